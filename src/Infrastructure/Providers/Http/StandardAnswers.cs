using System.Globalization;
using ImageGenerator.Application.Providers;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>
/// What statuses and lost answers mean where a provider says nothing of its own. An adapter reads its provider's refusals first
/// and leaves the rest to this.
/// </summary>
internal static class StandardAnswers
{
    private const string PrivateAddress = "The address leads into a private network, where only the key of the installation may point.";

    private static readonly TimeSpan _longestWait = TimeSpan.FromHours(1);

    /// <summary>For a request that makes images: what may have been done is never called undone.</summary>
    /// <param name="reply">An answer that the adapter cannot use: a refusal, a fault, or a success that cannot be read.</param>
    /// <param name="name">What people call the provider.</param>
    /// <param name="words">The provider's own words, fit to be shown; null when it has none.</param>
    public static ProviderAnswer ForSubmit(ProviderReply reply, string name, string? words = null) => reply switch
    {
        { Fault: TransportFault.NotSent } => new ProviderAnswer.Unavailable($"{name} cannot be reached."),
        { Fault: TransportFault.Private } => new ProviderAnswer.Unavailable(PrivateAddress),
        { Fault: TransportFault.Lost } => new ProviderAnswer.Unknown($"The connection to {name} broke before its answer arrived."),
        { Fault: TransportFault.TooLarge } => new ProviderAnswer.Unknown($"{name} answered with more than can be an image."),

        // It says that all went well and we cannot read how: what it made may have to be paid.
        { Succeeded: true } => new ProviderAnswer.Unknown($"{name} answered with something that cannot be read."),

        // A gateway in between gave up: what stands behind it may have done the work.
        { Status: 408 or 502 or 504 or (>= 520 and <= 527) } => new ProviderAnswer.Unknown(words ?? $"{name} did not answer in time."),
        _ => ForStatus(reply, name, words),
    };

    /// <summary>For a question: nothing is lost when it fails, and it can be asked again.</summary>
    /// <inheritdoc cref="ForSubmit"/>
    public static ProviderAnswer ForPoll(ProviderReply reply, string name, string? words = null) =>
        reply.Fault is not null || reply.Succeeded || reply.Status is 404 or 408
            ? new ProviderAnswer.Unavailable(words ?? $"{name} cannot tell now how far the job is.")
            : ForStatus(reply, name, words);

    /// <summary>For a check of the connection and its key.</summary>
    /// <inheritdoc cref="ForSubmit"/>
    public static ProviderHealth ForCheck(ProviderReply reply, string name, string? words = null) => reply switch
    {
        { Succeeded: true } => ProviderHealth.Healthy,
        { Status: 402 } => new ProviderHealth(ProviderCondition.OutOfCredit, words ?? $"The account at {name} is out of credit."),
        { Status: 401 or 403 } => new ProviderHealth(ProviderCondition.CredentialRejected, words ?? $"{name} does not take the key."),
        { Fault: TransportFault.Private } => new ProviderHealth(ProviderCondition.Unreachable, PrivateAddress),
        { Fault: not null } => new ProviderHealth(ProviderCondition.Unreachable, $"{name} cannot be reached."),
        _ => new ProviderHealth(ProviderCondition.Unreachable, words ?? $"{name} answers with status {reply.Status}."),
    };

    /// <summary>How long the provider wants us to wait: <c>Retry-After</c> in seconds or as a date; null when it does not say.</summary>
    public static TimeSpan? RetryAfter(ProviderReply reply, DateTimeOffset now)
    {
        var header = reply.Headers?.RetryAfter;
        return Sane(header?.Delta ?? (header?.Date is { } date ? date - now : null));
    }

    /// <summary>A wait that a provider asks for in another way, in seconds; null when it is none.</summary>
    public static TimeSpan? Seconds(string? text) =>
        double.TryParse(text?.TrimEnd('s'), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds)
            ? Sane(TimeSpan.FromSeconds(Math.Clamp(seconds, 0, _longestWait.TotalSeconds)))
            : null;

    private static ProviderAnswer ForStatus(ProviderReply reply, string name, string? words) => reply.Status switch
    {
        401 or 403 => new ProviderAnswer.CredentialRejected(words ?? $"{name} does not take the key."),
        402 => new ProviderAnswer.CredentialRejected(words ?? $"The account at {name} is out of credit."),
        429 => new ProviderAnswer.RateLimited(RetryAfter(reply, DateTimeOffset.UtcNow)),
        >= 400 and < 500 => new ProviderAnswer.Invalid(null, words ?? $"{name} did not accept the request (status {reply.Status})."),
        _ => new ProviderAnswer.Unavailable(words ?? $"{name} has a fault (status {reply.Status})."),
    };

    private static TimeSpan? Sane(TimeSpan? wait) =>
        wait is not { } given ? null : given < TimeSpan.Zero ? TimeSpan.Zero : given > _longestWait ? _longestWait : given;
}
