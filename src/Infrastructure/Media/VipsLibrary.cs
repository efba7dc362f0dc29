using NetVips;
using Vips = NetVips.NetVips;

namespace ImageGenerator.Infrastructure.Media;

/// <summary>Locks libvips down, once in the process. NetVips loads it: its package's own, or the system's.</summary>
internal static class VipsLibrary
{
    private static readonly Lazy<string> Loaded = new(Load);

    /// <summary>Loaders for trusted formats only. Everything else, SVG and PDF included, stays blocked.</summary>
    private static readonly string[] AllowedLoaders = ["Png", "Jpeg", "Webp", "Heif", "Nsgif"];

    /// <summary>Makes the library usable and returns its version.</summary>
    /// <exception cref="InvalidOperationException">There is no libvips on this machine.</exception>
    public static string EnsureLoaded() => Loaded.Value;

    private static string Load()
    {
        if (!ModuleInitializer.VipsInitialized)
            throw new InvalidOperationException(
                "libvips was not found. Its package has it for Linux, macOS and Windows on x64 and arm64; elsewhere "
                    + "install it (Debian: apt install libvips42).",
                ModuleInitializer.Exception
            );

        // It would write what it thinks of every damaged file to the console.
        const Enums.LogLevelFlags warningsAndLess =
            Enums.LogLevelFlags.Warning
            | Enums.LogLevelFlags.Message
            | Enums.LogLevelFlags.Info
            | Enums.LogLevelFlags.Debug;
        _ = Log.SetLogHandler("VIPS", warningsAndLess, (_, _, _) => { });

        Cache.Max = 0; // no input is used twice
        Vips.Concurrency = 1; // one image, one thread: the job engine decides how many run at once
        Vips.BlockUntrusted = true;
        Operation.Block("VipsForeignLoad", true);
        foreach (var loader in AllowedLoaders)
            Operation.Block("VipsForeignLoad" + loader, false);

        return $"{Vips.Version(0)}.{Vips.Version(1)}.{Vips.Version(2)}";
    }
}
