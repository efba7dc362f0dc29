using ImageGenerator.Api.Common;
using ImageGenerator.Api.Generations;
using ImageGenerator.Application.Assets;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Api.Assets;

/// <summary>Views as the wire has them.</summary>
internal static class AssetContractMapping
{
    // What another kind of job made has no settings of an image, and says so by leaving them empty.
    private sealed record NoImageSettings : ImageSettings;

    internal static AssetResponse ToResponse(this AssetView asset, IModelCatalog models)
    {
        var urls = AssetUrls.For(asset.Id);
        var generation = asset.Settings as GenerationSettings;
        return new AssetResponse(asset.Settings as ImageSettings ?? new NoImageSettings())
        {
            Id = asset.Id,
            JobId = asset.JobId,
            Kind = asset.Settings.Kind.Name,
            GenerationId = generation is null ? null : asset.JobId,
            Index = asset.Index,
            Prompt = asset.Settings.Prompt ?? "",
            Model = asset.Model,
            ModelName = models.NameOf(asset.Model),
            Provider = asset.Provider,
            IsPreviewRender = models.Find(asset.Model)?.IsPreview ?? false,
            Width = asset.Width,
            Height = asset.Height,
            MediaType = asset.MediaType,
            Bytes = asset.Bytes,
            Sha256 = asset.Sha256,
            Seed = asset.Seed,
            Parameters = (generation?.Parameters ?? ModelParameters.Empty).Values,
            References = [.. (generation?.References ?? ReferenceImages.None).All.Select(ReferenceResponse.From)],
            Cost = asset.Cost,
            Currency = Money.Currency,
            Url = urls.Original,
            PreviewUrl = urls.Preview,
            ThumbnailUrl = urls.Thumbnail,
            CreatedBy = new PersonResponse(asset.CreatedById, asset.CreatedByName),
            CreatedAt = asset.CreatedAt,
        };
    }

    internal static AssetDetailResponse ToResponse(this AssetDetail detail, IModelCatalog models) =>
        new(detail.Asset.ToResponse(models))
        {
            Sources = [.. detail.Lineage.Sources.Select(SourceOf)],
            Derived = [.. detail.Lineage.Derived.Select(DerivedOf)],
        };

    private static SourceAssetResponse SourceOf(SourceAssetView source)
    {
        var urls = AssetUrls.For(source.AssetId);
        return new SourceAssetResponse(source.AssetId, source.Role, source.Position, urls.Original, urls.Thumbnail);
    }

    private static DerivedAssetResponse DerivedOf(DerivedAssetView derived)
    {
        var urls = AssetUrls.For(derived.AssetId);
        return new DerivedAssetResponse(derived.AssetId, urls.Original, urls.Thumbnail, derived.CreatedAt);
    }
}
