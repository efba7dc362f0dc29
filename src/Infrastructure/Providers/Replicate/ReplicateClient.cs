using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Providers.Replicate;

/// <summary>One call of the API: below the connection's address, with its key.</summary>
internal sealed class ReplicateClient(ProviderHttp http)
{
    /// <summary>For answers whose images are wanted: a prediction may hold them as data URLs.</summary>
    public Task<ProviderResponse> SendForImagesAsync(
        HttpMethod method,
        string path,
        ProviderConnection connection,
        CancellationToken cancellationToken,
        HttpContent? content = null,
        params (string Name, string Value)[] headers
    ) =>
        http.SendForImagesAsync(
            ReplicateProvider.ProviderId,
            connection,
            RequestTo(method, path, connection, content, headers),
            cancellationToken
        );

    /// <summary>For all others: images that are in the answer all the same are dropped.</summary>
    public Task<ProviderResponse> SendAsync(
        HttpMethod method,
        string path,
        ProviderConnection connection,
        CancellationToken cancellationToken,
        HttpContent? content = null
    ) =>
        http.SendDroppingImagesAsync(
            ReplicateProvider.ProviderId,
            connection,
            RequestTo(method, path, connection, content, []),
            cancellationToken
        );

    private static HttpRequestMessage RequestTo(
        HttpMethod method,
        string path,
        ProviderConnection connection,
        HttpContent? content,
        (string Name, string Value)[] headers
    )
    {
        var request = new HttpRequestMessage(method, $"{connection.BaseAddress!.AbsoluteUri.TrimEnd('/')}{path}")
        {
            Content = content,
        };
        ProviderKey.AddBearer(request, connection);
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return request;
    }
}
