using ImageGenerator.Application.Providers;
using Refit;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>
/// Makes the calls of a provider's declared HTTP API: chooses the client by how far the address is trusted, reads the
/// answer with a limit, and says what it means when none came. Redirects are not followed.
/// </summary>
/// <typeparam name="TApi">The declared interface, of which Refit writes the requests.</typeparam>
/// <param name="provider">The provider's id: it has connections of its own, and a circuit breaker for each
/// server.</param>
/// <param name="clients">Makes the two clients of the provider.</param>
/// <param name="settings">How Refit writes bodies.</param>
internal sealed class ProviderApi<TApi>(string provider, IHttpClientFactory clients, RefitSettings settings)
    where TApi : class
{
    /// <summary>Makes a call and reads its answer, whatever its status is.</summary>
    /// <param name="connection">The one that the call names: it decides whether its address may lead into private
    /// networks.</param>
    /// <param name="call">One call of the interface.</param>
    /// <param name="read">One of <see cref="ResponseBody"/>.</param>
    /// <param name="cancellationToken">The engine's word to stop.</param>
    public async Task<ProviderResponse> SendAsync(
        ProviderConnection connection,
        Func<TApi, Task<HttpResponseMessage>> call,
        ResponseReader read,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using var response = await OpenAsync(connection, call);
            return await read(response, cancellationToken);
        }
        catch (Exception fault) when (TransportErrors.Of(fault, cancellationToken) is { } kind)
        {
            return ProviderResponse.Failed(kind, fault);
        }
    }

    /// <summary>Makes a call that costs nothing, and says what its answer means for the connection.</summary>
    /// <param name="connection">The one that is checked.</param>
    /// <param name="call">One call of the interface.</param>
    /// <param name="read">One of <see cref="ResponseBody"/>.</param>
    /// <param name="judge">What the answer means.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ConnectionCheckResult> CheckAsync(
        ProviderConnection connection,
        Func<TApi, Task<HttpResponseMessage>> call,
        ResponseReader read,
        Func<ProviderResponse, ConnectionCheckResult> judge,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(connection);

        return judge(await SendAsync(connection, call, read, cancellationToken));
    }

    /// <summary>Makes a call and leaves the body unread; for answers that are streams.</summary>
    /// <exception cref="HttpRequestException">See <see cref="TransportErrors"/>.</exception>
    /// <inheritdoc cref="SendAsync"/>
    public Task<HttpResponseMessage> OpenAsync(
        ProviderConnection connection,
        Func<TApi, Task<HttpResponseMessage>> call
    )
    {
        var client = clients.CreateClient(ProviderHttpRegistration.ClientName(provider, connection.IsTrustedAddress));
        return call(RestService.ForGenerated<TApi>(client, settings));
    }
}
