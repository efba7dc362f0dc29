using ImageGenerator.Application.Assets;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Routing;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Edits;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Edits;

/// <summary>What a request comes to for whoever asks: the image that it names, and the model that changes it.</summary>
[ScopedService]
internal sealed class EditRouting(IAssetReader assets, ModelRouter router, Actor actor)
{
    /// <param name="input">What was sent; it passed its validator.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<Result<Route<UpscaleSettings>>> FindAsync(EditInput input, CancellationToken cancellationToken)
    {
        var id = new AssetId(input.Source!.AssetId!.Value);
        if (await assets.FindAsync(id, cancellationToken) is not { } asset)
            return EditErrors.SourceNotFound;

        var source = new EditSource(id, asset.Width, asset.Height, FormatOf(asset.MediaType));
        var request = new RequestedUpscale(input.ToRequest(source, asset.Settings.Prompt), Seed.Fresh());
        var caller = new Caller(actor.OrganizationId, actor.UserId);
        return await router.ChooseAsync(input.WantedModel, input.Prefer, request, caller, cancellationToken);
    }

    private static OutputFormat FormatOf(string mediaType) =>
        mediaType switch
        {
            "image/jpeg" => OutputFormat.Jpeg,
            "image/webp" => OutputFormat.Webp,
            _ => OutputFormat.Png,
        };
}
