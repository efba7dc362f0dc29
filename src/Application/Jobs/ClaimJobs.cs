using ImageGenerator.Application.Common;
using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using MediatR;

namespace ImageGenerator.Application.Jobs;

/// <summary>
/// Takes due jobs of a provider for this worker, and records the attempt that each is about to get in the same transaction:
/// no provider is ever called without a trace.
/// </summary>
public sealed record ClaimJobs(string Provider, int Limit) : ICommand<IReadOnlyList<JobLease>>;

internal sealed class ClaimJobsHandler(
    IJobQueue queue,
    IGenerationRepository generations,
    IProviderRegistry providers,
    IUnitOfWork unitOfWork,
    TimeProvider clock) : IRequestHandler<ClaimJobs, Result<IReadOnlyList<JobLease>>>
{
    public Task<Result<IReadOnlyList<JobLease>>> Handle(ClaimJobs command, CancellationToken cancellationToken) =>
        unitOfWork.InTransactionAsync(token => ClaimAsync(command, token), cancellationToken);

    private async Task<Result<IReadOnlyList<JobLease>>> ClaimAsync(ClaimJobs command, CancellationToken cancellationToken)
    {
        var leases = await queue.ClaimAsync(command.Provider, command.Limit, cancellationToken);
        if (leases.Count == 0) return Result<IReadOnlyList<JobLease>>.Ok(leases);

        var now = clock.GetUtcNow();
        var canResubmit = providers.Get(command.Provider).CanResubmit;
        foreach (var generation in await generations.LoadClaimedAsync([.. leases.Select(lease => lease.JobId)], cancellationToken))
        {
            Prepare(generation, canResubmit, now);
        }

        await unitOfWork.SaveAsync(cancellationToken);
        return Result<IReadOnlyList<JobLease>>.Ok(leases);
    }

    private static void Prepare(Generation generation, bool canResubmit, DateTimeOffset now)
    {
        if (generation.IsFinished || generation.IsCancelRequested) return;
        if (generation.OpenAttempt is { } left && !TakeOver(generation, left, canResubmit, now)) return;

        if (generation.HasAttemptsLeft)
        {
            generation.BeginAttempt(now);
            return;
        }

        generation.Fail(
            AttemptOutcome.Abandoned,
            JobFailure.Because(FailureCode.ProviderUnavailable, "The work was interrupted too often. Try again."),
            now);
    }

    /// <summary>Deals with an attempt that a vanished worker left open.</summary>
    /// <returns>True when a new attempt may begin.</returns>
    private static bool TakeOver(Generation generation, ProviderAttempt left, bool canResubmit, DateTimeOffset now)
    {
        // The provider has accepted: whoever runs the job next asks about it, and does not send it again.
        if (left.ProviderJobId is not null) return false;
        if (canResubmit) return generation.AbandonAttempt(now).Succeeded;

        generation.Fail(
            AttemptOutcome.Unknown,
            JobFailure.Because(
                FailureCode.OutcomeUnknown,
                "The connection was lost after the request may have reached the provider. It was not sent again, so that it cannot be paid twice."),
            now);
        return false;
    }
}
