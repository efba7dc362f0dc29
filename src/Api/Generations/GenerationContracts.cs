using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ImageGenerator.Api.Budgets;
using ImageGenerator.Api.Uploads;
using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Api.Generations;

/// <summary>An image that went along with a request.</summary>
/// <param name="Source">Where it lies.</param>
/// <param name="Id">The upload's or the asset's id.</param>
/// <param name="Url">Where it is.</param>
/// <param name="ThumbnailUrl">WebP, longer side 512 pixels at most.</param>
public sealed record ReferenceResponse(ReferenceSource Source, Guid Id, string Url, string ThumbnailUrl)
{
    internal static ReferenceResponse From(ReferenceImage reference)
    {
        var (url, thumbnail) = reference.Source == ReferenceSource.Upload
            ? (UploadUrls.For(reference.Id).Original, UploadUrls.For(reference.Id).Thumbnail)
            : (Assets.AssetUrls.For(reference.Id).Original, Assets.AssetUrls.For(reference.Id).Thumbnail);
        return new ReferenceResponse(reference.Source, reference.Id, url, thumbnail);
    }
}

/// <summary>A person.</summary>
/// <param name="Id">Their id.</param>
/// <param name="DisplayName">The name that others see.</param>
public sealed record PersonResponse(Guid Id, string DisplayName);

/// <summary>What something costs. A null is an unknown amount, never zero.</summary>
/// <param name="Estimated">Expected at submission.</param>
/// <param name="Actual">The sum of all amounts that are known; null until it has finished, and when no amount is known.</param>
/// <param name="UnknownAmounts">How many amounts are not in <c>actual</c> because nobody knows them: the provider may charge them.</param>
/// <param name="Charge"><c>pending</c> until it has finished; then whether it was charged, as far as that is known.</param>
/// <param name="MayBeCharged">True while an attempt is under way that the provider may charge even if it is cancelled now.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record CostResponse(
    decimal? Estimated, decimal? Actual, int UnknownAmounts, Charge Charge, bool MayBeCharged, string Currency)
{
    /// <summary>Before anything was asked for.</summary>
    internal static CostResponse Expected(decimal? estimated) => new(estimated, null, 0, Charge.Pending, MayBeCharged: false, Money.Currency);

    internal static CostResponse Of(GenerationView view) => new(
        view.EstimatedCost,
        view.ActualCost,
        view.UnknownAmounts,
        view.Charge,
        view is { Status: JobStatus.Processing, MayCharge: true },
        Money.Currency);
}

/// <summary>An image of a generation.</summary>
/// <param name="AssetId">Its id in the library.</param>
/// <param name="Index">Its place in the generation, from 0.</param>
/// <param name="Url">Where the original is.</param>
/// <param name="PreviewUrl">WebP, longer side 1280 pixels at most.</param>
/// <param name="ThumbnailUrl">WebP, longer side 512 pixels at most.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Seed">The seed that made it.</param>
/// <param name="MediaType">Of the original.</param>
public sealed record GeneratedImageResponse(
    Guid AssetId, int Index, string Url, string PreviewUrl, string ThumbnailUrl, int Width, int Height, long Seed, string MediaType)
{
    internal static GeneratedImageResponse From(GeneratedImageView image)
    {
        var urls = Assets.AssetUrls.For(image.AssetId);
        return new GeneratedImageResponse(
            image.AssetId, image.Index, urls.Original, urls.Preview, urls.Thumbnail, image.Width, image.Height, image.Seed, image.MediaType);
    }
}

/// <summary>Why a generation failed.</summary>
/// <param name="Code"><c>content_refused</c>, <c>rate_limited</c>, <c>provider_unavailable</c>, <c>invalid_request</c>, <c>credential_rejected</c>, <c>out_of_credit</c>, <c>model_not_available</c>, <c>budget_exceeded</c>, <c>timed_out</c>, <c>outcome_unknown</c> or <c>no_output</c>.</param>
/// <param name="Message">The provider's reason, or ours, in plain words. Whether it was charged stands in <c>cost</c>.</param>
/// <param name="KeyOwner">Whose key the last attempt used; null where none was needed or none was there.</param>
public sealed record FailureResponse(string Code, string Message, KeyOwner? KeyOwner);

