using System.Reflection;

namespace ImageGenerator.EndToEnd.Tests.Support;

/// <summary>Where the build has put things.</summary>
internal static class BuiltProduct
{
    public static string Assembly { get; } = Metadata("ProductAssembly");

    public static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    private static string Metadata(string key) =>
        typeof(BuiltProduct)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == key)
            .Value!;
}
