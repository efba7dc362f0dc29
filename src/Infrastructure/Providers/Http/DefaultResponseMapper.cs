using System.Globalization;
using ImageGenerator.Application.Providers;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>
/// What statuses and lost answers mean where a provider says nothing of its own. An adapter reads its provider's
/// refusals first and leaves the rest to this.
/// </summary>
internal static class DefaultResponseMapper
{
    private const string PrivateAddress =
        "The address leads into a private network, where only the key of the installation may point.";

    private static readonly TimeSpan _longestWait = TimeSpan.FromHours(1);

    /// <summary>For a request that makes images: what may have been done is never called undone.</summary>
    /// <param name="response">An answer that the adapter cannot use: a refusal, a fault, or a success that cannot be
    /// read.</param>
    /// <param name="name">What people call the provider.</param>
    /// <param name="words">The provider's own words, fit to be shown; null when it has none.</param>
    public static ProviderResult ForSubmit(ProviderResponse response, string name, string? words = null) =>
        response switch
        {
            { Fault: TransportError.CircuitOpen } => NotSent(response, name),
            { Fault: TransportError.NotSent } => new ProviderResult.Unavailable($"{name} cannot be reached."),
            { Fault: TransportError.Private } => new ProviderResult.Unavailable(PrivateAddress),
            { Fault: TransportError.Lost } => new ProviderResult.Unknown(
                $"The connection to {name} broke before its answer arrived."
            ),
            { Fault: TransportError.TooLarge } => new ProviderResult.Unknown(
                $"{name} answered with more than can be an image."
            ),

            // It says that all went well and we cannot read how: what it made may have to be paid.
            { Succeeded: true } => response.Unmasked() is { Succeeded: false } failed
                ? ForStatus(failed, name, words)
                : new ProviderResult.Unknown($"{name} answered with something that cannot be read."),

            // A gateway in between gave up: what stands behind it may have done the work.
            { Status: 408 or 502 or 504 or (>= 520 and <= 527) } => new ProviderResult.Unknown(
                words ?? $"{name} did not answer in time."
            ),
            _ => ForStatus(response, name, words),
        };

    /// <summary>
    /// The same for a provider that does not charge for errors of its server, by its documentation or because it is
    /// one's own.
    /// </summary>
    /// <inheritdoc cref="ForSubmit"/>
    public static ProviderResult ForSubmitWithFreeErrors(
        ProviderResponse response,
        string name,
        string? words = null
    ) =>
        ForSubmit(response, name, words) is var result and not ProviderResult.ServerError
            ? result
            : new ProviderResult.Unavailable(words ?? FaultOf(response, name));

    /// <summary>
    /// For a question: nothing is lost when it fails, and it can be asked again. The job goes on, whatever the account
    /// has left and whoever stands in the way now.
    /// </summary>
    /// <inheritdoc cref="ForSubmit"/>
    public static ProviderResult ForPoll(ProviderResponse response, string name, string? words = null)
    {
        if (response.Fault == TransportError.CircuitOpen)
            return NotSent(response, name);
        if (response.Fault is not null || response.Status is 404 or 408)
            return CannotTell();

        return ForStatus(response.Unmasked(), name, words) switch
        {
            ProviderResult.RateLimited limited => limited,
            ProviderResult.CredentialRejected rejected => rejected,
            ProviderResult.Invalid invalid when !response.Succeeded => invalid,
            ProviderResult.Unavailable unavailable when !response.Succeeded => unavailable,
            _ => CannotTell(),
        };

        ProviderResult.Unavailable CannotTell() => new(words ?? $"{name} cannot tell now how far the job is.");
    }

    /// <summary>
    /// For what is handed over or asked before images are asked for: whatever happens to it, none was made.
    /// </summary>
    /// <inheritdoc cref="ForSubmit"/>
    public static ProviderResult ForPreparation(ProviderResponse response, string name, string? words = null) =>
        response.Fault is null && response.Unmasked() is { Status: >= 300 and < 500 and not (404 or 408) } failed
            ? ForStatus(failed, name, words)
            : ForPoll(response, name, words);

    /// <summary>For a check of the connection and its key.</summary>
    /// <inheritdoc cref="ForSubmit"/>
    public static ConnectionCheckResult ForCheck(ProviderResponse response, string name, string? words = null) =>
        response switch
        {
            { Succeeded: true } => response.Unmasked() is { Succeeded: false } failed
                ? ForCheck(failed, name, words)
                : ConnectionCheckResult.Healthy,
            { Fault: TransportError.Private } => Unreachable(PrivateAddress),
            { Fault: not null } => Unreachable($"{name} cannot be reached."),
            _ => ForStatus(response, name, words) switch
            {
                ProviderResult.Unavailable unavailable => Unreachable(unavailable.Reason),
                var failure => KeyTrouble(failure)
                    ?? Unreachable(words ?? $"{name} answers with status {response.Status}."),
            },
        };