/// <summary>An image that was asked for and did not arrive, although the generation completed.</summary>
/// <param name="Index">Its place in the generation, from 0.</param>
/// <param name="Reason">Why, in plain words.</param>
public sealed record MissingImageResponse(int Index, string Reason);

/// <summary>One try at a provider.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Provider">Who was asked.</param>
/// <param name="Model">For which model.</param>
/// <param name="StartedAt">Written down before the provider was called.</param>
/// <param name="CompletedAt">When it ended.</param>
/// <param name="Outcome">How it ended; null while it runs.</param>
/// <param name="Message">The provider's words.</param>
/// <param name="ProviderJobId">The provider's name for the job.</param>
/// <param name="Charge"><c>pending</c> while it runs; then whether the provider charged for it, as far as that is known.</param>
/// <param name="Cost">What it came to, in dollars; null while it runs, and when nobody knows.</param>
/// <param name="ProviderName">What people call the provider.</param>
/// <param name="ModelName">What people call the model.</param>
/// <param name="KeyOwner">Whose key was used; null where none is needed.</param>
/// <param name="DurationMs">How long it took; null while it runs.</param>
public sealed record AttemptResponse(
    int Number,
    string Provider,
    string Model,
    DateTimeOffset StartedAt,
    DateTimeOffset? CompletedAt,
    AttemptOutcome? Outcome,
    string? Message,
    string? ProviderJobId,
    Charge Charge,
    decimal? Cost,
    string ProviderName,
    string ModelName,
    KeyOwner? KeyOwner,
    long? DurationMs)
{
    internal static AttemptResponse From(AttemptView attempt, IModelCatalog models) => new(
        attempt.Number, attempt.Provider, attempt.Model, attempt.StartedAt, attempt.CompletedAt, attempt.Outcome, attempt.Message,
        attempt.ProviderJobId, attempt.Charge, attempt.Cost, models.ProviderNameOf(attempt.Provider), models.NameOf(attempt.Model), attempt.KeyOwner,
        attempt.CompletedAt is { } end ? (long)(end - attempt.StartedAt).TotalMilliseconds : null);
}

/// <summary>A generation in a list: everything but attempts and place in the line.</summary>
public record GenerationSummaryResponse
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required JobStatus Status { get; init; }

    /// <summary>What it is doing while it is processing.</summary>
    public required JobStage? Stage { get; init; }

    /// <summary>0 to 100.</summary>
    public required int Progress { get; init; }

    /// <summary>True when somebody asked for it to stop and it has not stopped yet.</summary>
    public required bool CancelRequested { get; init; }

    /// <summary>What the images show.</summary>
    public required string Prompt { get; init; }

    /// <summary>What they do not show.</summary>
    public required string? NegativePrompt { get; init; }

    /// <summary>The model's id.</summary>
    public required string Model { get; init; }

    /// <summary>The model's name.</summary>
    public required string ModelName { get; init; }

    /// <summary>What the request named: a model, a family, or <c>auto</c>; null when it named nothing.</summary>
    public required string? RequestedModel { get; init; }

    /// <summary>The provider's id.</summary>
    public required string Provider { get; init; }

    /// <summary>The provider's name.</summary>
    public required string ProviderName { get; init; }

    /// <summary>Which other providers may stand in.</summary>
    public required Failover Failover { get; init; }

    /// <summary>The chosen ratio; null when an exact size was given.</summary>
    public required string? AspectRatio { get; init; }

    /// <summary>Of each image, in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Of each image, in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>How many images were asked for.</summary>
    public required int Count { get; init; }

    /// <summary>Of the first image; each further one has the next number.</summary>
    public required long Seed { get; init; }

    /// <summary>The quality preset.</summary>
    public required Quality? Quality { get; init; }

    /// <summary>The file format.</summary>
    public required OutputFormat OutputFormat { get; init; }

    /// <summary>The model's own settings.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Parameters { get; init; }

    /// <summary>The images that went along, in order.</summary>
    public required IReadOnlyList<ReferenceResponse> References { get; init; }

    /// <summary>The mask that went along.</summary>
    public required ReferenceResponse? Mask { get; init; }

    /// <summary>How far it may leave the first reference image, 0 to 1; null leaves it to the model.</summary>
    public required decimal? Strength { get; init; }

    /// <summary>The images, by place; complete when the status is <c>completed</c>.</summary>
    public required IReadOnlyList<GeneratedImageResponse> Images { get; init; }

    /// <summary>
    /// Images that were asked for and did not arrive, by place; empty unless the status is <c>completed</c>. The provider's charge is for
    /// all that it made.
    /// </summary>
    public required IReadOnlyList<MissingImageResponse> MissingImages { get; init; }

    /// <summary>Why the images are made and not yet in the library: the storage is full, say. Only while the stage is <c>saving</c>.</summary>
    public required string? SavingNotice { get; init; }

    /// <summary>
    /// Unfinished images, while it runs and its model shows them; empty in lists. <c>generation.updated</c> tells of newer ones.
    /// </summary>
    public required IReadOnlyList<PartialImageResponse> PartialImages { get; init; }

    /// <summary>What it costs.</summary>
    public required CostResponse Cost { get; init; }

    /// <summary>Why it failed; null unless it did.</summary>
    public required FailureResponse? Failure { get; init; }

    /// <summary>Who asked.</summary>
    public required PersonResponse CreatedBy { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the first attempt began.</summary>
    public required DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it finished.</summary>
    public required DateTimeOffset? CompletedAt { get; init; }

    /// <summary>When the next attempt is due, while a failed one is being waited out.</summary>
    public required DateTimeOffset? RetryAt { get; init; }
}

