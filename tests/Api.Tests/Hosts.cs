using ImageGenerator.Api.Tests.Support;

[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: FixtureLifeCycle(LifeCycle.SingleInstance)]

namespace ImageGenerator.Api.Tests;

/// <summary>The hosts that every fixture may use, because an organization of one's own is isolation enough.</summary>
[SetUpFixture]
internal sealed class Hosts
{
    /// <summary>API and worker.</summary>
    public static ApiHost Working { get; private set; } = null!;

    /// <summary>API only: what is asked for stays pending.</summary>
    public static ApiHost Idle { get; private set; } = null!;

    [OneTimeSetUp]
    public static async Task StartAsync()
    {
        Working = await ApiHost.StartAsync();
        Idle = await ApiHost.StartAsync(("Roles", "api"));
    }

    [OneTimeTearDown]
    public static async Task StopAsync()
    {
        await Working.DisposeAsync();
        await Idle.DisposeAsync();
    }
}
