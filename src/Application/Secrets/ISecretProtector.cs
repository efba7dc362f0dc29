using ImageGenerator.Domain.Common;

namespace ImageGenerator.Application.Secrets;

/// <summary>Encrypts secrets for storing, and decrypts them again.</summary>
public interface ISecretProtector
{
    /// <summary>Encrypts a secret so that it can be decrypted in this context only.</summary>
    byte[] Encrypt(byte[] secret, SecretContext context);

    /// <summary>
    /// The secret; refused with <c>secret.master_key_missing</c> when the master key that encrypted it is gone, and
    /// with <c>secret.damaged</c> when it was changed, or encrypted in another context.
    /// </summary>
    Result<byte[]> Decrypt(byte[] envelope, SecretContext context);

    /// <summary>Says without opening it why an envelope cannot be opened; null when its master key is there.</summary>
    Error? Inspect(byte[] envelope);
}

/// <summary>What a secret is bound to. An envelope that was moved to another place does not open there.</summary>
/// <param name="Purpose">What it is for: <c>provider-key</c>.</param>
/// <param name="Tenant">The organization's id, or <c>platform</c>.</param>
/// <param name="Parts">What else it belongs to, in a fixed order; null where there is none.</param>
public sealed record SecretContext(string Purpose, string Tenant, params IReadOnlyList<string?> Parts);
