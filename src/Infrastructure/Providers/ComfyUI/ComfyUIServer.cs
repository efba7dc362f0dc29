using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Providers.ComfyUI;

/// <summary>
/// Where the server is and how it is opened. It knows no keys itself; one that is set is for the proxy in front of it:
/// <c>user:password</c>, or a token.
/// </summary>
internal static class ComfyUIServer
{
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
}
