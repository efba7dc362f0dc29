using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ImageGenerator.Architecture.Tests.Support;

/// <summary>The layers' assemblies, inner ones first, and what they refer to.</summary>
internal static class Assemblies
{
    public static Assembly DomainLayer { get; } = typeof(Domain.Jobs.Job).Assembly;

    public static Assembly ApplicationLayer { get; } = typeof(Application.DependencyInjection).Assembly;

    public static Assembly InfrastructureLayer { get; } = typeof(Infrastructure.DependencyInjection).Assembly;

    public static Assembly ApiLayer { get; } = typeof(Api.Hosting).Assembly;

    public static IReadOnlyList<string> ReferencesOf(Assembly assembly) =>
        [.. assembly.GetReferencedAssemblies().Select(name => name.Name!)];

    /// <summary>Full names of the types of other assemblies that an assembly's code mentions.</summary>
    public static IReadOnlyList<string> ForeignTypesOf(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata
                .TypeReferences.Select(metadata.GetTypeReference)
                .Select(type => (Namespace: metadata.GetString(type.Namespace), Name: metadata.GetString(type.Name)))
                .Where(type => type.Namespace.Length > 0)
                .Select(type => $"{type.Namespace}.{type.Name}"),
        ];
    }
}
