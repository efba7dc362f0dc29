using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Application.Generations;

/// <summary>Takes the images of a finished attempt into the library and ends the job with what they came to.</summary>
internal sealed class OutputSaver(
    GenerationSettlement settlement, IGenerationRepository generations, OutputStore outputs, WorkPrices prices, TimeProvider clock)
{
    /// <summary>A job that is this quick is done before anybody could read that it is being saved.</summary>
    private static readonly TimeSpan _worthTelling = TimeSpan.FromMilliseconds(500);

    public async Task SaveAsync(
        JobLease lease,
        Generation generation,
        IImageProvider provider,
        ProviderAnswer.Completed completed,
        CancellationToken stopping,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now - generation.OpenAttempt?.StartedAt > _worthTelling)
        {
            await settlement.ChangeAsync(lease, job => job.Advance(JobStage.Saving, 95, now), cancellationToken);
        }

        // Images that were paid for are kept even when somebody cancels now.
        var storing = generation.EstimatedCost == Money.Zero ? stopping : cancellationToken;
        var stored = new List<StoredOutput>();
        var reason = "The provider answered without an image.";
        foreach (var (index, image) in completed.Images.Take(generation.Settings.Count).Index())
        {
            try
            {
                stored.Add(await outputs.StoreAsync(generation, index, image, now, storing));
            }
            catch (UnreadableImageException unreadable)
            {
                // The others were paid for and are kept; asking for all of them again would be paid again.
                reason = unreadable.Message;
            }
        }

        var cost = new CostReport
        {
            Reported = completed.ReportedCost,
            Priced = prices.Of(generation, completed.Images.Count, completed.Usage),
        };
        if (stored.Count > 0)
        {
            await settlement.EndAsync(lease, job => Complete(job, stored, cost, now), cancellationToken, stored.Count, completed.Usage);
        }
        else if (provider.CanResubmit || (cost.Reported ?? cost.Priced) == Money.Zero)
        {
            var failure = RetryableFailure.Of(AttemptOutcome.NoOutput, FailureCode.NoOutput, reason) with { Cost = cost };
            await settlement.DeferAsync(lease, failure, null, cancellationToken);
        }
        else
        {
            // It was made and has to be paid; asking again would be paid again.
            await settlement.EndAsync(
                lease,
                job => job.Fail(
                    AttemptOutcome.NoOutput,
                    JobFailure.Because(FailureCode.NoOutput, $"{reason} {ProviderReactions.ChargedAndNotSentAgain}"),
                    clock.GetUtcNow(),
                    cost),
                cancellationToken,
                usage: completed.Usage);
        }
    }

    private Result Complete(Generation job, List<StoredOutput> stored, CostReport cost, DateTimeOffset now)
    {
        var done = job.Complete(cost.Priced, cost.Reported, clock.GetUtcNow());
        if (!done.Succeeded) return done;

        var shares = job.ActualCost?.SplitEvenly(stored.Count);
        foreach (var (place, output) in stored.Index())
        {
            generations.Add(Asset.FromGeneration(
                output.Id, job.OrganizationId, output.File, OriginOf(job, output, shares?[place]), now));
        }

        return done;
    }

    private static AssetOrigin OriginOf(Generation job, StoredOutput output, Money? cost) => new()
    {
        GenerationId = job.Id,
        Index = output.Index,
        CreatedBy = job.CreatedBy,
        Provider = job.Provider,
        Model = job.Model,
        Prompt = job.Settings.Prompt,
        NegativePrompt = job.Settings.NegativePrompt,
        AspectRatio = job.Settings.AspectRatio,
        Quality = job.Settings.Quality?.ToString(),
        Seed = output.Seed,
        Parameters = job.Settings.Parameters,
        References = job.Settings.References,
        Mask = job.Settings.Mask,
        Strength = job.Settings.Strength,
        Cost = cost,
    };
}
