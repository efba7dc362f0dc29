using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ImageGenerator.Infrastructure.Identity;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Api.Auth;

/// <summary>
/// A cookie that says which accounts have signed in on this device. It lets nobody in; it spares its device the waits
/// that failures of others cause, so that nobody can keep a person out of their account.
/// </summary>
internal sealed class TrustedDevices(IDataProtectionProvider protection, IOptions<SignInOptions> options)
{
    public const string CookieName = "ig_device";

    private const int IdBytes = 16;
    private const int AddressBytes = 16;
    private const int MaxAddresses = 8;

    private readonly ITimeLimitedDataProtector _protector = protection
        .CreateProtector("TrustedDevice")
        .ToTimeLimitedDataProtector();

    /// <returns>The device's id; null unless this very account has signed in on it.</returns>
    internal string? Find(HttpRequest request, string? email)
    {
        if (email is null || Read(request) is not { } device)
            return null;

        var address = HashOf(email);
        var isKnown = AddressesOf(device).Any(known => known.AsSpan().SequenceEqual(address));
        return isKnown ? Convert.ToHexStringLower(device.AsSpan(0, IdBytes)) : null;
    }

    /// <summary>Trusts the device with an account that has just signed in on it.</summary>
    internal void Remember(HttpContext context, string email)
    {
        var device = Read(context.Request) ?? RandomNumberGenerator.GetBytes(IdBytes);
        var address = HashOf(email);
        var others = AddressesOf(device).Where(known => !known.AsSpan().SequenceEqual(address)).Take(MaxAddresses - 1);
        byte[] remembered = [.. device.AsSpan(0, IdBytes), .. address, .. others.SelectMany(other => other)];

        var lifetime = options.Value.TrustedDeviceLifetime;
        var cookie = Base64Url.EncodeToString(_protector.Protect(remembered, lifetime));
        context.Response.Cookies.Append(
            CookieName,
            cookie,
            new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = lifetime,
                Path = context.Request.PathBase.HasValue ? context.Request.PathBase.Value : "/",
                SameSite = SameSiteMode.Strict,
                Secure = context.Request.IsHttps,
            }
        );
    }

    private byte[]? Read(HttpRequest request)
    {
        try
        {
            return request.Cookies[CookieName] is { } cookie
                ? _protector.Unprotect(Base64Url.DecodeFromChars(cookie))
                : null;
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static IEnumerable<byte[]> AddressesOf(byte[] device) => device[IdBytes..].Chunk(AddressBytes);

    private static byte[] HashOf(string email) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(email.Trim().Normalize().ToUpperInvariant()))[..AddressBytes];
}
