using System.Collections.Concurrent;
using System.Text.Json;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.Providers;

/// <summary>
/// A thousand jobs over three faulty providers that keep books of their own: none is lost, none is paid twice, and our
/// ledger says what theirs say.
/// </summary>
[TestFixture]
[NonParallelizable]
internal sealed class MarketTests
{
    private const int Jobs = 1000;
    private const int Senders = 16;
    private const int Seed = 20261128;
    private static readonly TimeSpan _pollEvery = TimeSpan.FromMilliseconds(200);

    private MockMarket _market = null!;
    private ApiHost _host = null!;
    private Account _owner = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _market = await MockMarket.OpenAsync(Seed);
        _host = await ApiHost.StartAsync(
            ("Providers:Replicate:BaseUrl", $"{_market.Address}/replicate"),
            ("Providers:Replicate:ApiKey", "r8-key-of-the-market"),
            ("Providers:BlackForestLabs:BaseUrl", $"{_market.Address}/bfl"),
            ("Providers:BlackForestLabs:ApiKey", "bfl-key-of-the-market"),
            ("Providers:Together:BaseUrl", $"{_market.Address}/together"),
            ("Providers:Together:ApiKey", "together-key-of-the-market"),
            ("Jobs:Concurrency", "64")
        );
        _owner = await _host.RegisterAsync();
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        _owner.Dispose();
        await _host.DisposeAsync();
        await _market.DisposeAsync();
    }

    [Test, CancelAfter(300_000)]
    public async Task ThousandJobs_OverFaultyProviders_AreNeitherLostNorPaidTwice(CancellationToken cancellationToken)
    {
        var ids = await SubmitAsync(cancellationToken);

        await WaitForAllAsync(cancellationToken);
        var jobs = new List<JsonElement>();
        foreach (var id in ids)
            jobs.Add(await _owner.Client.ReadAsync($"{GenerationCalls.Path}/{id}"));

        var charges = _market.Ledger.ToLookup(charge => charge.Prompt, charge => charge.Amount);
        var known = jobs.Where(job => !job.IsNull("cost.actual")).ToList();
        TestContext.Out.WriteLine(Tally(jobs));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(jobs, Has.Count.EqualTo(Jobs), "none is lost");
            Assert.That(
                jobs.Where(job => charges[job.Text("prompt")].Count() > 1).Select(job => job.Text("prompt")),
                Is.Empty,
                "none is paid twice"
            );
            Assert.That(
                known
                    .Where(job => job.At("cost.actual").GetDecimal() != charges[job.Text("prompt")].Sum())
                    .Select(Story),
                Is.Empty,
                "each costs what was charged"
            );
            Assert.That(
                jobs.Except(known).Select(FailureOf),
                Is.All.EqualTo("outcome_unknown"),
                "only a lost answer leaves the cost unknown"
            );
            Assert.That(
                jobs.Where(job => job.Text("status") == "completed").Count(),
                Is.GreaterThan(Jobs * 2 / 3),
                "most succeed all the same"
            );
            Assert.That(
                jobs.SelectMany(job => job.Items("attempts")).Select(attempt => attempt.Text("provider")).Distinct(),
                Is.EquivalentTo(new[] { "replicate", "bfl", "together" })
            );
        }

        var booked = await _host.Data.SumLedgerAsync(_owner.OrganizationId);
        var charged = known.Sum(job => charges[job.Text("prompt")].Sum());
        Assert.That(booked, Is.EqualTo(charged), "the ledger says what the providers' own books say");
    }

    private async Task<IReadOnlyList<Guid>> SubmitAsync(CancellationToken cancellationToken)
    {
        var ids = new ConcurrentBag<Guid>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Jobs),
            new ParallelOptions { MaxDegreeOfParallelism = Senders, CancellationToken = cancellationToken },
            async (number, _) =>
            {
                var job = await _owner.Client.CreateAsync(
                    new
                    {
                        prompt = $"A red fox, number {number}",
                        model = "flux-1.1-pro",
                        aspectRatio = "1:1",
                    }
                );
                ids.Add(job.Id());
            }
        );
        return [.. ids];
    }

    private async Task WaitForAllAsync(CancellationToken cancellationToken)
    {
        while (await _host.Data.ReadAsync<long>("SELECT count(*) FROM jobs WHERE completed_at IS NULL") > 0)
        {
            await Task.Delay(_pollEvery, cancellationToken);
        }
    }

    private static string? FailureOf(JsonElement job) => job.IsNull("failure") ? null : job.Text("failure.code");

    private static string Story(JsonElement job) =>
        $"{job.Text("prompt")}: {job.Text("status")} {FailureOf(job)} {job.At("cost.actual")}; "
        + string.Join(
            ", ",
            job.Items("attempts").Select(attempt => $"{attempt.Text("provider")} {attempt.At("outcome")}")
        );

    private static string Tally(IEnumerable<JsonElement> jobs) =>
        string.Join(
            ", ",
            jobs.CountBy(job => FailureOf(job) ?? job.Text("status"))
                .OrderByDescending(count => count.Value)
                .Select(count => $"{count.Key} {count.Value}")
        );
}
