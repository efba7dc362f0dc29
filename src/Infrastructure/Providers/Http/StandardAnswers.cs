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
        { Fault: TransportFault.CircuitOpen } => NotSent(reply, name),
        { Fault: TransportFault.NotSent } => new ProviderAnswer.Unavailable($"{name} cannot be reached."),
        { Fault: TransportFault.Private } => new ProviderAnswer.Unavailable(PrivateAddress),
        { Fault: TransportFault.Lost } => new ProviderAnswer.Unknown($"The connection to {name} broke before its answer arrived."),
        { Fault: TransportFault.TooLarge } => new ProviderAnswer.Unknown($"{name} answered with more than can be an image."),

        // It says that all went well and we cannot read how: what it made may have to be paid.
        { Succeeded: true } => reply.Unmasked() is { Succeeded: false } failed
            ? ForStatus(failed, name, words)
            : new ProviderAnswer.Unknown($"{name} answered with something that cannot be read."),

        // A gateway in between gave up: what stands behind it may have done the work.
        { Status: 408 or 502 or 504 or (>= 520 and <= 527) } => new ProviderAnswer.Unknown(words ?? $"{name} did not answer in time."),
        _ => ForStatus(reply, name, words),
    };

    /// <summary>The same for a provider that does not charge for errors of its server, by its documentation or because it is one's own.</summary>
    /// <inheritdoc cref="ForSubmit"/>
    public static ProviderAnswer ForSubmitWithFreeErrors(ProviderReply reply, string name, string? words = null) =>
        ForSubmit(reply, name, words) is var answer and not ProviderAnswer.ServerError
            ? answer
            : new ProviderAnswer.Unavailable(words ?? FaultOf(reply, name));

    /// <summary>
    /// For a question: nothing is lost when it fails, and it can be asked again. The job goes on, whatever the account has left
    /// and whoever stands in the way now.
    /// </summary>
    /// <inheritdoc cref="ForSubmit"/>
    public static ProviderAnswer ForPoll(ProviderReply reply, string name, string? words = null)
    {
        if (reply.Fault == TransportFault.CircuitOpen) return NotSent(reply, name);
        if (reply.Fault is not null || reply.Status is 404 or 408) return CannotTell();

        return ForStatus(reply.Unmasked(), name, words) switch
        {
            ProviderAnswer.RateLimited limited => limited,
            ProviderAnswer.CredentialRejected rejected => rejected,
            ProviderAnswer.Invalid invalid when !reply.Succeeded => invalid,
            ProviderAnswer.Unavailable unavailable when !reply.Succeeded => unavailable,
            _ => CannotTell(),
        };

        ProviderAnswer.Unavailable CannotTell() => new(words ?? $"{name} cannot tell now how far the job is.");
    }

    /// <summary>For what is handed over or asked before images are asked for: whatever happens to it, none was made.</summary>
    /// <inheritdoc cref="ForSubmit"/>
    public static ProviderAnswer ForPreparation(ProviderReply reply, string name, string? words = null) =>
        reply.Fault is null && reply.Unmasked() is { Status: >= 300 and < 500 and not (404 or 408) } failed
            ? ForStatus(failed, name, words)
            : ForPoll(reply, name, words);

    /// <summary>For a check of the connection and its key.</summary>
    /// <inheritdoc cref="ForSubmit"/>
    public static ProviderHealth ForCheck(ProviderReply reply, string name, string? words = null) => reply switch
    {
        { Succeeded: true } when reply.Unmasked() is { Succeeded: false } failed => ForCheck(failed, name, words),
        { Succeeded: true } => ProviderHealth.Healthy,
        { Fault: TransportFault.Private } => new ProviderHealth(ProviderCondition.Unreachable, PrivateAddress),
        { Fault: not null } => new ProviderHealth(ProviderCondition.Unreachable, $"{name} cannot be reached."),
        _ => ForStatus(reply, name, words) switch
        {
            ProviderAnswer.CredentialRejected rejected => new ProviderHealth(ProviderCondition.CredentialRejected, rejected.Reason),
            ProviderAnswer.OutOfCredit empty => new ProviderHealth(ProviderCondition.OutOfCredit, empty.Reason),
            ProviderAnswer.NotPermitted closed => new ProviderHealth(ProviderCondition.Unreachable, closed.Reason),
            ProviderAnswer.Unavailable unavailable => new ProviderHealth(ProviderCondition.Unreachable, unavailable.Reason),
            _ => new ProviderHealth(ProviderCondition.Unreachable, words ?? $"{name} answers with status {reply.Status}."),
        },
    };

    /// <summary>
    /// How long the provider wants us to wait: <c>Retry-After</c> in seconds, with a fraction or without, or as a date; null when it
    /// does not say.
    /// </summary>
    public static TimeSpan? RetryAfter(ProviderReply reply, DateTimeOffset now)
    {
        var header = reply.Headers?.RetryAfter;
        return Sane(header?.Delta ?? (header?.Date is { } date ? date - now : null)) ?? Seconds(reply.Header("Retry-After"));
    }

    /// <summary>A wait that a provider asks for in another way, in seconds; null when it is none.</summary>
    public static TimeSpan? Seconds(string? text) =>
        double.TryParse(text?.Trim().TrimEnd('s'), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds)
            ? Sane(TimeSpan.FromSeconds(Math.Clamp(seconds, 0, _longestWait.TotalSeconds)))
            : null;

    private static ProviderAnswer.NotSent NotSent(ProviderReply reply, string name) =>
        new($"{name} has failed too often of late and is left alone for a while.", reply.RetryAfter ?? ProviderResilience.Break);

    private static ProviderAnswer ForStatus(ProviderReply reply, string name, string? words)
    {
        if (reply.Status is 401) return new ProviderAnswer.CredentialRejected(words ?? $"{name} does not take the key.");
        if (reply.Status is 402) return new ProviderAnswer.OutOfCredit(words ?? $"The account at {name} is out of credit.");
        if (reply.Status is >= 300 and < 400) return new ProviderAnswer.NotPermitted(RedirectOf(reply, name));

        // A network in front of the provider asks for a browser, or does not let us through: that says nothing about the key.
        if (reply is { Status: 403, IsPage: true }) return new ProviderAnswer.Unavailable($"A web page answers in place of {name} (status 403): a firewall or proxy does not let the request through.");
        if (reply.Status is 403 && ErrorKind.IsAboutKey(ErrorBody.Of(reply))) return new ProviderAnswer.CredentialRejected(words ?? $"{name} does not take the key.");
        if (reply.Status is 403) return new ProviderAnswer.NotPermitted(words ?? $"{name} does not allow this request with this key.");
        if (reply.Status is 429) return new ProviderAnswer.RateLimited(RetryAfter(reply, DateTimeOffset.UtcNow), words);
        if (reply.Status is >= 400 and < 500 && ErrorKind.IsRefusal(ErrorBody.Of(reply))) return new ProviderAnswer.Refused(words ?? $"{name} refuses this content.");
        if (reply.Status is >= 400 and < 500) return new ProviderAnswer.Invalid(null, words ?? $"{name} did not accept the request (status {reply.Status}).");

        return new ProviderAnswer.ServerError(words ?? FaultOf(reply, name), RetryAfter(reply, DateTimeOffset.UtcNow));
    }

    private static string FaultOf(ProviderReply reply, string name) => reply.Succeeded
        ? $"{name} reports an error and does not say which."
        : $"{name} has a fault (status {reply.Status}).";

    // Requests are not sent on: they carry the key, and whoever moves an API says so in its documentation.
    private static string RedirectOf(ProviderReply reply, string name)
    {
        var target = reply.Headers?.Location is { IsAbsoluteUri: true } location ? $" to {location.GetLeftPart(UriPartial.Authority)}" : "";
        return $"The address of {name} redirects{target} (status {reply.Status}). Enter the address that it leads to.";
    }

    private static TimeSpan? Sane(TimeSpan? wait) =>
        wait is not { } given ? null : given < TimeSpan.Zero ? TimeSpan.Zero : given > _longestWait ? _longestWait : given;
}
