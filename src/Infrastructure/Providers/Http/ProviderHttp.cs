using ImageGenerator.Application.Providers;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>Sends requests that adapters write by hand; declared interfaces take its place.</summary>
internal sealed class ProviderHttp(IHttpClientFactory clients)
{
    public const int JsonLimit = ResponseBody.JsonLimit;

    public const int ImagesLimit = ResponseBody.ImagesLimit;

    /// <param name="provider">The provider's id.</param>
    /// <param name="connection">Decides whether the address may lead into private networks.</param>
    /// <param name="request">Its address is absolute. Disposed here.</param>
    /// <param name="maxBytes">Bytes of the answer to read at most.</param>
    /// <param name="cancellationToken">The engine's word to stop.</param>
    public Task<ProviderResponse> SendAsync(
        string provider,
        ProviderConnection connection,
        HttpRequestMessage request,
        int maxBytes,
        CancellationToken cancellationToken
    ) =>
        SendAsync(
            provider,
            connection,
            request,
            (response, ending) => ResponseBody.ReadAsync(response, maxBytes, ending),
            cancellationToken
        );

    public Task<ProviderResponse> SendForImagesAsync(
        string provider,
        ProviderConnection connection,
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) => SendAsync(provider, connection, request, ResponseBody.ReadImagesAsync, cancellationToken);

    public Task<ProviderResponse> SendDroppingImagesAsync(
        string provider,
        ProviderConnection connection,
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) => SendAsync(provider, connection, request, ResponseBody.ReadDroppingImagesAsync, cancellationToken);

    public Task<ProviderResponse> SendForFileAsync(
        string provider,
        ProviderConnection connection,
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) => SendAsync(provider, connection, request, ResponseBody.ReadFileAsync, cancellationToken);

    /// <summary>Sends the request and leaves the body unread; for answers that are streams.</summary>
    /// <exception cref="HttpRequestException">See <see cref="TransportErrors"/>.</exception>
    public Task<HttpResponseMessage> OpenAsync(
        string provider,
        ProviderConnection connection,
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var client = clients.CreateClient(ProviderHttpRegistration.ClientName(provider, connection.IsTrustedAddress));
        return client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private async Task<ProviderResponse> SendAsync(
        string provider,
        ProviderConnection connection,
        HttpRequestMessage request,
        ResponseReader read,
        CancellationToken cancellationToken
    )
    {
        using (request)
        {
            try
            {
                using var response = await OpenAsync(provider, connection, request, cancellationToken);
                return await read(response, cancellationToken);
            }
            catch (Exception fault) when (TransportErrors.Of(fault, cancellationToken) is { } kind)
            {
                return ProviderResponse.Failed(kind, fault);
            }
        }
    }
}
