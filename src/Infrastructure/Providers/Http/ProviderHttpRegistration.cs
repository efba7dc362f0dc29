using System.Text.Json.Serialization;
using ImageGenerator.Application.Providers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Refit;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>What every provider's registration has in common.</summary>
internal static class ProviderHttpRegistration
{
    private static readonly TimeSpan _connectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _connectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Registers an adapter with the HTTP API that it calls; one line of the provider's registration.
    /// </summary>
    /// <typeparam name="TProvider">The adapter.</typeparam>
    /// <typeparam name="TApi">The API; what needs it asks for a <see cref="ProviderApi{TApi}"/> by the provider's
    /// id.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="id">The provider's id.</param>
    /// <param name="timeout">How long one request may take until its answer begins.</param>
    /// <param name="json">Writes the bodies of requests.</param>
    /// <param name="authorize">Puts the key into a request; as a bearer token unless said otherwise.</param>
    public static IServiceCollection AddHttpProvider<TProvider, TApi>(
        this IServiceCollection services,
        string id,
        TimeSpan timeout,
        JsonSerializerContext json,
        Action<HttpRequestMessage, ProviderConnection>? authorize = null
    )
        where TProvider : class, IProvider
        where TApi : class
    {
        services.TryAddSingleton<OutputDownloader>();
        AddClient(services, id, timeout, trusted: true, authorize ?? ProviderKey.AddBearer);
        AddClient(services, id, timeout, trusted: false, authorize ?? ProviderKey.AddBearer);
        services.AddKeyedSingleton(id, (provider, _) =>
            new ProviderApi<TApi>(id, provider.GetRequiredService<IHttpClientFactory>(), SettingsOf(json))
        );
        services.AddSingleton<IProvider, TProvider>();
        return services;
    }

    public static string ClientName(string provider, bool trusted) =>
        trusted ? $"provider:{provider}" : $"provider:{provider}:guarded";

    // Refit wraps what the network throws unless it is told not to; what was not sent would count as a bug.
    private static RefitSettings SettingsOf(JsonSerializerContext json)
    {
        var settings = RefitSettings.ForJsonContext(json);
        settings.TransportExceptionFactory = (_, fault, _) => fault;
        return settings;
    }

    private static void AddClient(
        IServiceCollection services,
        string id,
        TimeSpan timeout,
        bool trusted,
        Action<HttpRequestMessage, ProviderConnection> authorize
    )
    {
        // Beside the handlers, which are renewed now and then: circuit breakers remember longer.
        var name = ClientName(id, trusted);
        services.AddKeyedSingleton(name, (provider, _) =>
            new AuthorityPipelines(() =>
                ProviderResilience.PipelineFor(timeout, provider.GetService<TimeProvider>() ?? TimeProvider.System)
            )
        );
        services
            .AddHttpClient(name, client =>
            {
                client.BaseAddress = ConnectionHandler.Placeholder;
                client.Timeout = Timeout.InfiniteTimeSpan;
            })
            .ConfigurePrimaryHttpMessageHandler(() => NewHandler(trusted))
            .AddHttpMessageHandler(() => new ConnectionHandler(trusted, authorize))
            .AddHttpMessageHandler(provider => new ResilienceHandler(
                provider.GetRequiredKeyedService<AuthorityPipelines>(name).For
            ))
            .RemoveAllLoggers();
    }

    internal static SocketsHttpHandler NewHandler(bool trusted)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = _connectTimeout,
            PooledConnectionLifetime = _connectionLifetime,
            AutomaticDecompression = System.Net.DecompressionMethods.All,
        };
        if (trusted)
            return handler;

        // A proxy would look names up and connect by itself, and there would be nothing left for us to judge.
        handler.UseProxy = false;
        handler.ConnectCallback = AddressGuard.ConnectAsync;
        return handler;
    }
}
