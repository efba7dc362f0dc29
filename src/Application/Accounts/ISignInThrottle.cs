using ImageGenerator.Domain.Common;

namespace ImageGenerator.Application.Accounts;

/// <summary>
/// Slows down guessing. It never asks whether an account exists, so it cannot tell; and it does not lock accounts, so
/// nobody can lock others out.
/// </summary>
public interface ISignInThrottle
{
    /// <summary>
    /// Counts an attempt as failed before the password is checked, so that guesses that arrive together are counted one
    /// by one. Refused with <c>auth.too_many_attempts</c> while the caller has to wait.
    /// </summary>
    Task<Result<SignInAttempt>> BeginAsync(string email, SignInOrigin origin, CancellationToken cancellationToken);

    /// <summary>Takes the count of an attempt back: the password was right.</summary>
    Task SucceedAsync(SignInAttempt attempt, CancellationToken cancellationToken);

    /// <summary>Counts a registration, which tells whether an address has an account and hashes a password.</summary>
    Task<Result> CountRegistrationAsync(SignInOrigin origin, CancellationToken cancellationToken);
}

/// <summary>An attempt that was counted.</summary>
/// <param name="Own">What is forgotten when it succeeds: the failures of this device, or of this source at this
/// address.</param>
/// <param name="Shared">What others count towards as well; only this attempt is taken back from it.</param>
public sealed record SignInAttempt(byte[] Own, IReadOnlyList<byte[]> Shared);
