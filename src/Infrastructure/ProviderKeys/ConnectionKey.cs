using System.Security.Cryptography;
using System.Text;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Infrastructure.ProviderKeys;

/// <summary>
/// What a connection is called in the queue, the limits and the health. The database makes the same of a stored key
/// when a job is put in the queue (function <c>provider_connection</c>); a claim corrects what has changed since.
/// </summary>
internal static class ConnectionKey
{
    private const int MarkLength = 12;

    /// <summary>Of a stored key. A key that was moved to another address is another connection.</summary>
    /// <param name="owner">Whose key it is.</param>
    /// <param name="credential">The stored key.</param>
    /// <param name="ownAddress">The address that it was entered for; null for the provider's usual one.</param>
    public static string Of(CredentialOwner owner, Domain.Common.ProviderCredentialId credential, string? ownAddress)
    {
        if (owner.Scope == CredentialScope.Platform)
            return ProviderAttempt.PlatformConnection;

        return ownAddress is null ? $"{credential.Value:N}" : $"{credential.Value:N}.{MarkOf(ownAddress)}";
    }

    private static string MarkOf(string address) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)))[..MarkLength];
}
