using System.Net.Http.Headers;
using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Providers.Replicate;

/// <summary>One call of the API: below the connection's address, with its key.</summary>
internal sealed class ReplicateClient(ProviderHttp http)
{
    public Task<ProviderReply> SendAsync(
        HttpMethod method,
        string path,
        ProviderConnection connection,
        int maxBytes,
        CancellationToken cancellationToken,
        HttpContent? content = null,
        params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, $"{connection.BaseAddress!.AbsoluteUri.TrimEnd('/')}{path}") { Content = content };
        if (connection.Secret is { } secret) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret.Reveal());
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        return http.SendAsync(ReplicateProvider.ProviderId, connection, request, maxBytes, cancellationToken);
    }
}
