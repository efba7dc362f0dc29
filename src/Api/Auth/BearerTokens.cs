using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using ImageGenerator.Domain.Common;
using ImageGenerator.Infrastructure.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Api.Auth;

/// <summary>
/// The tokens of a program's session. An access token is ASP.NET Core's. A refresh token is the session's id and a
/// number, sealed: the session's row knows which number is good, so nothing that opens a session is stored.
/// </summary>
internal sealed class BearerTokens(
    IDataProtectionProvider protection,
    IOptionsMonitor<BearerTokenOptions> bearer,
    IOptions<SignInSessionOptions> sessions,
    TimeProvider clock
)
{
    private const int GuidBytes = 16;
    private const int TokenBytes = GuidBytes + sizeof(int);

    private readonly ITimeLimitedDataProtector _protector = protection
        .CreateProtector("RefreshToken")
        .ToTimeLimitedDataProtector();

    internal AccessTokenResponse Issue(SessionId session, int refreshNumber)
    {
        var options = bearer.Get(Schemes.Token);
        var properties = new AuthenticationProperties
        {
            ExpiresUtc = clock.GetUtcNow() + options.BearerTokenExpiration,
        };
        var ticket = new AuthenticationTicket(
            Principals.Of(session, Schemes.Token),
            properties,
            $"{Schemes.Token}:AccessToken"
        );
        var refresh = new byte[TokenBytes];
        session.Value.TryWriteBytes(refresh);
        BinaryPrimitives.WriteInt32BigEndian(refresh.AsSpan(GuidBytes), refreshNumber);
        return new AccessTokenResponse
        {
            AccessToken = options.BearerTokenProtector.Protect(ticket),
            ExpiresIn = (long)options.BearerTokenExpiration.TotalSeconds,
            RefreshToken = Base64Url.EncodeToString(_protector.Protect(refresh, sessions.Value.Lifetime)),
        };
    }

    /// <returns>Null for what nobody issued, or what is too old.</returns>
    internal (SessionId Session, int Number)? OpenRefreshToken(string? token)
    {
        try
        {
            var opened = token is null ? [] : _protector.Unprotect(Base64Url.DecodeFromChars(token));
            return opened.Length == TokenBytes
                ? (
                    new SessionId(new Guid(opened.AsSpan(0, GuidBytes))),
                    BinaryPrimitives.ReadInt32BigEndian(opened.AsSpan(GuidBytes))
                )
                : null;
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
