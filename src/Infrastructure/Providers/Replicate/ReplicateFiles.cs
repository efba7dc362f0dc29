using System.Net.Http.Headers;
using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Providers.Replicate;

/// <summary>
/// Brings a request's images to Replicate: small ones inside the request, larger ones as files, which Replicate deletes
/// itself after a day. The size inside is counted over all of them, because webhooks and questions repeat the request.
/// </summary>
internal sealed class ReplicateFiles(
    [FromKeyedServices(ReplicateProvider.ProviderId)] ProviderApi<IReplicateApi> replicate
)
{
    /// <summary>Characters of data URLs that a request may carry.</summary>
    private const int InlineLimit = 256 * 1024;

    /// <summary>An address for each image, in order, or the answer that the request has to get instead.</summary>
    public async Task<(IReadOnlyList<string> Addresses, ProviderResult? Failure)> HandOverAsync(
        IEnumerable<RequestImage> images,
        ProviderConnection connection,
        CancellationToken cancellationToken
    )
    {
        var addresses = new List<string>();
        var room = (long)InlineLimit;
        foreach (var image in images)
        {
            var inline = DataUrlLength(image);
            if (inline <= room)
            {
                addresses.Add(await image.ReadDataUrlAsync(cancellationToken));
                room -= inline;
                continue;
            }

            var response = await UploadAsync(image, connection, cancellationToken);
            if (
                !response.Succeeded
                || response.Read(ReplicateJson.Default.ReplicateFile)?.Urls?.Get is not { Length: > 0 } address
            )
            {
                return ([], ReplicateResponseMapper.ForUpload(response, connection));
            }

            addresses.Add(address);
        }

        return (addresses, null);
    }

    private async Task<ProviderResponse> UploadAsync(
        RequestImage image,
        ProviderConnection connection,
        CancellationToken cancellationToken
    )
    {
        var content = new StreamContent(await image.OpenAsync(cancellationToken));

        // Quoted and in this order, as browsers write it: not every parser of forms is a good one.
        content.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data")
        {
            Name = "\"content\"",
            FileName = $"\"image.{image.Extension}\"",
        };
        content.Headers.ContentType = new MediaTypeHeaderValue(image.MediaType);
        var form = new MultipartFormDataContent { content };
        return await replicate.SendAsync(
            connection,
            api => api.UploadAsync(form, connection, cancellationToken),
            ResponseBody.ReadDroppingImagesAsync,
            cancellationToken
        );
    }

    private static long DataUrlLength(RequestImage image) =>
        "data:;base64,".Length + image.MediaType.Length + (image.Length + 2) / 3 * 4;
}
