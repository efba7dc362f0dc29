using System.Text.Json;
using ImageGenerator.Api.Common;
using ImageGenerator.Api.Jobs;
using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Api.Generations;

/// <summary>Views as the wire has them.</summary>
internal static class GenerationContractMapping
{
    internal static GenerationSummaryResponse ToSummary(this GenerationView view, IModelCatalog models) =>
        new(view.Settings)
        {
            Id = view.Id,
            Status = view.Status,
            Stage = view.Stage,
            Progress = view.Progress,
            CancelRequested = view.CancelRequested && !view.IsFinished,
            Prompt = view.Settings.Prompt,
            Model = view.Model,
            ModelName = models.NameOf(view.Model),
            RequestedModel = view.RequestedModel,
            Provider = view.Provider,
            ProviderName = models.ProviderNameOf(view.Provider),
            Failover = view.Failover,
            Width = view.Settings.Width,
            Height = view.Settings.Height,
            Count = view.Settings.Count,
            Seed = view.Settings.Seed.Value,
            OutputFormat = view.Settings.OutputFormat,
            Parameters = view.Settings.Parameters.Values,
            References = [.. view.Settings.References.All.Select(ReferenceResponse.From)],
            Mask = view.Settings.Mask is { } mask ? ReferenceResponse.From(mask) : null,
            Images = [.. view.Images.Select(GeneratedImageResponse.From)],
            MissingImages =
            [
                .. view.MissingImages.All.Select(image => new MissingImageResponse(image.Index, image.Reason)),
            ],
            SavingNotice = view.SavingNotice,
            PartialImages = [.. view.Partials.Select(partial => PartialImageResponse.From(view.Id, partial))],
            Metadata = view.Metadata.Values,
            Cost = CostOf(view),
            Failure = FailureOf(view),
            CreatedBy = new PersonResponse(view.CreatedById, view.CreatedByName),
            CreatedAt = view.CreatedAt,
            UpdatedAt = view.UpdatedAt,
            StartedAt = view.StartedAt,
            CompletedAt = view.CompletedAt,
            RetryAt = view.RetryAt,
        };

    internal static GenerationResponse ToResponse(this GenerationView view, IModelCatalog models) =>
        new(view.ToSummary(models))
        {
            Attempts = [.. view.Attempts.Select(attempt => AttemptResponse.From(attempt, models))],
            QueuePosition = view.QueuePosition,
            EstimatedSecondsRemaining = view.EstimatedSecondsRemaining,
            DurationNotice = view.DurationNotice,
        };

    private static CostResponse CostOf(GenerationView view) =>
        new(
            view.EstimatedCost,
            view.ActualCost,
            view.UnknownAmounts,
            view.Charge,
            view is { Status: JobStatus.Processing, MayCharge: true },
            Money.Currency
        );

    private static FailureResponse? FailureOf(GenerationView view) =>
        view.FailureCode is { } code
            ? new FailureResponse(SnakeCase(code), view.FailureMessage ?? "", view.FailureKeyOwner)
            : null;

    private static string SnakeCase(FailureCode code) => JsonNamingPolicy.SnakeCaseLower.ConvertName(code.ToString());
}
