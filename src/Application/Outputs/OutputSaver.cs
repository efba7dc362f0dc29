using ImageGenerator.Application.Assets;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Application.Outputs;

/// <inheritdoc cref="IOutputSaver"/>
[ScopedService]
internal sealed class OutputSaver(
    JobSettlement settlement,
    IAssetRepository assets,
    OutputCollector collector,
    IHeldResults held,
    JobTypes types,
    TimeProvider clock
) : IOutputSaver
{
    /// <summary>A job that is this quick is done before anybody could read that it is being saved.</summary>
    private static readonly TimeSpan _savingStageThreshold = TimeSpan.FromMilliseconds(500);

    public async Task SaveAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var (lease, job, completed, control) = delivery;
        control.EndTimeLimit();
        var now = clock.GetUtcNow();
        if (now - job.OpenAttempt?.StartedAt > _savingStageThreshold)
        {
            await settlement.ChangeAsync(lease, saved => BeginSaving(saved, now), cancellationToken);
        }

        var type = types.Of(job);
        var owner = new OutputOwner(job.OrganizationId, type.OutputsOf(job), now);
        var collected = await collector.CollectAsync(delivery, owner, cancellationToken);
        var cost = new CostReport
        {
            Reported = completed.ReportedCost,
            Priced = type.PriceOf(job, completed.Outputs.Count, completed.Usage),
        };
        await EndAsync(delivery, collected, cost, now, cancellationToken);
        if (delivery.IsHeld)
            held.Remove(HeldAttempt.Of(delivery.Job));
    }

    public async Task<bool> ResumeAsync(
        ClaimedJob claimed,
        ProviderJob job,
        IProvider provider,
        JobCancellation control,
        CancellationToken cancellationToken
    )
    {
        if (!claimed.IsTakeover || job.OpenAttempt is not { } left)
            return false;

        await using var kept = await held.FindAsync(new HeldAttempt(job.Id, left.Number), cancellationToken);
        if (kept is null)
            return false;

        var result = new ProviderResult.Completed(OutputsOf(kept), kept.ReportedCost, kept.Usage);
        var delivery = new Delivery(claimed.Lease, job, result, control)
        {
            IsHeld = true,
            CanResubmit = provider.CanResubmit,
        };
        await SaveAsync(delivery, cancellationToken);
        return true;
    }

    private Task EndAsync(
        Delivery delivery,
        CollectedOutputs collected,
        CostReport cost,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var (lease, usage) = (delivery.Lease, delivery.Result.Usage);
        if (collected.Stored.Count > 0)
        {
            return settlement.EndAsync(
                lease,
                job => Complete(job, collected, cost, now),
                cancellationToken,
                collected.Stored.Count,
                usage
            );
        }

        if (delivery.CanResubmit || (cost.Reported ?? cost.Priced) == Money.Zero)
        {
            var failure = RetryableFailure.Of(AttemptOutcome.NoOutput, FailureCode.NoOutput, collected.Reason) with
            {
                Cost = cost,
            };
            return settlement.DeferAsync(lease, failure, null, cancellationToken);
        }

        // It was made and has to be paid; asking again would be paid again.
        var lost = JobFailure.Because(FailureCode.NoOutput, $"{collected.Reason} {JobMessages.ChargedAndNotSentAgain}");
        return settlement.EndAsync(
            lease,
            job => job.Fail(AttemptOutcome.NoOutput, lost, clock.GetUtcNow(), cost),
            cancellationToken,
            usage: usage
        );
    }

    private static List<ProviderOutput> OutputsOf(HeldResult kept) =>
        [
            .. Enumerable
                .Range(0, kept.Sent)
                .Select(index =>
                    kept.Outputs.FirstOrDefault(output => output.Index == index) is { } output
                        ? ProviderOutput.FromStream(output.Content, output.Seed)
                        : ProviderOutput.Gone("It was lost when the server stopped before it could be saved.")
                ),
        ];

    private static Result BeginSaving(ProviderJob job, DateTimeOffset now)
    {
        if (job.SavingNotice is not null)
            job.HoldUpSaving(null, now);
        return job.Advance(JobStage.Saving, 95, now);
    }

    private Result Complete(ProviderJob job, CollectedOutputs collected, CostReport cost, DateTimeOffset now)
    {
        var stored = collected.Stored.OrderBy(output => output.Index).ToList();
        var done = job.Complete(cost.Priced, cost.Reported, clock.GetUtcNow(), collected.Missing);
        if (!done.Succeeded)
            return done;

        var shares = job.ActualCost?.SplitEvenly(stored.Count);
        foreach (var (place, output) in stored.Index())
        {
            var type = types.Of(job);
            var origin = type.OriginOf(job, output.Index, output.Seed, shares?[place]);
            assets.Add(Asset.FromJob(output.Id, job.OrganizationId, output.File, origin, now, type.SourcesOf(job)));
        }

        return done;
    }
}
