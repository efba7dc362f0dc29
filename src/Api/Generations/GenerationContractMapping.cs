using ImageGenerator.Api.Common;
using ImageGenerator.Api.Jobs;
using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Models;

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
            MissingImages = MissingImageResponse.Of(view.MissingOutputs),
            SavingNotice = view.SavingNotice,
            PartialImages = [.. view.Partials.Select(partial => PartialImageResponse.From(view.Id, partial))],
            Metadata = view.Metadata.Values,
            Cost = CostResponse.Of(view),
            Failure = FailureResponse.Of(view),
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
}
