using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Providers.Kie;

/// <summary>Hands images over to the other host of KIE AI, which takes its uploads.</summary>
internal sealed class KieUploads([FromKeyedServices(KieProvider.ProviderId)] ProviderApi<IKieApi> kie)
{
    private const string Home = "api.kie.ai";
    private static readonly Uri _uploads = new("https://kieai.redpandaai.co");

    /// <summary>
    /// Lays an image where KIE AI can fetch it; it is deleted there within a day. The name cannot be guessed and is
    /// used once.
    /// </summary>
    public async Task<ProviderResponse> UploadAsync(
        ProviderConnection connection,
        RequestImage image,
        CancellationToken cancellationToken
    )
    {
        var name = $"{Guid.NewGuid():N}.{image.Extension}";
        using var form = new FormBody();
        await form.AddFileAsync("file", name, image, cancellationToken);
        form.AddText("uploadPath", "images");
        form.AddText("fileName", name);
        var uploads = UploadsOf(connection);
        return await kie.SendAsync(
            uploads,
            api => api.UploadAsync(form, uploads, cancellationToken),
            ResponseBody.ReadJsonAsync,
            cancellationToken
        );
    }

    /// <summary>
    /// The host for uploads belongs to KIE AI's own API only: nobody else's address sends its key there.
    /// </summary>
    internal static ProviderConnection UploadsOf(ProviderConnection connection) =>
        connection.BaseAddress is { Host: Home, Scheme: "https" }
            ? connection with
            {
                BaseAddress = _uploads,
                IsTrustedAddress = false,
            }
            : connection;
}
