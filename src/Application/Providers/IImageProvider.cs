using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Providers;

/// <summary>
/// One provider of images. An adapter translates; it decides nothing: retries, costs, failover and storage are the job engine's.
/// Every method answers with what happened; it throws only <see cref="OperationCanceledException"/> and for bugs.
/// </summary>
public interface IImageProvider
{
    /// <summary>The provider's id as the catalogue has it: <c>offline</c>.</summary>
    string Id { get; }

    /// <summary>
    /// True when a request whose answer was lost may simply be sent again, because doing it twice costs nothing.
    /// False for every provider that charges: there a lost answer becomes <c>outcome_unknown</c>.
    /// </summary>
    bool CanResubmit { get; }

    /// <summary>Sends the request. May answer with the finished images, or with a job to ask about.</summary>
    Task<ProviderAnswer> SubmitAsync(ImageRequest request, CancellationToken cancellationToken);

    /// <summary>Asks about a job that <see cref="SubmitAsync"/> accepted.</summary>
    Task<ProviderAnswer> PollAsync(ProviderJob job, CancellationToken cancellationToken);

    /// <summary>Asks the provider to stop a job; best effort, an unknown or finished job is no error.</summary>
    Task CancelAsync(ProviderJob job, CancellationToken cancellationToken);

    /// <summary>A cheap check whether the provider can be used now.</summary>
    Task<ProviderHealth> CheckAsync(CancellationToken cancellationToken);
}

/// <summary>A request for images in the product's own words: frozen, and already checked against the model's capabilities.</summary>
public sealed record ImageRequest
{
    /// <summary>The generation that asks; also a good idempotency key where the provider takes one.</summary>
    public required JobId JobId { get; init; }

    /// <summary>1 for the first attempt.</summary>
    public required int Attempt { get; init; }

    /// <summary>The model's id in the catalogue.</summary>
    public required string Model { get; init; }

    public required string Prompt { get; init; }

    public string? NegativePrompt { get; init; }

    public required ImageSize Size { get; init; }

    /// <summary>The ratio that was chosen, if the size came from one.</summary>
    public string? AspectRatio { get; init; }

    /// <summary>1 to 4.</summary>
    public required int Count { get; init; }

    /// <summary>The first image's seed; image <c>i</c> uses <c>Seed + i</c> (see <see cref="Domain.Generations.Seed"/>).</summary>
    public required Seed Seed { get; init; }

    public Quality? Quality { get; init; }

    public required OutputFormat OutputFormat { get; init; }

    /// <summary>The model's own parameters, defaults filled in.</summary>
    public required GenerationParameters Parameters { get; init; }
}

/// <summary>A job at the provider's.</summary>
/// <param name="ProviderJobId">The provider's name for it.</param>
/// <param name="Request">The request that started it.</param>
public sealed record ProviderJob(string ProviderJobId, ImageRequest Request);

/// <summary>Whether a provider can be used now, and why not.</summary>
public sealed record ProviderHealth(bool IsHealthy, string? Reason = null);
