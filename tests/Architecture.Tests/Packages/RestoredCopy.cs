using System.Diagnostics;
using ImageGenerator.Architecture.Tests.Support;

namespace ImageGenerator.Architecture.Tests.Packages;

/// <summary>
/// The projects of the inner layers with the repository's own settings, restored in a folder aside: from the packages
/// that this machine has already, so without a network.
/// </summary>
internal static class RestoredCopy
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);

    private static readonly string[] _files =
    [
        "Directory.Build.props",
        "Directory.Build.targets",
        "Directory.Packages.props",
        "src/Domain/Domain.csproj",
        "src/Application/Application.csproj",
    ];

    /// <returns>The exit code, and what was printed.</returns>
    public static async Task<(int ExitCode, string Output)> RestoreAsync(string auditSource)
    {
        var folder = Directory.CreateTempSubdirectory("imagegenerator-audit-");
        try
        {
            foreach (var file in _files)
                Copy(file, folder.FullName);
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "nuget.config"),
                Configuration(folder.FullName, auditSource)
            );
            return await RunAsync(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Copy(string file, string folder)
    {
        var target = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(Repository.PathTo(file.Split('/')), target);
    }

    private static string Configuration(string folder, string auditSource)
    {
        var none = Directory.CreateDirectory(Path.Combine(folder, "no-packages")).FullName;
        return $"""
            <configuration>
              <packageSources><clear /><add key="none" value="{none}" /></packageSources>
              <auditSources><clear /><add key="local" value="{auditSource}" allowInsecureConnections="true" /></auditSources>
            </configuration>
            """;
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string folder)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            ["restore", "src/Application/Application.csproj", "-nodeReuse:false"]
        )
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["NUGET_HTTP_CACHE_PATH"] = Path.Combine(folder, "http-cache"),
                ["NO_PROXY"] = "127.0.0.1",
            },
        };

        // This process was started by MSBuild itself, whose settings are not the copy's.
        foreach (
            var name in start
                .Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))
                .ToArray()
        )
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(_patience);
        return (process.ExitCode, await output + await errors);
    }
}