    /// <summary>What a refusal says of the key; null when it says nothing of it.</summary>
    internal static ConnectionCheckResult? KeyTrouble(ProviderResult failure) =>
        failure switch
        {
            ProviderResult.CredentialRejected rejected => new ConnectionCheckResult(
                ConnectionStatus.CredentialRejected,
                rejected.Reason
            ),
            ProviderResult.OutOfCredit empty => new ConnectionCheckResult(ConnectionStatus.OutOfCredit, empty.Reason),
            ProviderResult.NotPermitted closed => Unreachable(closed.Reason),
            _ => null,
        };

    private static ConnectionCheckResult Unreachable(string reason) => new(ConnectionStatus.Unreachable, reason);

    /// <summary>
    /// How long the provider wants us to wait: <c>Retry-After</c> in seconds, with a fraction or without, or as a date;
    /// null when it does not say.
    /// </summary>
    public static TimeSpan? RetryAfter(ProviderResponse response, DateTimeOffset now)
    {
        var header = response.Headers?.RetryAfter;
        return Sane(header?.Delta ?? (header?.Date is { } date ? date - now : null))
            ?? Seconds(response.Header("Retry-After"));
    }

    /// <summary>A wait that a provider asks for in another way, in seconds; null when it is none.</summary>
    public static TimeSpan? Seconds(string? text) =>
        double.TryParse(text?.Trim().TrimEnd('s'), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
        && double.IsFinite(seconds)
            ? Sane(TimeSpan.FromSeconds(Math.Clamp(seconds, 0, _longestWait.TotalSeconds)))
            : null;

    private static ProviderResult.NotSent NotSent(ProviderResponse response, string name) =>
        new(
            $"{name} has failed too often of late and is left alone for a while.",
            response.RetryAfter ?? ProviderResilience.Break
        );

    private static ProviderResult ForStatus(ProviderResponse response, string name, string? words)
    {
        if (response.Status is 401)
            return new ProviderResult.CredentialRejected(words ?? $"{name} does not take the key.");
        if (response.Status is 402)
            return new ProviderResult.OutOfCredit(words ?? $"The account at {name} is out of credit.");
        if (response.Status is >= 300 and < 400)
            return new ProviderResult.NotPermitted(RedirectOf(response, name));

        // A network in front of the provider asks for a browser, or does not let us through: that says nothing about
        // the key.
        if (response is { Status: 403, IsPage: true })
            return new ProviderResult.Unavailable(
                $"A web page answers in place of {name} (status 403): a firewall or proxy does not let the "
                    + "request through."
            );
        if (response.Status is 403 && ErrorKind.IsAboutKey(ErrorBody.Of(response)))
            return new ProviderResult.CredentialRejected(words ?? $"{name} does not take the key.");
        if (response.Status is 403)
            return new ProviderResult.NotPermitted(words ?? $"{name} does not allow this request with this key.");
        if (response.Status is 429)
            return new ProviderResult.RateLimited(RetryAfter(response, DateTimeOffset.UtcNow), words);
        if (response.Status is >= 400 and < 500 && ErrorKind.IsRefusal(ErrorBody.Of(response)))
            return new ProviderResult.ContentRejected(words ?? $"{name} refuses this content.");
        if (response.Status is >= 400 and < 500)
            return new ProviderResult.Invalid(
                null,
                words ?? $"{name} did not accept the request (status {response.Status})."
            );

        return new ProviderResult.ServerError(
            words ?? FaultOf(response, name),
            RetryAfter(response, DateTimeOffset.UtcNow)
        );
    }

    private static string FaultOf(ProviderResponse response, string name) =>
        response.Succeeded
            ? $"{name} reports an error and does not say which."
            : $"{name} has a fault (status {response.Status}).";

    // Requests are not sent on: they carry the key, and whoever moves an API says so in its documentation.
    private static string RedirectOf(ProviderResponse response, string name)
    {
        var target = response.Headers?.Location is { IsAbsoluteUri: true } location
            ? $" to {location.GetLeftPart(UriPartial.Authority)}"
            : "";
        return $"The address of {name} redirects{target} (status {response.Status}). Enter the address that it "
            + "leads to.";
    }

    private static TimeSpan? Sane(TimeSpan? wait) =>
        wait is not { } given ? null
        : given < TimeSpan.Zero ? TimeSpan.Zero
        : given > _longestWait ? _longestWait
        : given;
}
