using System.Diagnostics;

namespace ImageGenerator.EndToEnd.Tests.Support;

/// <summary>A browser for the journeys: an installed one, or one that is fetched now.</summary>
internal static class Chromium
{
    private static readonly string[] _names =
    [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
        "msedge",
    ];

    private static readonly string[] _places =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>The browser's executable; null when Playwright's own download is to be used.</summary>
    /// <exception cref="InvalidOperationException">There is none, and none could be had.</exception>
    public static async Task<string?> FindOrInstallAsync(string journeys)
    {
        if (Find() is { } installed)
            return installed;

        // Debian and its kin have it as a package; elsewhere Playwright brings its own.
        if (OperatingSystem.IsLinux() && Environment.UserName == "root" && File.Exists("/usr/bin/apt-get"))
        {
            await RunAsync(
                "/bin/sh",
                journeys,
                "-c",
                "apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium"
            );
            if (Find() is { } fresh)
                return fresh;
        }

        var (code, output) = await RunAsync(
            "node",
            journeys,
            Path.Combine("node_modules", "@playwright", "test", "cli.js"),
            "install",
            "chromium"
        );
        if (code == 0)
            return null;

        throw new InvalidOperationException(
            $"The browser journeys need Chromium or Chrome, and none was found or could be fetched. Install one, or set CHROMIUM_PATH to it.\n{output}"
        );
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } named)
            return named;

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders
            .SelectMany(folder => _names.Select(name => Path.Combine(folder, name)))
            .Concat(_places)
            .FirstOrDefault(File.Exists);
    }

    private static async Task<(int Code, string Output)> RunAsync(
        string program,
        string folder,
        params string[] arguments
    )
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.Start();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
