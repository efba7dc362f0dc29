using ImageGenerator.Domain.Common;

namespace ImageGenerator.Application.Providers;

/// <summary>
/// Reads what one provider sends to our webhook address, and tells the provider's own messages from everybody else's.
/// </summary>
public interface IProviderWebhook
{
    /// <summary>The provider's id.</summary>
    string Provider { get; }

    /// <summary>Checks the message's signature and age, then reads it.</summary>
    /// <returns>What it is about, or the refusal <c>webhook.signature_invalid</c>.</returns>
    Task<Result<WebhookNotice>> ReadAsync(WebhookMessage message, CancellationToken cancellationToken);
}

/// <summary>A message as it arrived: nothing of it is proven yet.</summary>
/// <param name="Body">The bytes that were signed.</param>
/// <param name="Header">A header's value by its name; null when it is not there.</param>
public sealed record WebhookMessage(ReadOnlyMemory<byte> Body, Func<string, string?> Header);

/// <summary>What a proven message is about.</summary>
/// <param name="ProviderJobId">The provider's name for the job; null when the message names none.</param>
public sealed record WebhookNotice(string? ProviderJobId)
{
    /// <summary>The refusal of a message that nobody has proven to be the provider's.</summary>
    public static Error Unproven { get; } =
        new("webhook.signature_invalid", "The signature is missing, wrong or too old.", ErrorKind.Unauthenticated);
}
