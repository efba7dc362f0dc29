using System.Text;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Secrets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.ProviderKeys;

/// <summary>Provider keys, sealed together with whose they are, for which provider, and for which address.</summary>
public static class ProviderKeyCipher
{
    private const string Purpose = "provider-key";
    private const string PlatformTenant = "platform";

    public static byte[] EncryptKey(
        this ISecretProtector secrets,
        string key,
        CredentialOwner owner,
        string provider,
        string? baseAddress
    ) => secrets.Encrypt(Encoding.ASCII.GetBytes(key), ContextOf(owner, provider, baseAddress));

    /// <inheritdoc cref="ISecretProtector.Decrypt"/>
    public static Result<ProviderSecret> DecryptKey(
        this ISecretProtector secrets,
        byte[] envelope,
        CredentialOwner owner,
        string provider,
        string? baseAddress
    )
    {
        var opened = secrets.Decrypt(envelope, ContextOf(owner, provider, baseAddress));
        return opened.Succeeded ? new ProviderSecret(Encoding.ASCII.GetString(opened.Value)) : opened.Error;
    }

    /// <summary>What the key of a credential is bound to.</summary>
    public static SecretContext ContextOf(CredentialOwner owner, string provider, string? baseAddress)
    {
        ArgumentNullException.ThrowIfNull(owner);

        return new SecretContext(
            Purpose,
            owner.OrganizationId?.ToString() ?? PlatformTenant,
            owner.Scope.ToString(),
            owner.UserId?.ToString(),
            provider,
            baseAddress
        );
    }
}
