using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Providers;

/// <summary>A request and the way it goes.</summary>
/// <param name="Request">What is asked for.</param>
/// <param name="Connection">Where, and with whose key.</param>
public sealed record ProviderCall(ProviderRequest Request, ProviderConnection Connection)
{
    /// <summary>The request of an adapter that makes images and nothing else.</summary>
    /// <exception cref="InvalidOperationException">Something else is asked for, which the adapter does not
    /// offer.</exception>
    public ImageRequest ImageRequest =>
        Request as ImageRequest
        ?? throw new InvalidOperationException($"A request to {Request.Operation} is no request for images.");

    /// <summary>Where unfinished images may be shown; null when nobody watches.</summary>
    public IPartialImages? Partials { get; init; }

    /// <summary>
    /// Takes how far the provider is, 0-100, where one call lasts as long as the work; null when nobody listens. One at
    /// a time, and not after the call has answered.
    /// </summary>
    public Func<int, Task>? Progress { get; init; }

    /// <summary>
    /// The address that the provider may call when the job has moved on; null when we cannot be reached from outside.
    /// </summary>
    public Uri? Webhook { get; init; }
}

/// <summary>The provider's own job, which it took up for an attempt at one of ours.</summary>
/// <param name="ProviderJobId">The provider's name for it, as its adapter gave it.</param>
/// <param name="Call">The call that started it.</param>
public sealed record RemoteJob(string ProviderJobId, ProviderCall Call);

/// <summary>Where a provider is and what opens it.</summary>
public sealed record ProviderConnection
{
    /// <summary>The provider's id.</summary>
    public string Provider { get; init; } = "";

    /// <summary>
    /// The API's address, version included, without a slash at the end; null for a provider inside this process.
    /// </summary>
    public Uri? BaseAddress { get; init; }

    /// <summary>Null where no key is needed.</summary>
    public ProviderSecret? Secret { get; init; }

    /// <summary>Whose key it is; null where none is needed.</summary>
    public CredentialScope? Owner { get; init; }

    /// <summary>The stored key; null when it comes from the configuration, or when there is none.</summary>
    public ProviderCredentialId? CredentialId { get; init; }

    /// <summary>
    /// What this connection is called in the queue, the limits and the health: <c>platform</c> for the installation's
    /// own, else the stored key's id with a mark of its own address. It holds no secret.
    /// </summary>
    public string Key { get; init; } = ProviderAttempt.PlatformConnection;

    /// <summary>
    /// True when whoever runs this installation has set the address, or it is the provider's own. Any other address was
    /// typed by a customer: it may not lead into private networks.
    /// </summary>
    public bool IsTrustedAddress { get; init; } = true;

    /// <summary>A text of the provider's, fit to be kept and shown: without any part of the key.</summary>
    public string Redact(string text) => Secret is null ? text : Secret.Redact(text);
}

/// <summary>A provider's key in clear text: in memory for one call, never stored, logged or answered.</summary>
public sealed class ProviderSecret(string value)
{
    /// <summary>For the request's header alone.</summary>
    public string Reveal() => value;

    /// <summary>The last characters, by which people recognise it; null when it is too short to show any.</summary>
    public string? Hint => CredentialInput.HintOf(value);

    /// <summary>
    /// The text without the secret: whole, in pieces of twelve characters or more, or encoded. For whatever a provider
    /// says that is kept, logged or shown; a very long text is cut.
    /// </summary>
    public string Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Redaction.Remove(value, text);
    }

    /// <summary>Never the secret: it must not end in a log by accident.</summary>
    public override string ToString() => "(secret)";
}

/// <summary>Takes unfinished images and shows them to whoever watches the job.</summary>
public interface IPartialImages
{
    /// <summary>Best effort: what cannot be shown is forgotten.</summary>
    /// <param name="index">The image's place in the request, from 0.</param>
    /// <param name="bytes">A whole image file; checked before it is shown.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    Task PublishAsync(int index, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);
}
