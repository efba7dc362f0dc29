using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ImageGenerator.Api.Jobs;
using ImageGenerator.Application.Edits;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Edits;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Api.Edits;

/// <summary>An edit in a list: everything but attempts and place in the queue.</summary>
public record EditSummaryResponse : JobSummaryResponse
{
    [SetsRequiredMembers]
    internal EditSummaryResponse(EditView view, IModelCatalog models)
        : base(view, new SettingsOfAnEdit { NegativePrompt = view.Settings.NegativePrompt }, models)
    {
        Kind = KindOf(view.Settings);
        Source = EditSourceResponse.From(view.Settings.Source);
        Prompt = view.Settings.Prompt;
        Seed = view.Settings.Seed?.Value;
        OutputFormat = view.Settings.OutputFormat;
        Parameters = view.Settings.Parameters.Values;
        Images = [.. view.Images.Select(EditedImageResponse.From)];
    }

    /// <summary>What is done.</summary>
    public required EditKind Kind { get; init; }

    /// <summary>The image that it starts from. It may have been deleted since.</summary>
    public required EditSourceResponse Source { get; init; }

    /// <summary>
    /// What the image shows: the prompt that was given, or the one that the source was made by; null when there is
    /// none.
    /// </summary>
    public required string? Prompt { get; init; }

    /// <summary>The seed; null for models that take none.</summary>
    public required long? Seed { get; init; }

    /// <summary>The file format.</summary>
    public required OutputFormat OutputFormat { get; init; }

    /// <summary>The operation's settings by name.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Parameters { get; init; }

    /// <summary>
    /// What came of it, with the addresses of the files (<c>url</c>); complete when the status is <c>completed</c>.
    /// </summary>
    public required IReadOnlyList<EditedImageResponse> Images { get; init; }

    private static EditKind KindOf(EditSettings settings) =>
        settings switch
        {
            UpscaleSettings => EditKind.Upscale,
            _ => throw new InvalidOperationException($"The API has no name for {settings.Kind}."),
        };

    private sealed record SettingsOfAnEdit : ImageSettings;
}
