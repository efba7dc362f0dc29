using ImageGenerator.EndToEnd.Tests.Support;

namespace ImageGenerator.Sdk.Tests;

/// <summary>The product that all clients of this project talk to, started once, and an API key of its owner.</summary>
[SetUpFixture]
internal sealed class Product
{
    private static ProductProcess? _process;
    private static string _data = "";

    public static Uri Address => _process!.Address;

    public static string Key { get; private set; } = "";

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _data = Directory.CreateTempSubdirectory("imagegenerator-sdk-").FullName;
        _process = await ProductProcess.StartAsync(
            new Dictionary<string, string>
            {
                ["Data__Root"] = _data,
                ["Registration__Open"] = "true",
                ["Providers__Offline__Simulation__PromptMarkers"] = "true",
                ["Jobs__RetryDelay"] = "00:00:00.020",
                ["Jobs__MaxRetryDelay"] = "00:00:00.050",
            }
        );
        using var visitor = await Visitor.RegisterAsync(_process.Address);
        Key = await visitor.CreateApiKeyAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_process is not null)
        {
            await _process.StopAsync();
            await _process.DisposeAsync();
        }

        Directory.Delete(_data, recursive: true);
    }
}
