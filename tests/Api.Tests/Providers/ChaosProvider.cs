using System.Collections.Concurrent;
using System.IO.Compression;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Infrastructure.Providers.Offline.Art;

namespace ImageGenerator.Api.Tests.Providers;

/// <summary>
/// A provider that charges and then fails in every way that there is, and keeps books of its own. What happens to a
/// prompt follows from the seed, the prompt and how often it was sent, whatever the order of the requests.
/// </summary>
internal sealed class ChaosProvider(string id, decimal price, bool canBeAsked, bool reports) : IProvider
{
    private const int Seed = 20261130;

    private static readonly byte[] _png = PngEncoder.Encode(
        new byte[64 * 64 * 3],
        new Canvas(64, 64),
        [],
        CompressionLevel.Fastest
    );

    private readonly ConcurrentQueue<Sale> _sales = new();
    private readonly ConcurrentDictionary<string, int> _sent = new();
    private readonly ConcurrentDictionary<string, Sale> _jobs = new();

    public string Id => id;

    public bool CanResubmit => false;

    /// <summary>Every request that arrived, charged or not.</summary>
    public IReadOnlyCollection<Sale> Sales => _sales;

    /// <summary>Prompts whose request hangs until somebody cancels it.</summary>
    public ConcurrentQueue<string> Hanging { get; } = new();

