using System.Net;
using System.Net.Sockets;
using ImageGenerator.EndToEnd.Tests.Support;
using ImageGenerator.TestKit;

namespace ImageGenerator.EndToEnd.Tests.Journeys;

/// <summary>The product in a real browser, from the first visit on, one case for each file of journeys.</summary>
internal sealed class JourneyTests
{
    private string _folder = "";
    private ProductProcess? _product;
    private ProductProcess? _belowAPath;
    private ForwardingProxy? _proxy;
    private JourneyRun? _run;

    [OneTimeSetUp]
    public async Task BeginToWalk()
    {
        var openAIPort = FreePort();
        _folder = Directory.CreateTempSubdirectory("imagegenerator-journeys-").FullName;
        _product = await ProductProcess.StartAsync(
            new Dictionary<string, string>
            {
                ["Data__Root"] = _folder,
                ["Registration__Open"] = "true",
                ["SignIn__FreeAttemptsPerSource"] = "10000",
                ["Providers__Offline__Simulation__PromptMarkers"] = "true",
                ["Providers__OpenAI__BaseUrl"] = $"http://127.0.0.1:{openAIPort}/v1",
            }
        );
        _proxy = await ForwardingProxy.StartAsync("/images", strips: true);
        _belowAPath = await ProductProcess.StartAsync(
            new Dictionary<string, string>
            {
                ["Data__Root"] = Path.Combine(_folder, "below-a-path"),
                ["PublicUrl"] = _proxy.Address.AbsoluteUri,
            }
        );
        _proxy.Target = new Uri(_belowAPath.Address, "/");
        var progress = TestContext.Progress;
        _run = await JourneyRun.StartAsync(_product.Address, _proxy.Address, openAIPort, progress.WriteLine);
    }

    [OneTimeTearDown]
    public async Task StopTheProduct()
    {
        if (_run is not null)
            await _run.DisposeAsync();
        if (_proxy is not null)
            await _proxy.DisposeAsync();
        foreach (var product in new[] { _product, _belowAPath }.OfType<ProductProcess>())
        {
            await product.StopAsync();
            await product.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // Each ends as soon as the last journey of its file has; none waits for the whole run.
    [TestCaseSource(typeof(JourneyRun), nameof(JourneyRun.Specs))]
    public async Task Journeys_WhenWalked_EndWell(string spec)
    {
        var results = await _run!.ResultsOfAsync(spec);

        foreach (var result in results)
            await TestContext.Out.WriteLineAsync(result.ToString());
        Assert.That(results, Is.Not.Empty, $"Playwright did not know it:\n{_run.Output}");
        var failed = results.Where(result => !result.WentWell).Select(result => $"{result}\n{result.Errors}");
        Assert.That(failed, Is.Empty);
    }

    [Test]
    public void Journeys_WhenListed_AreThere() => Assert.That(JourneyRun.Specs(), Is.Not.Empty);
}
