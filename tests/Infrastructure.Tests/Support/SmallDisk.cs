using System.Diagnostics;

namespace ImageGenerator.Infrastructure.Tests.Support;

/// <summary>A real disk of a few megabytes, which can be filled. Only where this process may mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private SmallDisk()
    {
    }

    public string Root => _folder.Path;

    private string Ballast => Path.Combine(Root, "ballast");

    /// <summary>Mounts it; the test is skipped, and says why, where that is not allowed.</summary>
    public static SmallDisk Mount(int megabytes)
    {
        var disk = new SmallDisk();
        if (OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk.Root) is var said && said.Length == 0) return disk;

        disk._folder.Dispose();
        Assert.Ignore("No small disk can be mounted here: that takes Linux and the right to mount (root with CAP_SYS_ADMIN).");
        return disk;
    }

    /// <summary>Takes all the room but this much.</summary>
    public void Fill(int leaving = 0)
    {
        using var file = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var chunk = new byte[4096];
        try
        {
            while (true) file.Write(chunk);
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
        _folder.Dispose();
    }

    /// <returns>What it complained about; empty when it succeeded.</returns>
    private static string Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
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
