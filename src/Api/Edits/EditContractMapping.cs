using ImageGenerator.Api.Common;
using ImageGenerator.Api.Jobs;
using ImageGenerator.Application.Edits;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Edits;

namespace ImageGenerator.Api.Edits;

/// <summary>Views as the wire has them.</summary>
internal static class EditContractMapping
{
    internal static EditSummaryResponse ToSummary(this EditView view, IModelCatalog models) =>
        new()
        {
            Id = view.Id,
            Kind = KindOf(view.Settings),
            Status = view.Status,
            Stage = view.Stage,
            Progress = view.Progress,
            CancelRequested = view.CancelRequested && !view.IsFinished,
            Source = EditSourceResponse.From(view.Settings.Source),
            Prompt = view.Settings.Prompt,
            NegativePrompt = view.Settings.NegativePrompt,
            Seed = view.Settings.Seed?.Value,
            Model = view.Model,
            ModelName = models.NameOf(view.Model),
            RequestedModel = view.RequestedModel,
            Provider = view.Provider,
            ProviderName = models.ProviderNameOf(view.Provider),
            Failover = view.Failover,
            OutputFormat = view.Settings.OutputFormat,
            Parameters = view.Settings.Parameters.Values,
            Images = [.. view.Images.Select(EditedImageResponse.From)],
            MissingImages = MissingImageResponse.Of(view.MissingOutputs),
            SavingNotice = view.SavingNotice,
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

    internal static EditResponse ToResponse(this EditView view, IModelCatalog models) =>
        new(view.ToSummary(models))
        {
            Attempts = [.. view.Attempts.Select(attempt => AttemptResponse.From(attempt, models))],
            QueuePosition = view.QueuePosition,
        };

    private static EditKind KindOf(EditSettings settings) =>
        settings switch
        {
            UpscaleSettings => EditKind.Upscale,
            _ => throw new InvalidOperationException($"The API has no name for {settings.Kind}."),
        };
}