/// <summary>A generation.</summary>
public sealed record GenerationResponse : GenerationSummaryResponse
{
    [SetsRequiredMembers]
    internal GenerationResponse(GenerationSummaryResponse summary)
        : base(summary)
    {
    }

    /// <summary>Every try at a provider, oldest first.</summary>
    public IReadOnlyList<AttemptResponse> Attempts { get; init; } = [];

    /// <summary>How many jobs are before it, while it waits; 1000 means 1000 or more.</summary>
    public int? QueuePosition { get; init; }

    /// <summary>How many seconds it will probably still take; null when nobody can tell.</summary>
    public int? EstimatedSecondsRemaining { get; init; }

    /// <summary>
    /// Why it may take longer than a minute, while it is not finished: <c>This model usually takes about 2 minutes.</c> Null for a
    /// quick model.
    /// </summary>
    public string? DurationNotice { get; init; }
}

/// <summary>An unfinished image of a running generation.</summary>
/// <param name="Index">Its place in the generation, from 0.</param>
/// <param name="Url">Where it is for now; WebP.</param>
/// <param name="Version">Grows with every newer one.</param>
public sealed record PartialImageResponse(int Index, string Url, int Version)
{
    internal static PartialImageResponse From(Guid generation, PartialImageVersion partial) => new(
        partial.Index, FormattableString.Invariant($"/api/v1/generations/{generation}/partials/{partial.Index}?v={partial.Version}"), partial.Version);
}

/// <summary>A page of generations.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="NextCursor">For the next page; null on the last one.</param>
public sealed record GenerationListResponse(IReadOnlyList<GenerationSummaryResponse> Items, string? NextCursor);

