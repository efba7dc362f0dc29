using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using ImageGenerator.Api.Tests.Support;
using ImageGenerator.Application.Providers;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Api.Tests.Providers;

/// <summary>
/// A thousand jobs over three providers that charge and then fail: one can be asked what became of a request, one
/// cannot, and with one somebody has decided to send again after a server error. Our books are validated against
/// theirs.
/// </summary>
[TestFixture]
[NonParallelizable]
internal sealed class ChaosTests
{
    private const int Jobs = 1000;
    private const int Senders = 16;
    private const decimal ByMegapixel = 0.04m * 1024 * 1024 / 1_000_000;
    private static readonly TimeSpan _pollEvery = TimeSpan.FromMilliseconds(100);
    private static readonly string[] _models = ["replicate/flux-1.1-pro", "bfl/flux-pro-1.1", "together/flux-1.1-pro"];

    private readonly ChaosProvider[] _providers =
    [
        new("replicate", 0.04m, canBeAsked: true, reports: false),
        new("bfl", 0.04m, canBeAsked: false, reports: true),
        new("together", ByMegapixel, canBeAsked: false, reports: false),
    ];

    private ApiHost _host = null!;
    private Account _owner = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _host = await ApiHost.StartAsync(
            services =>
                services.AddSingleton<IProviderRegistry>(provider => new ChaosRegistry(
                    provider.GetServices<IProvider>(),
                    _providers
                )),
            ("Providers:Replicate:ApiKey", "r8-key-of-the-chaos"),
            ("Providers:BlackForestLabs:ApiKey", "bfl-key-of-the-chaos"),
            ("Providers:Together:ApiKey", "together-key-of-the-chaos"),
            ("Providers:Together:Concurrency", "32"),
            ("Jobs:Concurrency", "96")
        );
        _owner = await _host.RegisterAsync();
        using var changed = await _owner.Client.PatchAsJsonAsync(
            "/api/v1/admin/providers/together",
            new { resendAfterServerError = true }
        );
        Assert.That((await changed.ReadAsync()).At("resendAfterServerError").GetBoolean(), Is.True);
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        _owner.Dispose();
        await _host.DisposeAsync();
    }

    [Test, CancelAfter(180_000)]
    public async Task ThousandJobs_OfAllKindsOfFaults_AreBoughtOnceAndBookedAsTheyWereCharged(
        CancellationToken cancellationToken
    )
    {
        var ids = await SubmitAsync(cancellationToken);
        await CancelHangingUntilAllAreDoneAsync(ids, cancellationToken);
        var jobs = new List<JsonElement>();
        foreach (var id in ids.Values)
            jobs.Add(await _owner.Client.ReadAsync($"{GenerationCalls.Path}/{id}"));

        var sales = _providers
            .SelectMany(provider => provider.Sales.Select(sale => (Provider: provider.Id, Sale: sale)))
            .ToLookup(sold => sold.Sale.Prompt);
        TestContext.Out.WriteLine(
            string.Join(
                ", ",
                sales
                    .SelectMany(sold => sold)
                    .CountBy(sold => sold.Sale.Fate)
                    .Select(count => $"{count.Key} {count.Value}")
            )
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(jobs, Has.Count.EqualTo(Jobs), "none is lost");
            Assert.That(
                sales.Where(sold => IsBoughtAgain([.. sold])).Select(sold => sold.Key),
                Is.Empty,
                "none is bought again without a rule that says so"
            );
            Assert.That(
                jobs.Where(job => KnownOf(job) != KnownBy(sales[job.Text("prompt")])).Select(job => Story(job, sales)),
                Is.Empty,
                "each costs what is known"
            );
            Assert.That(
                jobs.Where(job => UnknownOf(job) != UnknownBy(sales[job.Text("prompt")]))
                    .Select(job => Story(job, sales)),
                Is.Empty,
                "what cannot be known is counted"
            );
            Assert.That(
                jobs.Where(IsWrongAboutNothing).Select(job => Story(job, sales)),
                Is.Empty,
                "nothing is only said when it is known"
            );
        }

        Assert.That(
            await _host.Data.SumLedgerAsync(_owner.OrganizationId),
            Is.EqualTo(jobs.Sum(KnownOf)),
            "the ledger"
        );
        Assert.That(
            await _host.Data.ReadAsync<long>("SELECT count(*) FROM usage_records WHERE amount IS NULL"),
            Is.EqualTo(jobs.Sum(UnknownOf)).And.Positive,
            "and the amounts that are not in it"
        );
    }

    // Only what ended in a server error at the provider whose setting says so may be bought again.
    private static bool IsBoughtAgain(IReadOnlyList<(string Provider, ChaosProvider.Sale Sale)> sold) =>
        sold.Where(sale => sale.Sale.Charged > 0)
            .Count(sale => sale is not { Provider: "together", Sale.Fate: ChaosProvider.Fate.ErrorAfter }) > 1;

    private static decimal KnownOf(JsonElement job) =>
        job.IsNull("cost.actual") ? 0 : job.At("cost.actual").GetDecimal();

    private static decimal KnownBy(IEnumerable<(string Provider, ChaosProvider.Sale Sale)> sold) =>
        sold.Where(sale => sale.Sale.IsKnowable).Sum(sale => sale.Sale.Charged);

    private static int UnknownOf(JsonElement job) => job.At("cost.unknownAmounts").GetInt32();

    private static int UnknownBy(IEnumerable<(string Provider, ChaosProvider.Sale Sale)> sold) =>
        sold.Count(sale => !sale.Sale.IsKnowable);

    private static bool IsWrongAboutNothing(JsonElement job) =>
        job.Text("cost.charge") switch
        {
            "none" => UnknownOf(job) > 0 || KnownOf(job) > 0,
            "charged" => KnownOf(job) == 0,
            "unknown" => UnknownOf(job) == 0,
            _ => true,
        };

    private async Task<ConcurrentDictionary<string, Guid>> SubmitAsync(CancellationToken cancellationToken)
    {
        var ids = new ConcurrentDictionary<string, Guid>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Jobs),
            new ParallelOptions { MaxDegreeOfParallelism = Senders, CancellationToken = cancellationToken },
            async (number, _) =>
            {
                var prompt = $"A red fox, number {number}";
                var job = await _owner.Client.CreateAsync(
                    new
                    {
                        prompt,
                        model = _models[number % _models.Length],
                        aspectRatio = "1:1",
                    }
                );
                ids[prompt] = job.Id();
            }
        );
        return ids;
    }

    private async Task CancelHangingUntilAllAreDoneAsync(
        ConcurrentDictionary<string, Guid> ids,
        CancellationToken cancellationToken
    )
    {
        while (await _host.Data.ReadAsync<long>("SELECT count(*) FROM jobs WHERE completed_at IS NULL") > 0)
        {
            foreach (var provider in _providers)
            {
                while (provider.Hanging.TryDequeue(out var prompt))
                {
                    using var cancelled = await _owner.Client.PostAsync(
                        $"{GenerationCalls.Path}/{ids[prompt]}/cancel",
                        null,
                        cancellationToken
                    );
                    cancelled.EnsureSuccessStatusCode();
                }
            }

            await Task.Delay(_pollEvery, cancellationToken);
        }
    }

    private static string Story(JsonElement job, ILookup<string, (string Provider, ChaosProvider.Sale Sale)> sales) =>
        $"{job.Text("prompt")}: {job.Text("status")} {job.At("cost")}; "
        + string.Join(
            ", ",
            job.Items("attempts")
                .Select(attempt =>
                    $"{attempt.Text("provider")} {attempt.At("outcome")} {attempt.At("charge")} {attempt.At("cost")}"
                )
        )
        + " / "
        + string.Join(
            ", ",
            sales[job.Text("prompt")]
                .Select(sold => $"{sold.Provider} {sold.Sale.Fate} {sold.Sale.Charged} {sold.Sale.IsKnowable}")
        );
}
