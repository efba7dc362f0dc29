using System.Buffers.Text;
using System.Security.Cryptography;
using ImageGenerator.Domain.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Api.OpenAi;

/// <summary>
/// Addresses that open one image without a key for a while, as OpenAI's do. They are sealed with the keys that cookies
/// are sealed with, so any node opens them, and nobody can make one up.
/// </summary>
internal sealed class ImageLinks(
    IDataProtectionProvider protection,
    IOptions<OpenAiOptions> options,
    PublicAddress address
)
{
    private const int GuidBytes = 16;

    private readonly ITimeLimitedDataProtector _protector = protection
        .CreateProtector("OpenAi.ImageLink")
        .ToTimeLimitedDataProtector();

    internal string AddressOf(HttpRequest request, OrganizationId organization, Guid asset)
    {
        byte[] named = [.. organization.Value.ToByteArray(), .. asset.ToByteArray()];
        var token = Base64Url.EncodeToString(_protector.Protect(named, options.Value.LinkLifetime));
        return address.AddressOf(request, $"{OpenAiHeaders.Prefix}/images/files/{token}");
    }

    /// <returns>Null for what nobody sealed, or what is too old.</returns>
    internal (OrganizationId Organization, Guid Asset, TimeSpan Left)? Open(string token)
    {
        try
        {
            var named = _protector.Unprotect(Base64Url.DecodeFromChars(token), out var expiration);
            return (
                new OrganizationId(new Guid(named.AsSpan(0, GuidBytes))),
                new Guid(named.AsSpan(GuidBytes, GuidBytes)),
                expiration - DateTimeOffset.UtcNow
            );
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
