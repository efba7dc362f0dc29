using System.Diagnostics;
using System.Globalization;
using ImageGenerator.EndToEnd.Tests.Support;

namespace ImageGenerator.EndToEnd.Tests.Journeys;

/// <summary>
/// One run of the browser journeys (Playwright, in this folder) against a product that was just installed. The run as a
/// whole has no limit, which would say more about the machine than about the product: every journey has one of its own
/// (<c>playwright.config.ts</c>), and the run is ended when nothing happens in it any more.
/// </summary>
internal sealed class JourneyRun : IAsyncDisposable
{
    private static readonly TimeSpan _kindness = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly JourneyLog _log = new();
    private readonly TimeSpan _silence;
    private readonly Action<string> _tell;
    private readonly Task _listening;

    private JourneyRun(Process process, TimeSpan silence, Action<string> tell)
    {
        (_process, _silence, _tell) = (process, silence, tell);
        _process.ErrorDataReceived += (_, line) => _log.Hear(line.Data ?? "");
        _process.BeginErrorReadLine();
        _listening = ListenAsync();
    }

    public static string Folder { get; } =
        Path.Combine(BuiltProduct.RepositoryRoot, "tests", "EndToEnd.Tests", "Journeys");

    /// <summary>What the run printed beside the results.</summary>
    public string Output => _log.Remarks;

    public static IEnumerable<string> Specs() =>
        Directory
            .EnumerateFiles(Folder, "*.spec.ts")
            .Select(file => Path.GetFileName(file))
            .Order(StringComparer.Ordinal);

    /// <summary>Begins to walk every journey; the results come as they are there.</summary>
    /// <param name="product">The product at the root of its host.</param>
    /// <param name="belowAPath">Another one that nobody has visited, behind a proxy and below a path.</param>
    /// <param name="openAIPort">Where the product looks for OpenAI: a stub is started there.</param>
    /// <param name="tell">Hears of each journey as it ends.</param>
    public static async Task<JourneyRun> StartAsync(Uri product, Uri belowAPath, int openAIPort, Action<string> tell)
    {
        var chromium = await Chromium.FindOrInstallAsync(Folder);
        var playwright = Path.Combine("node_modules", "@playwright", "test", "cli.js");
        var start = new ProcessStartInfo("node", [playwright, "test", "--reporter=./support/progress-reporter.ts"])
        {
            Environment =
            {
                ["PRODUCT_URL"] = product.ToString(),
                ["PRODUCT_BELOW_A_PATH_URL"] = belowAPath.ToString(),
                ["CHROMIUM_PATH"] = chromium ?? "",
                ["OPENAI_STUB_PORT"] = openAIPort.ToString(CultureInfo.InvariantCulture),
            },
        };
        // Longer than the longest limit of a journey.
        return Start(start, TimeSpan.FromMinutes(8), tell);
    }

    /// <param name="start">A program that tells of journeys as Playwright does here.</param>
    /// <param name="silence">How long nothing may happen.</param>
    /// <param name="tell">Hears of each journey as it ends.</param>
    internal static JourneyRun Start(ProcessStartInfo start, TimeSpan silence, Action<string> tell)
    {
        start.WorkingDirectory = Folder;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        return new JourneyRun(Process.Start(start)!, silence, tell);
    }

    /// <summary>How the journeys of a file went, once the last of them has ended.</summary>
    public Task<IReadOnlyList<JourneyResult>> ResultsOfAsync(string spec) => _log.ResultsOfAsync(spec);

    /// <summary>Ends it, and everything that it has started.</summary>
    public async ValueTask DisposeAsync()
    {
        _log.Close("The tests were ended.");
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _listening;
        _process.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (await _process.StandardOutput.ReadLineAsync().WaitAsync(_silence) is { } line)
            {
                if (_log.Hear(line) is { } news)
                    _tell(news);
            }

            await _process.WaitForExitAsync().WaitAsync(_kindness);
            _log.Close($"Playwright ended before, with {_process.ExitCode}.");
        }
        catch (TimeoutException)
        {
            // Browsers are children of its workers: they go as well.
            _process.Kill(entireProcessTree: true);
            _log.Close($"Nothing had happened for {_silence}, so the run was ended, with its browsers.");
        }
    }
}
