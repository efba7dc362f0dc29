using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ImageGenerator.Api.Jobs;
using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Api.Generations;

/// <summary>A generation in a list: everything but attempts and queue position.</summary>
public record GenerationSummaryResponse : JobSummaryResponse
{
    [SetsRequiredMembers]
    internal GenerationSummaryResponse(GenerationView view, IModelCatalog models)
        : base(view, view.Settings, models)
    {
        Prompt = view.Settings.Prompt;
        Width = view.Settings.Width;
        Height = view.Settings.Height;
        Count = view.Settings.Count;
        Seed = view.Settings.Seed.Value;
        OutputFormat = view.Settings.OutputFormat;
        Parameters = view.Settings.Parameters.Values;
        References = [.. view.Settings.References.All.Select(ReferenceResponse.From)];
        Mask = view.Settings.Mask is { } mask ? ReferenceResponse.From(mask) : null;
        Images = [.. view.Images.Select(GeneratedImageResponse.From)];
        PartialImages = [.. view.Partials.Select(partial => PartialImageResponse.From(view.Id, partial))];
    }

    /// <summary>What the images show.</summary>
    public required string Prompt { get; init; }

    /// <summary>Of each image, in pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Of each image, in pixels.</summary>
    public required int Height { get; init; }

    /// <summary>How many images were asked for.</summary>
    public required int Count { get; init; }

    /// <summary>Of the first image; each further one has the next number.</summary>
    public required long Seed { get; init; }

    /// <summary>The file format.</summary>
    public required OutputFormat OutputFormat { get; init; }

    /// <summary>The model's own settings.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Parameters { get; init; }

    /// <summary>The images that went along, in order.</summary>
    public required IReadOnlyList<ReferenceResponse> References { get; init; }

    /// <summary>The mask that went along.</summary>
    public required ReferenceResponse? Mask { get; init; }

    /// <summary>
    /// The images with the addresses of their files (<c>url</c>), by place; complete when the status is
    /// <c>completed</c>.
    /// </summary>
    public required IReadOnlyList<GeneratedImageResponse> Images { get; init; }

    /// <summary>
    /// Unfinished images, while it runs and its model shows them; empty in lists. <c>generation.updated</c> tells of
    /// newer ones.
    /// </summary>
    public required IReadOnlyList<PartialImageResponse> PartialImages { get; init; }
}
