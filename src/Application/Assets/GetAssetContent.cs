using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Storage;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Providers;
using MediatR;

namespace ImageGenerator.Application.Assets;

/// <summary>Opens an asset's bytes in one of its forms.</summary>
/// <param name="Id">The asset.</param>
/// <param name="Rendition">Which form.</param>
/// <param name="Described">True to have the original say what it was made from.</param>
[Requires(Permission.View)]
public sealed record GetAssetContent(Guid Id, Rendition Rendition, bool Described = false) : IQuery<AssetContent>;

/// <summary>Bytes to be served. Whoever gets it disposes the blob.</summary>
/// <param name="Blob">The open bytes.</param>
/// <param name="MediaType">What they are.</param>
/// <param name="ETag">Strong: it names these very bytes, which never change.</param>
/// <param name="FileName">For saving.</param>
public sealed record AssetContent(BlobContent Blob, string MediaType, string ETag, string FileName)
{
    internal static async Task<AssetContent> OpenAsync(
        IBlobStore blobs,
        OrganizationId organization,
        AssetView asset,
        Rendition rendition,
        CancellationToken cancellationToken
    )
    {
        var key = Asset.KeyOf(rendition, organization, new AssetId(asset.Id), asset.CreatedAt, asset.Extension);
        if (await blobs.OpenAsync(key, cancellationToken) is not { } blob)
        {
            throw new InvalidOperationException($"The library has asset {asset.Id}, but the store lacks {key}.");
        }

        var name = rendition.ToString().ToLowerInvariant();
        return rendition == Rendition.Original
            ? new AssetContent(blob, asset.MediaType, asset.Sha256, $"{asset.Id}.{asset.Extension}")
            : new AssetContent(blob, "image/webp", $"{asset.Sha256}-{name}", $"{asset.Id}-{name}.webp");
    }
}

internal sealed class GetAssetContentHandler(
    IAssetReader reader,
    IBlobStore blobs,
    IMetadataWriter metadata,
    Actor actor
) : IRequestHandler<GetAssetContent, Result<AssetContent>>
{
    public async Task<Result<AssetContent>> Handle(GetAssetContent query, CancellationToken cancellationToken)
    {
        if (query is { Described: true, Rendition: not Rendition.Original })
        {
            return Error.Invalid(
                "validation.failed",
                "Only the original can say what it was made from.",
                new FieldError("metadata", "Leave rendition out, or metadata.")
            );
        }

        if (await reader.FindAsync(new AssetId(query.Id), cancellationToken) is not { } asset)
            return AssetErrors.NotFound;

        var content = await AssetContent.OpenAsync(
            blobs,
            actor.OrganizationId,
            asset,
            query.Rendition,
            cancellationToken
        );
        return query.Described ? await DescribeAsync(content, asset, cancellationToken) : content;
    }

    private async Task<AssetContent> DescribeAsync(
        AssetContent content,
        AssetView asset,
        CancellationToken cancellationToken
    )
    {
        var description = new ImageDescription
        {
            Prompt = asset.Settings.Prompt ?? "",
            NegativePrompt = (asset.Settings as ImageSettings)?.NegativePrompt,
            Model = asset.Model,
            Provider = asset.Provider,
            Seed = asset.Seed,
            Width = asset.Width,
            Height = asset.Height,
            GenerationId = asset.JobId,
        };
        try
        {
            var described = await metadata.DescribeAsync(content.Blob.Content, description, cancellationToken);
            return content with
            {
                Blob = content.Blob with { Content = described, Length = described.Length },
                ETag = $"{content.ETag}-described",
            };
        }
        catch
        {
            await content.Blob.DisposeAsync();
            throw;
        }
    }
}
