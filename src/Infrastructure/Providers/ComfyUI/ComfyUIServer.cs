using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Providers.ComfyUI;

/// <summary>
/// Talks with the server. It knows no keys itself; one that is set is for the proxy in front of it:
/// <c>user:password</c>, or a token.
/// </summary>
internal sealed class ComfyUIServer(ProviderHttp http)
{
    // The queue repeats the graphs of all jobs that wait.
    private const int Limit = 32 * 1024 * 1024;

    /// <param name="connection">Where, and with which key.</param>
    /// <param name="path">After the server's address, with a slash in front.</param>
    /// <param name="cancellationToken">The engine's word to stop.</param>
    public Task<ProviderResponse> AskAsync(
        ProviderConnection connection,
        string path,
        CancellationToken cancellationToken
    ) => SendAsync(connection, HttpMethod.Get, path, content: null, cancellationToken);

    /// <param name="content">Disposed here.</param>
    /// <inheritdoc cref="AskAsync"/>
    public Task<ProviderResponse> TellAsync(
        ProviderConnection connection,
        string path,
        HttpContent content,
        CancellationToken cancellationToken
    ) => SendAsync(connection, HttpMethod.Post, path, content, cancellationToken);

    public static string AddressOf(ProviderConnection connection, string path) =>
        (
            connection.BaseAddress ?? throw new InvalidOperationException("The connection has no address.")
        ).AbsoluteUri.TrimEnd('/') + path;

    public static void Authorize(HttpRequestMessage request, ProviderConnection connection)
    {
        if (AuthorizationOf(connection) is { } header)
            ProviderKey.Set(request, ProviderKey.Authorization, header);
    }

    /// <summary>The value of the header that opens the server; null when it is open.</summary>
    public static string? AuthorizationOf(ProviderConnection connection)
    {
        if (connection.Secret?.Reveal() is not { } secret)
            return null;

        return secret.Contains(':', StringComparison.Ordinal) ? ProviderKey.BasicOf(secret) : $"Bearer {secret}";
    }

    private Task<ProviderResponse> SendAsync(
        ProviderConnection connection,
        HttpMethod method,
        string path,
        HttpContent? content,
        CancellationToken cancellationToken
    )
    {
        var request = new HttpRequestMessage(method, new Uri(AddressOf(connection, path))) { Content = content };
        Authorize(request, connection);
        return http.SendAsync(ComfyUIProvider.ProviderId, connection, request, Limit, cancellationToken);
    }
}
