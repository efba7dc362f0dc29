using System.Diagnostics;
using System.Text.RegularExpressions;
using ImageGenerator.EndToEnd.Tests.Support;
using ImageGenerator.Infrastructure.Media;
using NetVips;

namespace ImageGenerator.EndToEnd.Tests.OpenAiClient;

/// <summary>
/// The libraries that people have (npm) against the product: OpenAI's own, of two generations, Vercel's AI SDK and
/// LangChain. They must not notice the difference. One case a scenario.
/// </summary>
internal sealed partial class OpenAiClientTests
{
    private const int Side = 256;

    private static readonly string _folder = Path.Combine(
        BuiltProduct.RepositoryRoot,
        "tests",
        "EndToEnd.Tests",
        "OpenAiClient"
    );
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    private string _data = "";
    private string _key = "";
    private ProductProcess? _product;

    [OneTimeSetUp]
    public async Task StartTheProduct()
    {
        _data = Directory.CreateTempSubdirectory("imagegenerator-openai-").FullName;
        _product = await ProductProcess.StartAsync(
            new Dictionary<string, string>
            {
                ["Data__Root"] = _data,
                ["Registration__Open"] = "true",
                ["Providers__Offline__Partials"] = "3",
                ["Providers__Offline__Simulation__PromptMarkers"] = "true",
                ["Jobs__RetryDelay"] = "00:00:00.020",
                ["Jobs__MaxRetryDelay"] = "00:00:00.050",
            }
        );
        using var visitor = await Visitor.RegisterAsync(_product.Address);
        _key = await visitor.CreateApiKeyAsync();
    }

    [OneTimeTearDown]
    public async Task StopTheProduct()
    {
        if (_product is not null)
        {
            await _product.StopAsync();
            await _product.DisposeAsync();
        }

        Directory.Delete(_data, recursive: true);
    }

    public static IEnumerable<TestCaseData> Scenarios() =>
        ScenariosOf("openai.mjs", "openai")
            .Concat(ScenariosOf("openai.mjs", "openai-4").Where(scenario => !IsStream(scenario)))
            .Concat(ScenariosOf("ai-sdk.mjs", "ai"))
            .Concat(ScenariosOf("langchain.mjs", "langchain"));

    [TestCase("openai", 13)]
    [TestCase("openai-4", 10)]
    [TestCase("ai", 8)]
    [TestCase("langchain", 4)]
    public void Scenarios_WhenListed_AreThere(string client, int count)
    {
        var names = Scenarios()
            .Where(scenario => Equals(scenario.Arguments[1], client))
            .Select(scenario => scenario.TestName)
            .ToList();

        Assert.That(names, Has.Count.EqualTo(count).And.Unique);
    }

    [TestCaseSource(nameof(Scenarios))]
    public async Task Client(string file, string client, string scenario)
    {
        var (code, output) = await RunAsync(
            file,
            scenario,
            new()
            {
                ["BASE_URL"] = new Uri(_product!.Address, "/v1").ToString(),
                ["API_KEY"] = _key,
                ["OPENAI_PACKAGE"] = client == "openai-4" ? client : "openai",
                ["PHOTOGRAPH"] = Convert.ToBase64String(Picture(Side)),
                ["MASK"] = Convert.ToBase64String(SeeThrough(Side)),
            }
        );

        Assert.That(code, Is.Zero, output);
    }

    private static IEnumerable<TestCaseData> ScenariosOf(string file, string client) =>
        ScenarioName()
            .Matches(File.ReadAllText(Path.Combine(_folder, file)))
            .Select(match => match.Groups[1].Value)
            .Select(scenario =>
                new TestCaseData(file, client, scenario).SetName($"Client({client}, {scenario.Replace(':', ',')})")
            );

    // Release 4 knows no streams of images.
    private static bool IsStream(TestCaseData scenario) =>
        ((string)scenario.Arguments[2]!).Contains("stream", StringComparison.Ordinal);

    private static async Task<(int Code, string Output)> RunAsync(
        string file,
        string scenario,
        Dictionary<string, string> environment
    )
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo("node", [file, scenario])
            {
                WorkingDirectory = _folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        foreach (var (name, value) in environment)
            process.StartInfo.Environment[name] = value;
        process.Start();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(_patience);
        return (process.ExitCode, await output + await errors);
    }

    [GeneratedRegex(@"^  async '([^']+)'\(\)", RegexOptions.Multiline)]
    private static partial Regex ScenarioName();

    private static byte[] Picture(int side)
    {
        VipsLibrary.EnsureLoaded();
        using var noise = Image.Gaussnoise(side, side, mean: 128);
        return noise.PngsaveBuffer();
    }

    private static byte[] SeeThrough(int side)
    {
        VipsLibrary.EnsureLoaded();
        using var black = Image.Black(side, side, bands: 4);
        using var rgba = black.Copy(interpretation: Enums.Interpretation.Srgb);
        return rgba.PngsaveBuffer();
    }
}