    public async Task<ProviderResult> SubmitAsync(ProviderCall call, CancellationToken cancellationToken)
    {
        await Task.Yield();
        var prompt = call.ImageRequest.Prompt;
        var fate = FateOf(prompt, _sent.AddOrUpdate(prompt, 1, (_, before) => before + 1));
        var sale = new Sale(prompt, $"{id}-{Guid.NewGuid():N}", fate, IsCharged(fate) ? price : 0);
        if (fate is not (Fate.Throttled or Fate.NotReached))
            _sales.Enqueue(sale);
        if (fate is not (Fate.LostBefore or Fate.ErrorBefore or Fate.BreaksBefore))
            _jobs[sale.Job] = sale;
        if (fate == Fate.Hangs)
        {
            Hanging.Enqueue(prompt);
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        return AnswerTo(sale);
    }

    public Task<ProviderResult> PollAsync(RemoteJob job, CancellationToken cancellationToken)
    {
        var sale = _jobs[job.ProviderJobId];
        ProviderResult result = Draw($"{sale.Prompt} {++sale.Polls}", 24) switch
        {
            0 => throw new InvalidOperationException("The adapter broke over half a character."),
            1 => new ProviderResult.ServerError("Oops."),
            2 => new ProviderResult.Unknown("Reset."),
            _ when sale.Polls == 1 => new ProviderResult.Accepted(sale.Job, TimeSpan.FromMilliseconds(5), 40),
            _ when sale.Fate == Fate.GivenUp => new ProviderResult.Failed("The model crashed."),
            _ => Images(),
        };
        return Task.FromResult(result);
    }

    public Task CancelAsync(RemoteJob job, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<ProviderResult> ReconcileAsync(
        ProviderCall call,
        DateTimeOffset sentAt,
        CancellationToken cancellationToken
    )
    {
        if (!canBeAsked)
            return Task.FromResult<ProviderResult>(new ProviderResult.Unknown(""));

        var sale = _sales.Last(sold => sold.Prompt == call.ImageRequest.Prompt);
        sale.IsKnowable = true;
        return Task.FromResult<ProviderResult>(
            _jobs.ContainsKey(sale.Job)
                ? new ProviderResult.Accepted(sale.Job, TimeSpan.Zero)
                : new ProviderResult.Unavailable("It did not arrive.")
        );
    }

    public Task<ConnectionCheckResult> CheckAsync(ProviderConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult(ConnectionCheckResult.Healthy);

    private ProviderResult AnswerTo(Sale sale) =>
        sale.Fate switch
        {
            Fate.Works => Images(),
            Fate.Accepted or Fate.GivenUp => new ProviderResult.Accepted(sale.Job, TimeSpan.Zero),
            Fate.Throttled => new ProviderResult.RateLimited(null, "Slow down."),
            Fate.NotReached => new ProviderResult.Unavailable("Nobody is there."),
            Fate.ErrorBefore or Fate.ErrorAfter => new ProviderResult.ServerError("Internal error."),
            Fate.Empty => new ProviderResult.NoOutput("Only text came.", reports ? Money.Usd(price) : null),
            Fate.EmptyList => new ProviderResult.Completed([], reports ? Money.Usd(price) : null),
            Fate.Spoilt => new ProviderResult.Completed(
                [ProviderOutput.FromBytes("<html></html>"u8.ToArray())],
                reports ? Money.Usd(price) : null
            ),
            Fate.Negative => new ProviderResult.Completed(
                [ProviderOutput.FromBytes(_png)],
                Money.Usd(-price),
                new ProviderUsage { OutputImageTokens = -4160, InputTextTokens = int.MaxValue }
            ),
            Fate.Refused => new ProviderResult.ContentRejected("Not this."),
            Fate.LostBefore or Fate.LostAfter => new ProviderResult.Unknown("The connection broke."),
            _ => throw new InvalidOperationException("The adapter broke."),
        };

    private ProviderResult.Completed Images() =>
        new([ProviderOutput.FromBytes(_png)], reports ? Money.Usd(price) : null);

    private static bool IsCharged(Fate fate) =>
        fate
            is Fate.Works
                or Fate.Accepted
                or Fate.ErrorAfter
                or Fate.Empty
                or Fate.EmptyList
                or Fate.Spoilt
                or Fate.Negative
                or Fate.LostAfter
                or Fate.BreaksAfter
                or Fate.Hangs;

    private static Fate FateOf(string prompt, int time) =>
        Draw($"{prompt} sent {time}", 100) switch
        {
            < 25 => Fate.Works,
            < 45 => Fate.Accepted,
            < 49 => Fate.GivenUp,
            < 54 => Fate.Throttled,
            < 58 => Fate.NotReached,
            < 63 => Fate.ErrorBefore,
            < 70 => Fate.ErrorAfter,
            < 75 => Fate.Empty,
            < 78 => Fate.EmptyList,
            < 81 => Fate.Spoilt,
            < 84 => Fate.Negative,
            < 86 => Fate.Refused,
            < 89 => Fate.LostBefore,
            < 93 => Fate.LostAfter,
            < 95 => Fate.BreaksBefore,
            < 98 => Fate.BreaksAfter,
            _ => Fate.Hangs,
        };

    // Of the text itself: the runtime's own hashes differ from run to run.
    private static int Draw(string text, int of) =>
        new Random(text.Aggregate(Seed, (hash, character) => unchecked((hash * 31) + character))).Next(of);

    /// <summary>A request that arrived.</summary>
    public sealed record Sale(string Prompt, string Job, Fate Fate, decimal Charged)
    {
        /// <summary>True when our side can find out what it was charged.</summary>
        public bool IsKnowable { get; set; } =
            Fate
            is not (
                Fate.ErrorBefore
                or Fate.ErrorAfter
                or Fate.LostBefore
                or Fate.LostAfter
                or Fate.BreaksBefore
                or Fate.BreaksAfter
                or Fate.Hangs
            );

        public int Polls { get; set; }
    }

    public enum Fate
    {
        Works,
        Accepted,
        GivenUp,
        Throttled,
        NotReached,
        ErrorBefore,
        ErrorAfter,
        Empty,
        EmptyList,
        Spoilt,
        Negative,
        Refused,
        LostBefore,
        LostAfter,
        BreaksBefore,
        BreaksAfter,
        Hangs,
    }
}

/// <summary>The product's providers, some of them replaced.</summary>
internal sealed class ChaosRegistry(IEnumerable<IProvider> real, IReadOnlyCollection<ChaosProvider> chaos)
    : IProviderRegistry
{
    private readonly Dictionary<string, IProvider> _byId = real.Where(provider =>
            chaos.All(other => other.Id != provider.Id)
        )
        .Concat(chaos)
        .ToDictionary(provider => provider.Id);

    public IReadOnlyList<IProvider> All => [.. _byId.Values];

    public IProvider Get(string id) => _byId[id];
}
