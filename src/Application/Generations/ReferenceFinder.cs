using ImageGenerator.Application.Assets;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Uploads;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Generations;

/// <summary>
/// Finds the images that a request names among the organization's uploads and assets. What belongs to somebody else is
/// not there, and neither is an upload that was not used in time.
/// </summary>
[ScopedService]
internal sealed class ReferenceFinder(IUploadRepository uploads, IAssetReader assets, TimeProvider clock)
{
    /// <summary>
    /// Adds the images that the input names to the request; refused under the field's name when one is not there.
    /// </summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="input">What was sent; it passed its validator.</param>
    /// <param name="use">True when a generation is going to be made of it: then its uploads are kept from now on, with
    /// the next save.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<Result<GenerationRequest>> AddToAsync(
        GenerationRequest request,
        GenerationInput input,
        bool use,
        CancellationToken cancellationToken
    )
    {
        var named = (input.References ?? [])
            .Select((reference, place) => (Field: $"references[{place}]", Reference: reference))
            .ToList();
        if (input.Mask is not null)
            named.Add(("mask", input.Mask));
        if (named.Count == 0)
            return request;

        var sizes = await FindSizesAsync([.. named.Select(item => item.Reference)], use, cancellationToken);
        foreach (var (field, reference) in named)
        {
            if (!sizes.ContainsKey(reference))
                return Error.RuleViolation(
                    "reference.not_found",
                    "There is no such image. Upload it again, or choose another one.",
                    field
                );
        }

        return request with
        {
            References = ReferenceImages.Of((input.References ?? []).Select(ImageOf)),
            Mask = input.Mask is { } mask ? ImageOf(mask) : null,
        };

        ReferenceImage ImageOf(ReferenceInput reference) =>
            reference.UploadId is { } upload
                ? new ReferenceImage(ReferenceSource.Upload, upload, sizes[reference])
                : new ReferenceImage(ReferenceSource.Asset, reference.AssetId!.Value, sizes[reference]);
    }

    private async Task<Dictionary<ReferenceInput, ImageSize>> FindSizesAsync(
        HashSet<ReferenceInput> named,
        bool use,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var sizes = new Dictionary<ReferenceInput, ImageSize>();

        UploadId[] uploadIds =
        [
            .. named.Select(reference => reference.UploadId).OfType<Guid>().Select(id => new UploadId(id)),
        ];
        foreach (var upload in uploadIds.Length > 0 ? await uploads.FindAllAsync(uploadIds, cancellationToken) : [])
        {
            if (use ? upload.Use(now).Succeeded : !upload.IsExpired(now))
                sizes[new ReferenceInput { UploadId = upload.Id.Value }] = upload.Size;
        }

        AssetId[] assetIds =
        [
            .. named.Select(reference => reference.AssetId).OfType<Guid>().Select(id => new AssetId(id)),
        ];
        foreach (
            var (id, size) in assetIds.Length > 0
                ? await assets.FindSizesAsync(assetIds, cancellationToken)
                : new Dictionary<AssetId, ImageSize>()
        )
        {
            sizes[new ReferenceInput { AssetId = id.Value }] = size;
        }

        return sizes;
    }
}
