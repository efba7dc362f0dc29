using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Providers.Kie;

/// <summary>Talks with KIE AI, and with the other host that takes its uploads.</summary>
internal sealed class KieServer(ProviderHttp http)
{
    private const string Home = "api.kie.ai";
    private const string UploadPath = "/api/file-stream-upload";
    private static readonly Uri _uploads = new("https://kieai.redpandaai.co");

    /// <param name="connection">Where, and with which key.</param>
    /// <param name="path">After the server's address, with a slash in front.</param>
    /// <param name="content">Makes it a POST. Disposed here.</param>
    /// <param name="cancellationToken">The engine's word to stop.</param>
    public Task<ProviderResponse> SendAsync(
        ProviderConnection connection,
        string path,
        HttpContent? content,
        CancellationToken cancellationToken
    )
    {
        var home = connection.BaseAddress ?? throw new InvalidOperationException("The connection has no address.");
        var request = new HttpRequestMessage(
            content is null ? HttpMethod.Get : HttpMethod.Post,
            new Uri(home.AbsoluteUri.TrimEnd('/') + path)
        )
        {
            Content = content,
        };
        ProviderKey.AddBearer(request, connection);
        return http.SendAsync(KieProvider.ProviderId, connection, request, ProviderHttp.JsonLimit, cancellationToken);
    }

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
        var form = new FormBody();
        await form.AddFileAsync("file", name, image, cancellationToken);
        form.AddText("uploadPath", "images");
        form.AddText("fileName", name);
        return await SendAsync(UploadsOf(connection), UploadPath, form, cancellationToken);
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
