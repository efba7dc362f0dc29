using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ImageGenerator.EndToEnd.Tests.Support;

namespace ImageGenerator.EndToEnd.Tests.Journeys;

/// <summary>
/// One run of the browser journeys (Playwright, in this folder) against a product that was just installed.
/// </summary>
internal sealed class JourneyRun
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(25);

    private readonly ILookup<string, JourneyResult> _results;

    private JourneyRun(IEnumerable<JourneyResult> results, string output) =>
        (_results, Output) = (results.ToLookup(result => result.File), output);

    public static string Folder { get; } =
        Path.Combine(BuiltProduct.RepositoryRoot, "tests", "EndToEnd.Tests", "Journeys");

    /// <summary>What the run printed.</summary>
    public string Output { get; }

    public static IEnumerable<string> Specs() =>
        Directory
            .EnumerateFiles(Folder, "*.spec.ts")
            .Select(file => Path.GetFileName(file))
            .Order(StringComparer.Ordinal);

    /// <summary>Walks every journey at desktop and phone size, light and dark.</summary>
    /// <param name="product">The product at the root of its host.</param>
    /// <param name="belowAPath">Another one that nobody has visited, behind a proxy and below a path.</param>
    /// <param name="openAIPort">Where the product looks for OpenAI: a stub is started there.</param>
    public static async Task<JourneyRun> StartAsync(Uri product, Uri belowAPath, int openAIPort)
    {
        var chromium = await Chromium.FindOrInstallAsync(Folder);
        var report = Path.Combine(Path.GetTempPath(), $"journeys-{Guid.NewGuid():N}.json");
        try
        {
            var output = await RunAsync(product, belowAPath, openAIPort, chromium, report);
            if (!File.Exists(report))
                throw new InvalidOperationException($"Playwright wrote no report. It said:\n{output}");

            using var json = JsonDocument.Parse(await File.ReadAllTextAsync(report));
            return new JourneyRun(
                [.. json.RootElement.GetProperty("suites").EnumerateArray().SelectMany(ResultsOf)],
                output
            );
        }
        finally
        {
            File.Delete(report);
        }
    }

    public IReadOnlyList<JourneyResult> ResultsOf(string spec) => [.. _results[spec]];

    private static IEnumerable<JourneyResult> ResultsOf(JsonElement suite)
    {
        foreach (var spec in ChildrenOf(suite, "specs"))
        {
            foreach (var test in spec.GetProperty("tests").EnumerateArray())
            {
                var errors = test.GetProperty("results")
                    .EnumerateArray()
                    .SelectMany(result => ChildrenOf(result, "errors"))
                    .Select(error =>
                        error.TryGetProperty("message", out var message) ? message.GetString() : error.ToString()
                    );
                yield return new JourneyResult(
                    Path.GetFileName(spec.GetProperty("file").GetString()!),
                    $"{spec.GetProperty("title").GetString()} [{test.GetProperty("projectName").GetString()}]",
                    test.GetProperty("status").GetString()!,
                    string.Join('\n', errors)
                );
            }
        }

        foreach (var result in ChildrenOf(suite, "suites").SelectMany(ResultsOf))
            yield return result;
    }

    private static JsonElement.ArrayEnumerator ChildrenOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var children) ? children.EnumerateArray() : default;

    private static async Task<string> RunAsync(
        Uri product,
        Uri belowAPath,
        int openAIPort,
        string? chromium,
        string report
    )
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(
                "node",
                [Path.Combine("node_modules", "@playwright", "test", "cli.js"), "test", "--reporter=json,line"]
            )
            {
                WorkingDirectory = Folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment =
                {
                    ["PRODUCT_URL"] = product.ToString(),
                    ["PRODUCT_BELOW_A_PATH_URL"] = belowAPath.ToString(),
                    ["CHROMIUM_PATH"] = chromium ?? "",
                    ["OPENAI_STUB_PORT"] = openAIPort.ToString(CultureInfo.InvariantCulture),
                    ["PLAYWRIGHT_JSON_OUTPUT_NAME"] = report,
                },
            },
        };
        process.Start();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(_patience);
        return await output + await errors;
    }
}

/// <summary>How one journey went, in one of the browser's shapes.</summary>
/// <param name="File">The spec's file.</param>
/// <param name="Title">What was done, and in which shape.</param>
/// <param name="Status">Playwright's word: <c>expected</c> when it went well.</param>
/// <param name="Errors">What went wrong.</param>
internal sealed record JourneyResult(string File, string Title, string Status, string Errors);
