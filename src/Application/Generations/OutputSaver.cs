using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Application.Generations;

/// <summary>Takes the images of a finished attempt into the library and ends the job with what they came to.</summary>
internal sealed class OutputSaver(
    GenerationSettlement settlement,
    IGenerationRepository generations,
    OutputCollector collector,
    IHeldAnswers held,
    WorkPrices prices,
    TimeProvider clock)
{
    /// <summary>A job that is this quick is done before anybody could read that it is being saved.</summary>
    private static readonly TimeSpan _worthTelling = TimeSpan.FromMilliseconds(500);

    public async Task SaveAsync(Delivery delivery, IImageProvider provider, CancellationToken cancellationToken)
    {
        var (lease, generation, completed, control) = delivery;
        control.EndTimeLimit();
        var now = clock.GetUtcNow();
        if (now - generation.OpenAttempt?.StartedAt > _worthTelling)
        {
            await settlement.ChangeAsync(lease, job => BeginSaving(job, now), cancellationToken);
        }

        var attempt = delivery.Attempt;
        var collected = await collector.CollectAsync(delivery, now, cancellationToken);
        var cost = new CostReport
        {
            Reported = completed.ReportedCost,
            Priced = prices.Of(generation, completed.Images.Count, completed.Usage),
        };
        if (collected.Stored.Count > 0)
        {
            await settlement.EndAsync(
                lease, job => Complete(job, collected, cost, now), cancellationToken, collected.Stored.Count, completed.Usage);
        }
        else if (provider.CanResubmit || (cost.Reported ?? cost.Priced) == Money.Zero)
        {
            var failure = RetryableFailure.Of(AttemptOutcome.NoOutput, FailureCode.NoOutput, collected.Reason) with { Cost = cost };
            await settlement.DeferAsync(lease, failure, null, cancellationToken);
        }
        else
        {
            // It was made and has to be paid; asking again would be paid again.
            await settlement.EndAsync(
                lease,
                job => job.Fail(
                    AttemptOutcome.NoOutput,
                    JobFailure.Because(FailureCode.NoOutput, $"{collected.Reason} {ProviderReactions.ChargedAndNotSentAgain}"),
                    clock.GetUtcNow(),
                    cost),
                cancellationToken,
                usage: completed.Usage);
        }

        if (delivery.IsHeld) held.Remove(attempt);
    }

    /// <summary>Goes on with images that a worker had to keep outside of the library before it was gone.</summary>
    /// <returns>False when there are none: the provider has to be asked.</returns>
    public async Task<bool> ResumeAsync(
        JobLease lease, Generation generation, IImageProvider provider, JobControl control, CancellationToken cancellationToken)
    {
        if (!lease.IsTakeover || generation.OpenAttempt is not { } left) return false;

        await using var kept = await held.FindAsync(new HeldAttempt(generation.Id, left.Number), cancellationToken);
        if (kept is null) return false;

        var answer = new ProviderAnswer.Completed(ImagesOf(kept), kept.ReportedCost, kept.Usage);
        await SaveAsync(new Delivery(lease, generation, answer, control) { IsHeld = true }, provider, cancellationToken);
        return true;
    }

    /// <summary>What an answer means for a job whose images had arrived when its worker was gone.</summary>
    public static ProviderAnswer AfterLoss(JobLease lease, JobStage? leftAt, ProviderAnswer answer) =>
        lease.IsTakeover && leftAt == JobStage.Saving && answer is ProviderAnswer.Unknown
            ? new ProviderAnswer.NoOutput("The images were made, and were lost when the server stopped before they could be saved.")
            : answer;

    private static List<ProviderImage> ImagesOf(HeldAnswer kept) =>
    [
        .. Enumerable.Range(0, kept.Sent).Select(index => kept.Images.FirstOrDefault(image => image.Index == index) is { } image
            ? ProviderImage.FromStream(image.Content, image.Seed)
            : ProviderImage.Gone("It was lost when the server stopped before it could be saved.")),
    ];

    private static Result BeginSaving(Generation job, DateTimeOffset now)
    {
        if (job.SavingNotice is not null) job.HoldUpSaving(null, now);
        return job.Advance(JobStage.Saving, 95, now);
    }

    private Result Complete(Generation job, CollectedOutputs collected, CostReport cost, DateTimeOffset now)
    {
        var stored = collected.Stored.OrderBy(output => output.Index).ToList();
        var done = job.Complete(cost.Priced, cost.Reported, clock.GetUtcNow(), collected.Missing);
        if (!done.Succeeded) return done;

        var shares = job.ActualCost?.SplitEvenly(stored.Count);
        foreach (var (place, output) in stored.Index())
        {
            generations.Add(Asset.FromJob(
                output.Id, job.OrganizationId, output.File, OriginOf(job, output, shares?[place]), now, SourcesOf(job.Settings)));
        }

        return done;
    }

    private static AssetOrigin OriginOf(Generation job, StoredOutput output, Money? cost) => new()
    {
        JobId = job.Id,
        Index = output.Index,
        CreatedBy = job.CreatedBy,
        Provider = job.Provider,
        Model = job.Model,
        Settings = job.Settings,
        Seed = output.Seed,
        Cost = cost,
    };

    // What somebody brought along is no part of the library, and no link.
    private static IEnumerable<AssetSource> SourcesOf(GenerationSettings settings)
    {
        foreach (var (place, reference) in settings.References.All.Index())
        {
            if (reference.Source == ReferenceSource.Asset) yield return new AssetSource(new AssetId(reference.Id), AssetSourceRole.Reference, place);
        }

        if (settings.Mask is { Source: ReferenceSource.Asset } mask) yield return new AssetSource(new AssetId(mask.Id), AssetSourceRole.Mask, 0);
    }
}
