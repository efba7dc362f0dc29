using ImageGenerator.Domain.Common;

namespace ImageGenerator.Application.Accounts;

/// <summary>
/// Sign-ins that last. A browser's cookie and a program's tokens name the session that they belong to, and are worth
/// nothing once it has ended.
/// </summary>
public interface ISessions
{
    Task<SessionId> StartAsync(
        SignedInUser signedIn,
        SessionKind kind,
        SignInOrigin origin,
        CancellationToken cancellationToken
    );

    /// <summary>Ends a session on every node. One that has ended already stays as it is.</summary>
    Task EndAsync(SessionId session, CancellationToken cancellationToken);

    /// <summary>Ends every session of a person after their password has changed.</summary>
    /// <param name="changed">The person, with the security stamp that the change has made.</param>
    /// <param name="kept">The session that goes on under the new password; null ends all of them.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    Task EndAllAsync(SignedInUser changed, SessionId? kept, CancellationToken cancellationToken);

    /// <summary>
    /// Uses up a refresh token. The one that was used last may be sent again within a few seconds, because its answer
    /// can get lost; any older one was copied, and ends the session with <c>auth.refresh_token_reused</c>.
    /// </summary>
    /// <param name="session">The session.</param>
    /// <param name="number">The token's number within its session.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The number of the next refresh token.</returns>
    Task<Result<int>> RotateAsync(SessionId session, int number, CancellationToken cancellationToken);
}

/// <summary>What holds a session.</summary>
public enum SessionKind
{
    /// <summary>A browser, by its cookie.</summary>
    Browser,

    /// <summary>A program, by its tokens.</summary>
    Program,
}