/// <summary>What a request would cost and make.</summary>
/// <param name="Cost">The price before the click; <c>estimated</c> is null when unknown.</param>
/// <param name="Model">The model that would be used.</param>
/// <param name="Provider">Its provider.</param>
/// <param name="Width">Of each image, in pixels.</param>
/// <param name="Height">Of each image, in pixels.</param>
/// <param name="Count">How many images.</param>
/// <param name="TypicalSeconds">How long it usually takes; null when unknown.</param>
/// <param name="Price">The price that was used; null when it is unknown.</param>
/// <param name="Budget">What the spending limits leave that the request would have to keep.</param>
/// <param name="Blocked">Why the request would be refused now for the money's sake; null when it would not be.</param>
public sealed record EstimateResponse(
    CostResponse Cost,
    string Model,
    string Provider,
    int Width,
    int Height,
    int Count,
    double? TypicalSeconds,
    EstimatePriceResponse? Price,
    IReadOnlyList<BudgetResponse> Budget,
    BlockedResponse? Blocked)
{
    internal static EstimateResponse From(GenerationEstimate estimate) => new(
        CostResponse.Expected(estimate.EstimatedCost),
        estimate.Model,
        estimate.Provider,
        estimate.Width,
        estimate.Height,
        estimate.Count,
        estimate.TypicalSeconds,
        estimate.PriceValidFrom is { } day ? new EstimatePriceResponse(day, estimate.PriceSource ?? "") : null,
        [.. estimate.Budget.Select(BudgetResponse.From)],
        estimate.Blocked is { } why ? new BlockedResponse(why.Code, why.Message) : null);
}

/// <summary>Why a request would be refused.</summary>
/// <param name="Code"><c>budget.exceeded</c> or <c>budget.price_unknown</c>.</param>
/// <param name="Message">The same in plain words.</param>
public sealed record BlockedResponse(string Code, string Message);

/// <summary>The line of the price book that an estimate comes from.</summary>
/// <param name="ValidFrom">The first day on which it holds.</param>
/// <param name="Source">Where it was read.</param>
public sealed record EstimatePriceResponse(DateOnly ValidFrom, string Source);

/// <summary>Views as the wire has them.</summary>
internal static class GenerationContractMapping
{
    internal static GenerationSummaryResponse ToSummary(this GenerationView view, IModelCatalog models) => new()
    {
        Id = view.Id,
        Status = view.Status,
        Stage = view.Stage,
        Progress = view.Progress,
        CancelRequested = view.CancelRequested && !view.IsFinished,
        Prompt = view.Prompt,
        NegativePrompt = view.NegativePrompt,
        Model = view.Model,
        ModelName = models.NameOf(view.Model),
        RequestedModel = view.RequestedModel,
        Provider = view.Provider,
        ProviderName = models.ProviderNameOf(view.Provider),
        Failover = view.Failover,
        AspectRatio = view.AspectRatio,
        Width = view.Width,
        Height = view.Height,
        Count = view.Count,
        Seed = view.Seed,
        Quality = view.Quality,
        OutputFormat = view.OutputFormat,
        Parameters = view.Parameters.Values,
        References = [.. view.References.All.Select(ReferenceResponse.From)],
        Mask = view.Mask.All is [var mask, ..] ? ReferenceResponse.From(mask) : null,
        Strength = view.Strength,
        Images = [.. view.Images.Select(GeneratedImageResponse.From)],
        MissingImages = [.. view.MissingImages.All.Select(image => new MissingImageResponse(image.Index, image.Reason))],
        SavingNotice = view.SavingNotice,
        PartialImages = [.. view.Partials.Select(partial => PartialImageResponse.From(view.Id, partial))],
        Cost = CostResponse.Of(view),
        Failure = FailureOf(view),
        CreatedBy = new PersonResponse(view.CreatedById, view.CreatedByName),
        CreatedAt = view.CreatedAt,
        StartedAt = view.StartedAt,
        CompletedAt = view.CompletedAt,
        RetryAt = view.RetryAt,
    };

    internal static GenerationResponse ToResponse(this GenerationView view, IModelCatalog models) => new(view.ToSummary(models))
    {
        Attempts = [.. view.Attempts.Select(attempt => AttemptResponse.From(attempt, models))],
        QueuePosition = view.QueuePosition,
        EstimatedSecondsRemaining = view.EstimatedSecondsRemaining,
        DurationNotice = view.DurationNotice,
    };

    private static FailureResponse? FailureOf(GenerationView view) =>
        view.FailureCode is { } code ? new FailureResponse(SnakeCase(code), view.FailureMessage ?? "", view.FailureKeyOwner) : null;

    private static string SnakeCase(FailureCode code) => JsonNamingPolicy.SnakeCaseLower.ConvertName(code.ToString());
}
