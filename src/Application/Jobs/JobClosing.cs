using ImageGenerator.Application.Budgets;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Usage;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Usage;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Application.Jobs;

/// <summary>
/// What follows from the end of a job, in its own transaction: the ledger's lines, its hold, and word to the job that
/// it is a part of.
/// </summary>
[ScopedService]
internal sealed partial class JobClosing(
    ILedger ledger,
    IBudget budget,
    IJobQueue queue,
    TimeProvider clock,
    ILogger<JobClosing> logger
)
{
    /// <param name="job">A job that has just ended.</param>
    /// <param name="outputs">How many outputs were delivered.</param>
    /// <param name="usage">What the provider measured; null when it does not say.</param>
    public void Close(Job job, int outputs = 0, ProviderUsage? usage = null)
    {
        if (job is ProviderJob paid)
        {
            ledger.Append(UsageRecord.Settle(paid, outputs, usage, clock.GetUtcNow()));
            budget.Settle(paid);
        }

        queue.NotifyParent(job);
    }

    /// <summary>Closes a job that a worker has ended, and takes it out of the queue.</summary>
    /// <param name="job">The job.</param>
    /// <param name="ended">Whether it let itself be ended.</param>
    /// <param name="outputs">How many outputs were delivered.</param>
    /// <param name="usage">What the provider measured; null when it does not say.</param>
    public LeaseAction Settle(Job job, Result ended, int outputs = 0, ProviderUsage? usage = null)
    {
        Report(job, ended);
        if (ended.Succeeded && job.IsFinished)
            Close(job, outputs, usage);
        return LeaseAction.Complete;
    }

    /// <summary>A refused change is a fault of the engine: it is noted, and the rest goes on.</summary>
    public void Report(Job job, Result change)
    {
        if (!change.Succeeded)
            LogRefused(job.Id.Value, change.Error.Code);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId}: a change was refused with {Code}")]
    private partial void LogRefused(Guid jobId, string code);
}
