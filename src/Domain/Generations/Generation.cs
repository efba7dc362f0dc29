using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Domain.Generations;

/// <summary>One request for images: its settings, its attempts, its cost. Its outputs are assets of the library.</summary>
public sealed class Generation : Job
{
    // For the mapper.
    private Generation()
    {
    }

    public GenerationSettings Settings { get; private init; } = null!;

    public override JobKind Kind => JobKind.Generation;

    protected override string Noun => "generation";

    /// <summary>Asks for images. The settings were held against the model before; the price is the one of this moment.</summary>
    public static Generation Request(
        OrganizationId organization, UserId createdBy, ModelDescription model, GenerationSettings settings, DateTimeOffset now)
    {
        var generation = new Generation
        {
            Id = JobId.New(),
            OrganizationId = organization,
            CreatedBy = createdBy,
            Provider = model.Provider,
            Model = model.Id,
            Settings = settings,
            EstimatedCost = EstimateCost(model, settings),
            CreatedAt = now,
        };
        generation.RaiseUpdated(now);
        return generation;
    }

    /// <summary>The price before the click; null when the price is unknown.</summary>
    public static Money? EstimateCost(ModelDescription model, GenerationSettings settings) =>
        model.PricePerImage is { } price ? price * settings.Count : null;

    /// <summary>All outputs are stored: the generation is done and its cost settled.</summary>
    /// <param name="images">How many images the provider made; fewer than asked for cost less.</param>
    /// <param name="reportedCost">What the provider says that it charged.</param>
    /// <param name="now">The time.</param>
    public Result Complete(int images, Money? reportedCost, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(images);

        return CompleteAttempt(reportedCost ?? CostOf(images), reportedCost, now);
    }

    private Money? CostOf(int images) =>
        EstimatedCost is { } estimate
            ? Money.Usd(estimate.Amount / Settings.Count * Math.Min(images, Settings.Count))
            : null;

    protected override void RaiseUpdated(DateTimeOffset now) =>
        Raise(new GenerationUpdated(OrganizationId, Id, Status, Stage, Progress, now));
}
