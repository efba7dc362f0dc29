using System.Text.Json.Serialization.Metadata;
using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Providers.Automatic1111;

/// <summary>
/// Talks with the server: plain JSON, and Basic authentication where it was started with <c>--api-auth</c>.
/// </summary>
internal sealed class Automatic1111Server(ProviderHttp http)
{
    /// <param name="connection">Where, and with which user name and password.</param>
    /// <param name="path">After the server's address, with a slash in front.</param>
    /// <param name="cancellationToken">The engine's word to stop.</param>
    public Task<ProviderResponse> AskAsync(
        ProviderConnection connection,
        string path,
        CancellationToken cancellationToken
    ) => SendAsync(connection, HttpMethod.Get, path, content: null, ProviderHttp.JsonLimit, cancellationToken);

    /// <inheritdoc cref="AskAsync"/>
    public Task<ProviderResponse> TellAsync<T>(
        ProviderConnection connection,
        string path,
        T body,
        JsonTypeInfo<T> type,
        int limit,
        CancellationToken cancellationToken
    ) => SendAsync(connection, HttpMethod.Post, path, JsonBody.Of(body, type), limit, cancellationToken);

    /// <summary>Asks for images.</summary>
    /// <inheritdoc cref="AskAsync"/>
    public Task<ProviderResponse> TellForImagesAsync(
        ProviderConnection connection,
        string path,
        Automatic1111Wanted wanted,
        CancellationToken cancellationToken
    )
    {
        var request = NewRequest(
            connection,
            HttpMethod.Post,
            path,
            JsonBody.Of(wanted, Automatic1111Json.Default.Automatic1111Wanted)
        );
        return http.SendForImagesAsync(Automatic1111Provider.ProviderId, connection, request, cancellationToken);
    }

    /// <inheritdoc cref="AskAsync"/>
    public Task<ProviderResponse> TellAsync(
        ProviderConnection connection,
        string path,
        CancellationToken cancellationToken
    ) =>
        SendAsync(
            connection,
            HttpMethod.Post,
            path,
            new ByteArrayContent([]),
            ProviderHttp.JsonLimit,
            cancellationToken
        );

    private Task<ProviderResponse> SendAsync(
        ProviderConnection connection,
        HttpMethod method,
        string path,
        HttpContent? content,
        int limit,
        CancellationToken cancellationToken
    ) =>
        http.SendAsync(
            Automatic1111Provider.ProviderId,
            connection,
            NewRequest(connection, method, path, content),
            limit,
            cancellationToken
        );

    private static HttpRequestMessage NewRequest(
        ProviderConnection connection,
        HttpMethod method,
        string path,
        HttpContent? content
    )
    {
        var home = connection.BaseAddress ?? throw new InvalidOperationException("The connection has no address.");
        var request = new HttpRequestMessage(method, new Uri(home.AbsoluteUri.TrimEnd('/') + path))
        {
            Content = content,
        };
        if (connection.Secret is { } secret)
            ProviderKey.Set(request, ProviderKey.Authorization, ProviderKey.BasicOf(secret.Reveal()));
        return request;
    }
}
