using ImageGenerator.Application.Budgets;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Application.Jobs;

/// <summary>
/// Stops a job of any kind: a waiting one at once, a processing one as soon as its worker hears of it.
/// </summary>
[ScopedService]
internal sealed class JobCanceler(
    IJobStore jobs,
    IJobQueue queue,
    JobClosing closing,
    IUnitOfWork unitOfWork,
    TimeProvider clock
)
{
    /// <param name="id">Which job.</param>
    /// <param name="notFound">The refusal when there is no such job of the wanted kind.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<Result> CancelAsync<TJob>(JobId id, Error notFound, CancellationToken cancellationToken)
        where TJob : Job =>
        unitOfWork.InTransactionAsync(
            async token =>
            {
                if (await jobs.FindAsync(id, token) is not TJob job)
                    return notFound;
                if (job.Status == JobStatus.Pending)
                    await queue.RemoveAsync(id, token);

                var requested = job.RequestCancellation(clock.GetUtcNow());
                if (!requested.Succeeded)
                    return requested;

                if (job.IsFinished)
                    closing.Close(job);
                else
                    queue.AnnounceCancellation(job);
                await unitOfWork.SaveAsync(token);
                return Result.Ok();
            },
            cancellationToken
        );
}

/// <summary>Tries a failed or cancelled job of any kind again, with the same settings.</summary>
[ScopedService]
internal sealed class JobRetry(
    IJobStore jobs,
    IJobQueue queue,
    IBudget budget,
    IProviderConnections connections,
    IUnitOfWork unitOfWork,
    TimeProvider clock
)
{
    /// <inheritdoc cref="JobCanceler.CancelAsync"/>
    public async Task<Result> RetryAsync<TJob>(JobId id, Error notFound, CancellationToken cancellationToken)
        where TJob : Job
    {
        var noun = "job";
        try
        {
            return await unitOfWork.InTransactionAsync(
                async token =>
                {
                    if (await jobs.FindAsync(id, token) is not TJob job)
                        return notFound;

                    noun = job.Noun;
                    return await RetryAsync(job, token);
                },
                cancellationToken
            );
        }
        catch (DuplicateKeyException)
        {
            // It has just failed, and its worker has not taken it out of the queue yet.
            return Error.Conflict($"{noun}.not_retryable", $"The {noun} is still being closed. Try again in a moment.");
        }
    }

    private async Task<Result> RetryAsync(Job job, CancellationToken cancellationToken)
    {
        var retried = job.Retry(clock.GetUtcNow());
        if (!retried.Succeeded)
            return retried;

        // The job first: of two retries at once, one finds it changed and is refused, before both stand in the queue.
        await unitOfWork.SaveAsync(cancellationToken);
        queue.Enqueue(job);
        if (job is ProviderJob paid)
        {
            var held = await HoldAsync(paid, cancellationToken);
            if (!held.Succeeded)
                return held;
        }

        await unitOfWork.SaveAsync(cancellationToken);
        return Result.Ok();
    }

    private async Task<Result> HoldAsync(ProviderJob job, CancellationToken cancellationToken)
    {
        var usable = await connections.UsableAsync(job.OrganizationId, job.CreatedBy, cancellationToken);
        return await budget.HoldAsync(job, job.ExpectedCost, usable.GetValueOrDefault(job.Provider), cancellationToken);
    }
}
