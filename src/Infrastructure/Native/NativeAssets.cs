using System.Runtime.InteropServices;

namespace ImageGenerator.Infrastructure.Native;

/// <summary>
/// Finds the prebuilt PostgreSQL that the build restores from npm: next to a published application in
/// <c>native/node_modules</c>, or in the source tree when it runs from there.
/// </summary>
internal static class NativeAssets
{
    private static readonly Lazy<string?> Modules = new(() => FindModules(AppContext.BaseDirectory));

    /// <summary>The <c>bin</c> folder of the PostgreSQL for this platform; null when it was not restored.</summary>
    public static string? PostgresBinDirectory =>
        ExistingFolder("@embedded-postgres", $"{PlatformName}-{Architecture}", "native", "bin");

    private static string Architecture =>
        RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "x64";

    internal static string? FindModules(string baseDirectory)
    {
        var published = Path.Combine(baseDirectory, "native", "node_modules");
        if (Directory.Exists(published))
            return published;

        for (var folder = new DirectoryInfo(baseDirectory); folder is not null; folder = folder.Parent)
        {
            var restored = Path.Combine(folder.FullName, "src", "Infrastructure", "Native", "node_modules");
            if (Directory.Exists(restored))
                return restored;
        }

        return null;
    }

    private static string PlatformName =>
        OperatingSystem.IsWindows() ? "windows"
        : OperatingSystem.IsMacOS() ? "darwin"
        : "linux";

    private static string? ExistingFolder(params ReadOnlySpan<string> parts)
    {
        if (Modules.Value is not { } modules)
            return null;

        var folder = Path.Combine([modules, .. parts]);
        return Directory.Exists(folder) ? folder : null;
    }
}
