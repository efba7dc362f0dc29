using ImageGenerator.Application.Common;
using ImageGenerator.Domain.Jobs;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Application.Jobs;

/// <summary>
/// How long an attempt may take. The time runs from the start that is written down, so that no worker that takes an
/// attempt over begins it again.
/// </summary>
[ScopedService]
internal sealed class AttemptLimit(JobTypes types, IOptions<JobOptions> options, TimeProvider clock)
{
    /// <summary>
    /// What an attempt gets whose time is up when somebody takes it over: enough to ask about it once more.
    /// </summary>
    public static readonly TimeSpan LastQuestion = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The whole time of one attempt: as the installation says for the kind, else as the kind says, never beyond the
    /// installation's limit.
    /// </summary>
    public TimeSpan Of(Job job)
    {
        var wanted = options.Value.Of(job.Kind)?.AttemptTimeout ?? types.Of(job).TimeLimitOf(job);
        return wanted < options.Value.AttemptTimeout ? wanted : options.Value.AttemptTimeout;
    }

    /// <summary>How long whoever takes the job up now may work on it.</summary>
    /// <param name="job">The job.</param>
    /// <param name="started">When the open attempt began, whoever had it then; null when there is none.</param>
    public TimeSpan LeftFor(Job job, DateTimeOffset? started)
    {
        var whole = Of(job);
        if (started is not { } begin)
            return whole;

        var left = begin + whole - clock.GetUtcNow();
        if (left > TimeSpan.Zero)
            return left < whole ? left : whole;
        return LastQuestion < whole ? LastQuestion : whole;
    }

    /// <summary>True when what began then has had as much time as an attempt at the job may take.</summary>
    public bool IsUsedUp(Job job, DateTimeOffset started) => clock.GetUtcNow() >= started + Of(job);

    /// <summary>How many attempts the job may have.</summary>
    public int AttemptsOf(Job job) => options.Value.Of(job.Kind)?.MaxAttempts ?? types.Of(job).MaxAttempts;
}
