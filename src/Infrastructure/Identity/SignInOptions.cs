using System.ComponentModel.DataAnnotations;

namespace ImageGenerator.Infrastructure.Identity;

/// <summary>Configuration of <c>SignIn</c>: when wrong passwords begin to cost time.</summary>
public sealed class SignInOptions : IValidatableObject
{
    public const string Section = "SignIn";

    private const int MaxAttempts = 1_000_000;
    private static readonly TimeSpan _longest = TimeSpan.FromDays(1);

    /// <summary>Failures of one source at one address, or of one trusted device, before it has to wait.</summary>
    [Range(1, MaxAttempts)]
    public int FreeAttempts { get; set; } = 5;

    /// <summary>Failures, and registrations, of one source at all addresses together before it has to wait.</summary>
    [Range(1, MaxAttempts)]
    public int FreeAttemptsPerSource { get; set; } = 30;

    /// <summary>
    /// Failures at one address from everywhere together before devices that are not trusted have to wait.
    /// </summary>
    [Range(1, MaxAttempts)]
    public int FreeAttemptsPerAddress { get; set; } = 100;

    /// <summary>The first wait; it doubles with every further failure.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait of one source or device.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The longest wait that failures of others can cause.</summary>
    public TimeSpan MaxDelayPerAddress { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>When failures are forgotten.</summary>
    public TimeSpan ForgetAfter { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a device that has signed in stays trusted.</summary>
    public TimeSpan TrustedDeviceLifetime { get; set; } = TimeSpan.FromDays(180);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (
            Delay <= TimeSpan.Zero
            || MaxDelay < Delay
            || MaxDelay > _longest
            || MaxDelayPerAddress < TimeSpan.Zero
            || MaxDelayPerAddress > MaxDelay
        )
        {
            yield return new ValidationResult(
                "SignIn:Delay must be positive, SignIn:MaxDelay between it and a day, "
                    + "SignIn:MaxDelayPerAddress not longer than that.",
                [nameof(Delay)]
            );
        }

        if (ForgetAfter < MaxDelay || TrustedDeviceLifetime < TimeSpan.Zero)
        {
            yield return new ValidationResult(
                "SignIn:ForgetAfter must not be shorter than SignIn:MaxDelay, and "
                    + "SignIn:TrustedDeviceLifetime not negative.",
                [nameof(ForgetAfter)]
            );
        }
    }
}
