using System.Reflection;
using System.Runtime.CompilerServices;
using FluentValidation;
using ImageGenerator.Domain.Common;
using MediatR;

namespace ImageGenerator.Architecture.Tests.Conventions;

/// <summary>How types are to be declared. Each rule answers with what breaks it.</summary>
internal static class TypeRules
{
    /// <summary>
    /// Handlers and validators are reached through the pipeline alone, so nobody outside needs to see them.
    /// </summary>
    public static IReadOnlyList<string> HandlersAndValidatorsAreInternalAndSealed(IEnumerable<Type> types) =>
        [
            .. types
                .Where(IsHandlerOrValidator)
                .Where(type => type.IsVisible || !type.IsSealed)
                .Select(type => type.Name),
        ];

    /// <summary>
    /// State changes through methods that guard it: nothing has a public setter, and an aggregate not even one for its
    /// making.
    /// </summary>
    public static IReadOnlyList<string> NothingIsSetFromOutside(IEnumerable<Type> types) =>
        [
            .. from type in types
            from property in type.GetProperties(
                BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly
            )
            where
                property.SetMethod is { IsPublic: true } setter
                && (!IsInit(setter) || typeof(AggregateRoot).IsAssignableFrom(type))
            select $"{type.Name}.{property.Name}",
            .. from type in types
            where !type.IsEnum && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
            from field in type.GetFields(
                BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly
            )
            where !field.IsInitOnly && !field.IsLiteral
            select $"{type.Name}.{field.Name}",
        ];

    /// <summary>An aggregate is made by a factory that says why.</summary>
    public static IReadOnlyList<string> AggregatesAreMadeByFactories(IEnumerable<Type> types) =>
        [
            .. types
                .Where(type =>
                    typeof(AggregateRoot).IsAssignableFrom(type)
                    && type.GetConstructors().Length > 0
                    && !type.IsAbstract
                )
                .Select(type => type.Name),
        ];

    public static bool IsHandlerOrValidator(Type type) =>
        type is { IsClass: true, IsAbstract: false }
        && type.GetInterfaces()
            .Any(face =>
                face.IsGenericType
                && (
                    face.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)
                    || face.GetGenericTypeDefinition() == typeof(IValidator<>)
                )
            );

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
}
