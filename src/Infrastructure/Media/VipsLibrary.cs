using System.Runtime.InteropServices;
using ImageGenerator.Infrastructure.Native;

namespace ImageGenerator.Infrastructure.Media;

/// <summary>Loads libvips and locks it down, once in the process.</summary>
internal static class VipsLibrary
{
    private static readonly Lazy<string> Loaded = new(Load);

    /// <summary>Loaders for trusted formats only. Everything else, SVG and PDF included, stays blocked.</summary>
    private static readonly string[] AllowedLoaders = ["Png", "Jpeg", "Webp", "Heif", "Nsgif"];

    /// <summary>Makes the library usable and returns its version.</summary>
    /// <exception cref="InvalidOperationException">There is no libvips on this machine.</exception>
    public static string EnsureLoaded() => Loaded.Value;

    private static unsafe string Load()
    {
        var handle = Open();
        NativeLibrary.SetDllImportResolver(typeof(VipsLibrary).Assembly, (name, _, _) =>
            name == VipsNative.Library ? handle : 0
        );
        if (VipsNative.Init("ImageGenerator") != 0)
            throw new InvalidOperationException($"libvips did not start: {VipsException.TakeMessage()}");

        const int warningsAndLess = 0x10 | 0x20 | 0x40 | 0x80; // G_LOG_LEVEL_WARNING, _MESSAGE, _INFO, _DEBUG
        _ = VipsNative.SetLogHandler("VIPS", warningsAndLess, &VipsNative.Ignore, 0);

        VipsNative.SetCacheSize(0); // no input is used twice
        VipsNative.SetConcurrency(1); // one image, one thread: the job engine decides how many run at once
        VipsNative.BlockUntrusted(1);
        VipsNative.Block("VipsForeignLoad", 1);
        foreach (var loader in AllowedLoaders)
            VipsNative.Block("VipsForeignLoad" + loader, 0);

        return $"{VipsNative.Version(0)}.{VipsNative.Version(1)}.{VipsNative.Version(2)}";
    }

    private static nint Open()
    {
        foreach (var candidate in Candidates())
        {
            if (NativeLibrary.TryLoad(candidate, out var handle))
                return handle;
        }

        throw new InvalidOperationException(
            "libvips was not found. Build with Node.js installed (the build fetches it), or install libvips "
                + "(Debian: apt install libvips42, macOS: brew install vips)."
        );
    }

    private static IEnumerable<string> Candidates()
    {
        if (NativeAssets.VipsLibrary is { } native)
            yield return native;
        if (OperatingSystem.IsWindows())
        {
            yield return "libvips-42.dll";
        }
        else if (OperatingSystem.IsMacOS())
        {
            yield return "libvips.42.dylib";
            yield return "/opt/homebrew/lib/libvips.42.dylib";
        }
        else
        {
            yield return "libvips.so.42";
        }
    }
}
