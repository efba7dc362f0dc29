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

    public const int MaxSavingNoticeLength = 300;

    public GenerationSettings Settings { get; private set; } = null!;

    /// <summary>Why the images are made and not yet in the library; null while nothing holds the saving up.</summary>
    public string? SavingNotice { get; private set; }

    /// <summary>The images that did not arrive although it completed.</summary>
    public MissingImages MissingImages { get; private set; } = MissingImages.None;

    public override JobKind Kind => JobKind.Generation;

    protected override string Noun => "generation";

    /// <summary>Asks for images. The settings were held against the model before; the price is the one of this moment.</summary>
    public static Generation Request(
        OrganizationId organization, UserId createdBy, ModelDescription model, GenerationSettings settings, DateTimeOffset now,
        GenerationTerms? terms = null)
    {
        terms ??= new GenerationTerms();
        var expected = EstimateCost(model, settings);
        var generation = new Generation
        {
            Id = JobId.New(),
            OrganizationId = organization,
            CreatedBy = createdBy,
            Provider = model.Provider,
            Model = model.Id,
            RequestedModel = terms.RequestedModel,
            Failover = terms.Failover,
            ApiKeyId = terms.ApiKeyId,
            Settings = settings,
            EstimatedCost = expected,
            ExpectedCost = expected,
            CreatedAt = now,
        };
        generation.RaiseUpdated(now);
        return generation;
    }

    /// <summary>The price before the click; null when the price is unknown.</summary>
    public static Money? EstimateCost(ModelDescription model, GenerationSettings settings) =>
        model.Price?.Estimate(PricedWork.Asked(settings, model.TypicalSeconds));

    /// <summary>
    /// Another provider's model stands in from the next attempt on. What was asked for stays, and so does the price that was shown.
    /// </summary>
    /// <param name="model">The model that stands in.</param>
    /// <param name="settings">The same settings, held against it.</param>
    /// <param name="now">The time.</param>
    public Result SwitchTo(ModelDescription model, GenerationSettings settings, DateTimeOffset now)
    {
        if (IsFinished) return Error.Conflict("generation.already_finished", "This generation has already finished.");
        if (OpenAttempt is not null) return Error.Conflict("job.attempt_open", "The last attempt has not ended.");

        Provider = model.Provider;
        Model = model.Id;
        Settings = settings;
        ExpectedCost = EstimateCost(model, settings);
        RaiseUpdated(now);
        return Result.Ok();
    }

    /// <summary>All outputs are stored: the generation is done and its cost settled.</summary>
    /// <param name="cost">What it comes to; null when nobody knows.</param>
    /// <param name="reportedCost">What the provider says that it charged; null when it does not say.</param>
    /// <param name="now">The time.</param>
    /// <param name="missing">The images that did not arrive; null for none.</param>
    public Result Complete(Money? cost, Money? reportedCost, DateTimeOffset now, MissingImages? missing = null)
    {
        if (!IsFinished && OpenAttempt is not null) (SavingNotice, MissingImages) = (null, missing ?? MissingImages.None);
        return CompleteAttempt(new CostReport { Reported = reportedCost, Priced = cost }, now);
    }

    /// <summary>The images are made, and something holds up their saving; null when nothing does any more. The same again raises no event.</summary>
    public Result HoldUpSaving(string? notice, DateTimeOffset now)
    {
        if (OpenAttempt is null) return Error.Conflict("job.no_open_attempt", "No attempt is under way.");
        if (SavingNotice == notice) return Result.Ok();

        SavingNotice = notice is null ? null : Text.Clip(notice, MaxSavingNoticeLength);
        RaiseUpdated(now);
        return Result.Ok();
    }

    protected override void RaiseUpdated(DateTimeOffset now) => Raise(new GenerationUpdated(this, now));
}

/// <summary>How a generation may be carried out, besides its settings.</summary>
public sealed record GenerationTerms
{
    /// <summary>What the request named: a model, a family, or <c>auto</c>.</summary>
    public string? RequestedModel { get; init; }

    public Failover Failover { get; init; }

    /// <summary>The API key that asks; null when a person does in the browser.</summary>
    public ApiKeyId? ApiKeyId { get; init; }
}
