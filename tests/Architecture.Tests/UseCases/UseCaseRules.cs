using System.Reflection;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Common.Idempotency;
using MediatR;

namespace ImageGenerator.Architecture.Tests.UseCases;

/// <summary>What every use case has to declare. Each rule answers with what breaks it.</summary>
internal static class UseCaseRules
{
    public const int MaxDependencies = 7;

    public static bool IsRequest(Type type) =>
        type is { IsClass: true, IsAbstract: false } && Implements(type, typeof(IRequest<>));

    /// <summary>
    /// A command or query says who may run it: with a permission, with a reason why anyone may, or for workers.
    /// </summary>
    public static IReadOnlyList<string> FindUndeclared(IEnumerable<Type> types) =>
        [
            .. types
                .Where(IsRequest)
                .Where(type => type.GetCustomAttributes<AccessAttribute>().Count() != 1)
                .Select(type => type.Name),
        ];

    /// <summary>What anyone may run says why.</summary>
    public static IReadOnlyList<string> FindUnexplained(IEnumerable<Type> types) =>
        [
            .. types
                .Where(type =>
                    type.GetCustomAttribute<AllowsAnyoneAttribute>() is { } open
                    && string.IsNullOrWhiteSpace(open.Because)
                )
                .Select(type => type.Name),
        ];

    /// <summary>
    /// What takes a key can be answered again, and what could be sent again takes its key by the one way there is.
    /// </summary>
    public static IReadOnlyList<string> FindHalfIdempotent(IReadOnlyCollection<Type> types) =>
        [
            .. types
                .Where(IsRequest)
                .Where(type =>
                    type.IsAssignableTo(typeof(IIdempotent))
                        ? !types.Any(other => IsReplayOf(other, type))
                        : type.GetProperty(nameof(IIdempotent.IdempotencyKey)) is not null
                )
                .Select(type => type.Name),
        ];

    public static IReadOnlyList<string> FindBusyHandlers(IEnumerable<Type> types) =>
        [
            .. types
                .Where(type =>
                    type is { IsClass: true, IsAbstract: false } && Implements(type, typeof(IRequestHandler<,>))
                )
                .Where(type =>
                    type.GetConstructors().Max(constructor => constructor.GetParameters().Length) > MaxDependencies
                )
                .Select(type => type.Name),
        ];

    private static bool IsReplayOf(Type type, Type command) =>
        Array.Exists(type.GetInterfaces(), face =>
            face.IsGenericType
            && face.GetGenericTypeDefinition() == typeof(IReplay<,>)
            && face.GetGenericArguments()[0] == command
        );

    private static bool Implements(Type type, Type face) =>
        Array.Exists(type.GetInterfaces(), found => found.IsGenericType && found.GetGenericTypeDefinition() == face);
}
