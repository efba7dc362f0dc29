using System.Text;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Secrets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.ProviderKeys;

/// <summary>Provider keys, sealed together with whose they are, for which provider, and for which address.</summary>
public static class ProviderKeySeal
{
    private const string Purpose = "provider-key";
    private const string PlatformTenant = "platform";

    public static byte[] SealKey(this ISecretProtector secrets, string key, KeyHolder holder, string provider, string? baseAddress) =>
        secrets.Seal(Encoding.ASCII.GetBytes(key), ContextOf(holder, provider, baseAddress));

    /// <inheritdoc cref="ISecretProtector.Open"/>
    public static Result<ProviderSecret> OpenKey(this ISecretProtector secrets, byte[] envelope, KeyHolder holder, string provider, string? baseAddress)
    {
        var opened = secrets.Open(envelope, ContextOf(holder, provider, baseAddress));
        return opened.Succeeded ? new ProviderSecret(Encoding.ASCII.GetString(opened.Value)) : opened.Error;
    }

    /// <summary>What the key of a credential is bound to.</summary>
    public static SecretContext ContextOf(KeyHolder holder, string provider, string? baseAddress)
    {
        ArgumentNullException.ThrowIfNull(holder);

        return new SecretContext(
            Purpose,
            holder.OrganizationId?.ToString() ?? PlatformTenant,
            holder.Scope.ToString(),
            holder.UserId?.ToString(),
            provider,
            baseAddress);
    }
}
