using System.Runtime.CompilerServices;

namespace ImageGenerator.Infrastructure.Tests.Providers.Contracts;

/// <summary>The providers' official specifications. They are not part of this repository.</summary>
internal static class OfficialSpecifications
{
    public const string Variable = "PROVIDER_SPECS";

    /// <summary>Where they are looked for.</summary>
    public static string Folder { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
            ? named
            : Path.GetFullPath(Path.Combine(FolderOf(), "../../../../../shared/providers/specs"));

    public static string PathOf(string name) => Path.Combine(Folder, name);

    private static string FolderOf([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
