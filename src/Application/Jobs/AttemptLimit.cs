using ImageGenerator.Application.Common;
using ImageGenerator.Domain.Jobs;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Application.Jobs;

/// <summary>
/// How long an attempt may take. The time runs from the start that is written down, so that no worker that takes an attempt over
/// begins it anew.
/// </summary>
[SingletonService]
public sealed class AttemptLimit(IOptions<JobOptions> options, TimeProvider clock)
{
    /// <summary>What an attempt gets whose time is up when somebody takes it over: enough to ask about it once more.</summary>
    public static readonly TimeSpan LastQuestion = TimeSpan.FromSeconds(30);

    /// <summary>How long whoever takes the job up now may work on it.</summary>
    public TimeSpan LeftFor(JobLease lease)
    {
        ArgumentNullException.ThrowIfNull(lease);

        var whole = options.Value.AttemptTimeout;
        if (lease.AttemptStartedAt is not { } started) return whole;

        var left = started + whole - clock.GetUtcNow();
        if (left > TimeSpan.Zero) return left < whole ? left : whole;
        return LastQuestion < whole ? LastQuestion : whole;
    }

    /// <summary>True when an attempt has had all its time.</summary>
    public bool IsUsedUp(ProviderAttempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);

        return IsUsedUp(attempt.StartedAt);
    }

    /// <summary>True when what began then has had as much time as an attempt may take.</summary>
    public bool IsUsedUp(DateTimeOffset started) => clock.GetUtcNow() >= started + options.Value.AttemptTimeout;
}
