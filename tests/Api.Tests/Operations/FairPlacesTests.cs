using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.Operations;

/// <summary>A worker's places with two tenants: what one of them waits for keeps nobody else from working.</summary>
internal sealed class FairPlacesTests
{
    [Test, CancelAfter(60_000)]
    public async Task Worker_WhenOneTenantsJobsNeverEnd_KeepsPlacesForTheOthers(CancellationToken cancellationToken)
    {
        await using var host = await ApiHost.StartAsync(
            ("Jobs:Concurrency", "8"),
            ("Providers:Offline:Concurrency", "100")
        );
        using var slow = await host.RegisterAsync();
        using var other = await host.RegisterAsync();
        await CreateAsync(slow, "[[slow=999999]]", 8);
        await WaitUntilAsync(
            host,
            "SELECT count(*) FROM provider_attempts WHERE outcome IS NULL",
            6,
            cancellationToken
        );

        var drawn = await other.Client.DrawAsync("A lighthouse");

        Assert.That(drawn.Text("status"), Is.EqualTo("completed"));
        Assert.That(
            await host.Data.ReadAsync<long>("SELECT count(*) FROM job_queue WHERE leased_by IS NULL"),
            Is.EqualTo(2),
            "two of the eight wait"
        );
    }

    [Test, CancelAfter(60_000)]
    public async Task Worker_WhenThereIsOneOrganization_UsesAllPlaces(CancellationToken cancellationToken)
    {
        await using var host = await ApiHost.StartAsync(
            ("Jobs:Concurrency", "4"),
            ("Providers:Offline:Concurrency", "100")
        );
        using var only = await host.RegisterAsync();

        await CreateAsync(only, "[[slow=999999]]", 5);

        await WaitUntilAsync(
            host,
            "SELECT count(*) FROM provider_attempts WHERE outcome IS NULL",
            4,
            cancellationToken
        );
    }

    [Test, CancelAfter(60_000)]
    public async Task Worker_WhenJobsOnlyWaitForTheirProvider_TakesUpOthers(CancellationToken cancellationToken)
    {
        await using var host = await ApiHost.StartAsync(
            ("Jobs:Concurrency", "1"),
            ("Providers:Offline:Concurrency", "100")
        );
        using var account = await host.RegisterAsync();
        await CreateAsync(account, "[[async=999999]]", 5);
        await WaitUntilAsync(
            host,
            "SELECT count(*) FROM provider_attempts WHERE outcome IS NULL AND provider_job_id IS NOT NULL",
            5,
            cancellationToken
        );

        var drawn = await account.Client.DrawAsync("A lighthouse");

        Assert.That(drawn.Text("status"), Is.EqualTo("completed"));
    }

    private static async Task CreateAsync(Account account, string prompt, int jobs)
    {
        for (var job = 0; job < jobs; job++)
            await account.Client.CreateAsync(GenerationCalls.Small(prompt));
    }

    private static async Task WaitUntilAsync(
        ApiHost host,
        string count,
        long wanted,
        CancellationToken cancellationToken
    )
    {
        // Not a pause that the outcome depends on: only the interval of asking.
        while (await host.Data.ReadAsync<long>(count) != wanted)
            await Task.Delay(20, cancellationToken);
    }
}
