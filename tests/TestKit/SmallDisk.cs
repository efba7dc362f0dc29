using System.Diagnostics;

namespace ImageGenerator.TestKit;

/// <summary>A real disk of a few megabytes, which can be filled. Only where this process may mount one.</summary>
public sealed class SmallDisk : IDisposable
{
    /// <summary>Why a test that needs one is skipped where there can be none.</summary>
    public const string Unavailable =
        "No small disk can be mounted here: that takes Linux and the right to mount (root with CAP_SYS_ADMIN).";

    private SmallDisk(string root) => Root = root;

    /// <summary>Where it is mounted.</summary>
    public string Root { get; }

    private string Ballast => Path.Combine(Root, "ballast");

    /// <summary>Mounts it; null where that is not allowed.</summary>
    public static SmallDisk? TryMount(int megabytes)
    {
        var root = Directory.CreateTempSubdirectory("imagegenerator-disk-").FullName;
        if (
            OperatingSystem.IsLinux()
            && Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", root).Length == 0
        )
            return new SmallDisk(root);

        Directory.Delete(root);
        return null;
    }

    /// <summary>Takes all the room but this much.</summary>
    public void Fill(int leaving = 0)
    {
        using var file = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var chunk = new byte[4096];
        try
        {
            while (true)
                file.Write(chunk);
        }
        catch (IOException)
        {
            file.SetLength(Math.Max(0, file.Length - leaving));
        }
    }

    public void MakeRoom() => File.Delete(Ballast);

    public void Dispose()
    {
        Run("umount", "-l", Root);
        Directory.Delete(Root);
    }

    /// <returns>What it complained about; empty when it succeeded.</returns>
    private static string Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, arguments) { RedirectStandardError = true }
            )!;
            var said = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? "" : said + process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return missing.Message;
        }
    }
}
