using ImageGenerator.Application.Budgets;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Idempotency;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Jobs;

/// <summary>
/// Saves a new job of any kind together with its place in the queue, the money that is set aside for it, and the memory
/// of its request.
/// </summary>
[ScopedService]
internal sealed class JobSubmission(
    IJobStore jobs,
    IJobQueue queue,
    IBudget budget,
    IdempotentRequest idempotency,
    IUnitOfWork unitOfWork
)
{
    /// <summary>What costs nothing is saved as one batch; everything else together with its hold.</summary>
    /// <param name="request">Makes the job; again when the transaction is begun again.</param>
    /// <param name="expected">What it is expected to cost; null when nobody can tell.</param>
    /// <param name="payer">Whose key pays.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<Result<TJob>> SubmitAsync<TJob>(
        Func<TJob> request,
        Money? expected,
        CredentialScope? payer,
        CancellationToken cancellationToken
    )
        where TJob : ProviderJob
    {
        if (expected != Money.Zero)
        {
            return await unitOfWork.InTransactionAsync(
                token => HoldAndSaveAsync(request, payer, token),
                cancellationToken
            );
        }

        var free = Add(request());
        await unitOfWork.SaveAsync(cancellationToken);
        return free;
    }

    private async Task<Result<TJob>> HoldAndSaveAsync<TJob>(
        Func<TJob> request,
        CredentialScope? payer,
        CancellationToken cancellationToken
    )
        where TJob : ProviderJob
    {
        var job = Add(request());
        var held = await budget.HoldAsync(job, job.EstimatedCost, payer, cancellationToken);
        if (!held.Succeeded)
            return held.Error;

        await unitOfWork.SaveAsync(cancellationToken);
        return job;
    }

    private TJob Add<TJob>(TJob job)
        where TJob : ProviderJob
    {
        jobs.Add(job);
        queue.Enqueue(job);
        idempotency.Makes(job.Id.Value);
        return job;
    }
}
