using System.Text.Json;
using ImageGenerator.Api.Generations;
using ImageGenerator.Application.Assets;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Common;

namespace ImageGenerator.Api.Assets;

/// <summary>Where an asset's bytes are.</summary>
internal readonly record struct AssetUrls(string Original, string Preview, string Thumbnail)
{
    internal static AssetUrls For(Guid asset)
    {
        var content = $"/api/v1/assets/{asset}/content";
        return new AssetUrls(content, content + "?rendition=preview", content + "?rendition=thumbnail");
    }
}

/// <summary>An image of the library, with where it came from.</summary>
/// <param name="Id">Its id.</param>
/// <param name="GenerationId">The generation that made it.</param>
/// <param name="Index">Its place in the generation, from 0.</param>
/// <param name="Prompt">What it was asked to show.</param>
/// <param name="NegativePrompt">What it was asked not to show.</param>
/// <param name="Model">The model's id.</param>
/// <param name="ModelName">The model's name.</param>
/// <param name="Provider">The provider's id.</param>
/// <param name="IsPreviewRender">True when it was drawn by a renderer that only previews.</param>
/// <param name="AspectRatio">The chosen ratio; null when an exact size was given.</param>
/// <param name="Quality">The quality preset.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="MediaType">Of the original.</param>
/// <param name="Bytes">Length of the original.</param>
/// <param name="Sha256">Of the original, lower-case hex.</param>
/// <param name="Seed">The seed that made it.</param>
/// <param name="Parameters">The model's own settings.</param>
/// <param name="References">The images that it was made from, in order.</param>
/// <param name="Strength">How far it was to leave the first one, 0 to 1; null when that was left to the model.</param>
/// <param name="Cost">Its share of the generation's cost in dollars; null when unknown.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Url">Where the original is.</param>
/// <param name="PreviewUrl">WebP, longer side 1280 pixels at most.</param>
/// <param name="ThumbnailUrl">WebP, longer side 512 pixels at most.</param>
/// <param name="CreatedBy">Who asked for it.</param>
/// <param name="CreatedAt">When it came into the library.</param>
public sealed record AssetResponse(
    Guid Id,
    Guid GenerationId,
    int Index,
    string Prompt,
    string? NegativePrompt,
    string Model,
    string ModelName,
    string Provider,
    bool IsPreviewRender,
    string? AspectRatio,
    string? Quality,
    int Width,
    int Height,
    string MediaType,
    long Bytes,
    string Sha256,
    long Seed,
    IReadOnlyDictionary<string, JsonElement> Parameters,
    IReadOnlyList<ReferenceResponse> References,
    decimal? Strength,
    decimal? Cost,
    string Currency,
    string Url,
    string PreviewUrl,
    string ThumbnailUrl,
    PersonResponse CreatedBy,
    DateTimeOffset CreatedAt)
{
    internal static AssetResponse From(AssetView asset, IModelCatalog models)
    {
        var urls = AssetUrls.For(asset.Id);
        return new AssetResponse(
            asset.Id,
            asset.GenerationId,
            asset.Index,
            asset.Prompt,
            asset.NegativePrompt,
            asset.Model,
            models.NameOf(asset.Model),
            asset.Provider,
            models.Find(asset.Model)?.IsPreview ?? false,
            asset.AspectRatio,
            asset.Quality,
            asset.Width,
            asset.Height,
            asset.MediaType,
            asset.Bytes,
            asset.Sha256,
            asset.Seed,
            asset.Parameters.Values,
            [.. asset.References.All.Select(ReferenceResponse.From)],
            asset.Strength,
            asset.Cost,
            Money.Currency,
            urls.Original,
            urls.Preview,
            urls.Thumbnail,
            new PersonResponse(asset.CreatedById, asset.CreatedByName),
            asset.CreatedAt);
    }
}

/// <summary>A page of assets.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="NextCursor">For the next page; null on the last one.</param>
public sealed record AssetListResponse(IReadOnlyList<AssetResponse> Items, string? NextCursor);

/// <summary>Whether a file says what it was made from.</summary>
public enum MetadataChoice
{
    /// <summary>It holds the picture alone.</summary>
    None,

    /// <summary>It holds prompt, model, seed and generation.</summary>
    Include,
}
