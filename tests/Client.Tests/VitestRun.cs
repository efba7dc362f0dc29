using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace ImageGenerator.Client.Tests;

/// <summary>One run of the client's own test suite, and what came of each of its files.</summary>
internal sealed class VitestRun
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(8);

    private readonly Dictionary<string, FileResult> _files;

    private VitestRun(Dictionary<string, FileResult> files, string output) => (_files, Output) = (files, output);

    public static string ClientFolder { get; } =
        typeof(VitestRun)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == nameof(ClientFolder))
            .Value!;

    /// <summary>What the run printed.</summary>
    public string Output { get; }

    /// <summary>Test files, relative to the client's folder.</summary>
    public static IEnumerable<string> TestFiles() =>
        Directory
            .EnumerateFiles(Path.Combine(ClientFolder, "src"), "*.test.ts*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(ClientFolder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    public static async Task<VitestRun> StartAsync()
    {
        var report = Path.Combine(Path.GetTempPath(), $"vitest-{Guid.NewGuid():N}.json");
        try
        {
            var output = await RunAsync(
                "node",
                Path.Combine("node_modules", "vitest", "vitest.mjs"),
                "run",
                "--reporter=json",
                $"--outputFile={report}"
            );
            if (!File.Exists(report))
                throw new InvalidOperationException($"Vitest wrote no report. It said:\n{output}");

            return new VitestRun(Read(await File.ReadAllTextAsync(report)), output);
        }
        finally
        {
            File.Delete(report);
        }
    }

    /// <summary>What came of a file; null when the run did not know it.</summary>
    public FileResult? ResultOf(string file) => _files.GetValueOrDefault(file);

    private static Dictionary<string, FileResult> Read(string json)
    {
        using var report = JsonDocument.Parse(json);
        return report
            .RootElement.GetProperty("testResults")
            .EnumerateArray()
            .ToDictionary(
                file => Path.GetRelativePath(ClientFolder, file.GetProperty("name").GetString()!).Replace('\\', '/'),
                file => new FileResult(
                    file.GetProperty("assertionResults")
                        .EnumerateArray()
                        .Count(test => test.GetProperty("status").GetString() == "passed"),
                    [.. FailuresOf(file)]
                ),
                StringComparer.Ordinal
            );
    }

    private static IEnumerable<string> FailuresOf(JsonElement file)
    {
        foreach (var test in file.GetProperty("assertionResults").EnumerateArray())
        {
            if (test.GetProperty("status").GetString() == "passed")
                continue;

            var messages = test.GetProperty("failureMessages").EnumerateArray().Select(message => message.GetString());
            yield return $"{test.GetProperty("fullName").GetString()} ({test.GetProperty("status").GetString()})\n{string.Join('\n', messages)}";
        }

        if (
            file.GetProperty("status").GetString() == "failed"
            && file.GetProperty("message").GetString() is { Length: > 0 } message
        )
            yield return message;
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = ClientFolder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.Start();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(_patience);
        return await output + await errors;
    }
}

/// <summary>What came of one test file.</summary>
/// <param name="Passed">Tests that passed.</param>
/// <param name="Failures">Each test that did not, with its messages.</param>
internal sealed record FileResult(int Passed, IReadOnlyList<string> Failures);
