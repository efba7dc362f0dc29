using System.ComponentModel.DataAnnotations;

namespace ImageGenerator.Infrastructure.Identity;

/// <summary>Configuration of <c>Sessions</c>.</summary>
public sealed class SignInSessionOptions : IValidatableObject
{
    public const string Section = "Sessions";

    /// <summary>How long a session lasts without being used.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromDays(14);

    /// <summary>How long an access token is good; its session's end counts at once all the same.</summary>
    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long the refresh token that was used last may be sent again, because its answer was lost.</summary>
    public TimeSpan RefreshGrace { get; set; } = TimeSpan.FromSeconds(10);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Lifetime < TimeSpan.FromMinutes(5) || Lifetime > TimeSpan.FromDays(400))
        {
            yield return new ValidationResult(
                "Sessions:Lifetime must be between 5 minutes and 400 days.",
                [nameof(Lifetime)]
            );
        }

        if (AccessTokenLifetime <= TimeSpan.Zero || AccessTokenLifetime > Lifetime)
        {
            yield return new ValidationResult(
                "Sessions:AccessTokenLifetime must be positive, and not longer than Sessions:Lifetime.",
                [nameof(AccessTokenLifetime)]
            );
        }

        if (RefreshGrace < TimeSpan.Zero || RefreshGrace > TimeSpan.FromMinutes(1))
        {
            yield return new ValidationResult(
                "Sessions:RefreshGrace must be between 0 and 60 seconds.",
                [nameof(RefreshGrace)]
            );
        }
    }
}
