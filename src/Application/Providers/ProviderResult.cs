using ImageGenerator.Application.Media;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Pricing;

namespace ImageGenerator.Application.Providers;

/// <summary>What a provider answered. The engine's reaction follows from the kind alone.</summary>
public abstract record ProviderResult
{
    private ProviderResult() { }

    /// <summary>The outputs are there.</summary>
    /// <param name="Outputs">One or more.</param>
    /// <param name="ReportedCost">What the provider says it charged for all of them; null when it does not say.</param>
    /// <param name="Usage">What the provider measured, for the price book; null when it does not say.</param>
    public sealed record Completed(
        IReadOnlyList<ProviderOutput> Outputs,
        Money? ReportedCost = null,
        ProviderUsage? Usage = null
    ) : ProviderResult;

    /// <summary>The work goes on at the provider's; ask again.</summary>
    /// <param name="ProviderJobId">The provider's name for the job.</param>
    /// <param name="PollAfter">How long to wait before asking.</param>
    /// <param name="Percent">How far it is, 0-100, when the provider says.</param>
    public sealed record Accepted(string ProviderJobId, TimeSpan PollAfter, int? Percent = null) : ProviderResult;

    /// <summary>The provider refuses this content; another try would be refused as well.</summary>
    /// <param name="Reason">The provider's words, fit to be shown.</param>
    /// <param name="Charged">True when the refusal cost money all the same.</param>
    public sealed record ContentRejected(string Reason, bool Charged = false) : ProviderResult;

    /// <summary>Too many requests.</summary>
    /// <param name="RetryAfter">How long the provider wants us to wait, when it says.</param>
    /// <param name="Reason">The provider's words, fit to be shown; null when it has none.</param>
    public sealed record RateLimited(TimeSpan? RetryAfter, string? Reason = null) : ProviderResult;

    /// <summary>
    /// Not even asked: its server has failed too often of late and is left alone for a while. Nothing was tried, so it
    /// counts as no attempt.
    /// </summary>
    /// <param name="Reason">Why, fit to be shown.</param>
    /// <param name="RetryAfter">When it may be asked again.</param>
    public sealed record NotSent(string Reason, TimeSpan RetryAfter) : ProviderResult;

    /// <summary>Not reachable or faulty, and sure not to have done the work.</summary>
    public sealed record Unavailable(string Reason) : ProviderResult;

    /// <summary>
    /// The provider took the job up and gave it up for a reason of its own: nothing was made, and nothing is charged.
    /// </summary>
    public sealed record Failed(string Reason) : ProviderResult;

    /// <summary>
    /// A server error after the request arrived, where the provider's documentation does not say that such errors are
    /// free: the work may or may not have been done and charged, and the provider does not say which.
    /// </summary>
    /// <param name="Reason">The provider's words, fit to be shown.</param>
    /// <param name="RetryAfter">How long the provider wants us to wait, when it says.</param>
    public sealed record ServerError(string Reason, TimeSpan? RetryAfter = null) : ProviderResult;

    /// <summary>The key is wrong, expired or revoked.</summary>
    /// <param name="Reason">The provider's words, fit to be shown; never with any part of the key.</param>
    public sealed record CredentialRejected(string Reason) : ProviderResult;

    /// <summary>The key is good, and its account has no money left or has reached a limit of its own.</summary>
    /// <param name="Reason">The provider's words, fit to be shown; never with any part of the key.</param>
    public sealed record OutOfCredit(string Reason) : ProviderResult;

    /// <summary>
    /// The key is good, and this model, region or operation is not open to it: the key stays as it is.
    /// </summary>
    /// <param name="Reason">The provider's words, fit to be shown; never with any part of the key.</param>
    public sealed record NotPermitted(string Reason) : ProviderResult;

    /// <summary>A setting was not accepted.</summary>
    /// <param name="Field">The setting in our words (<c>width</c>), when known.</param>
    /// <param name="Reason">The provider's words, fit to be shown.</param>
    public sealed record Invalid(string? Field, string Reason) : ProviderResult;

    /// <summary>
    /// It says that it succeeded, and there is no image that can be taken: it was made and is charged, and is not
    /// bought again. A refusal is <see cref="ContentRejected"/>; work that was given up without a charge is <see
    /// cref="Failed"/>.
    /// </summary>
    /// <param name="Reason">What came instead, fit to be shown.</param>
    /// <param name="ReportedCost">What the provider says it charged; null when it does not say.</param>
    /// <param name="Usage">What the provider measured, for the price book; null when it does not say.</param>
    public sealed record NoOutput(string Reason, Money? ReportedCost = null, ProviderUsage? Usage = null)
        : ProviderResult;

    /// <summary>
    /// The answer was lost after the request may have arrived: it may or may not have been done and charged.
    /// </summary>
    public sealed record Unknown(string Reason) : ProviderResult;
}

/// <summary>One file of an answer: opened once, read once, and believed only after it was decoded.</summary>
public abstract class ProviderOutput
{
    /// <summary>
    /// The seed that made it, when the provider says; otherwise the request's seed plus the output's place.
    /// </summary>
    public long? Seed { get; init; }

    /// <summary>
    /// What the provider calls it, <c>image/png</c>; null when it does not say. Only the bytes are believed.
    /// </summary>
    public string? MediaType { get; init; }

    /// <summary>Opens the bytes for reading. The caller disposes the stream.</summary>
    public abstract Task<Stream> OpenAsync(CancellationToken cancellationToken);

    /// <summary>An output whose bytes came with the answer.</summary>
    public static ProviderOutput FromBytes(byte[] bytes, long? seed = null) => new InMemory(bytes) { Seed = seed };

    /// <summary>An output whose bytes are at hand.</summary>
    public static ProviderOutput FromStream(Stream content, long? seed = null) => new AtHand(content) { Seed = seed };

    /// <summary>An output that was made, and has to be paid, but can no longer be had.</summary>
    /// <param name="reason">Why, fit to be shown.</param>
    public static ProviderOutput Gone(string reason) => new Lost(reason);

    private sealed class Lost(string reason) : ProviderOutput
    {
        public override Task<Stream> OpenAsync(CancellationToken cancellationToken) =>
            throw new UnreadableImageException(reason);
    }

    private sealed class AtHand(Stream content) : ProviderOutput
    {
        public override Task<Stream> OpenAsync(CancellationToken cancellationToken) => Task.FromResult(content);
    }

    private sealed class InMemory(byte[] bytes) : ProviderOutput
    {
        public override Task<Stream> OpenAsync(CancellationToken cancellationToken) =>
            Task.FromResult<Stream>(new MemoryStream(bytes, writable: false));
    }
}
