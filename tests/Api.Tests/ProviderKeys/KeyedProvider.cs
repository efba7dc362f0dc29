using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text;
using ImageGenerator.Api.Tests.Support;
using ImageGenerator.Application.Models;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Providers.Http;
using ImageGenerator.Infrastructure.Providers.Replicate;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Api.Tests.ProviderKeys;

/// <summary>
/// A provider that needs a key, the worst that there can be: it repeats the key in whatever it says, and its adapter
/// passes all of that on and throws it about.
/// </summary>
internal sealed class KeyedProvider([FromKeyedServices(KeyedProvider.ProviderId)] ProviderApi<IReplicateApi> api)
    : IProvider
{
    public const string ProviderId = "keyed";

    /// <summary>A key with this in it makes the adapter throw.</summary>
    public const string Breaking = "breaking";

    /// <summary>A key with this in it finds nobody at home.</summary>
    public const string Lonely = "lonely";

    public string Id => ProviderId;

    public bool CanResubmit => false;

    public Task<ProviderResult> SubmitAsync(ProviderCall call, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<ProviderResult> PollAsync(RemoteJob job, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task CancelAsync(RemoteJob job, CancellationToken cancellationToken) => throw new NotSupportedException();

    public async Task<ConnectionCheckResult> CheckAsync(
        ProviderConnection connection,
        CancellationToken cancellationToken
    )
    {
        var key = connection.Secret!.Reveal();
        var reply = await api.SendAsync(
            connection,
            calls => calls.GetAccountAsync(connection, cancellationToken),
            ResponseBody.ReadJsonAsync,
            cancellationToken
        );
        if (key.Contains(Breaking, StringComparison.Ordinal))
            throw new InvalidOperationException($"The key {key} broke the adapter.", new HttpRequestException(key));

        return DefaultResponseMapper.ForCheck(
            reply,
            "Keyed",
            reply.Status == 200 ? null : $"{Encoding.UTF8.GetString(reply.Body.Span)} {key}"
        );
    }
}

/// <summary>The server behind it, on this machine, and a host of the product that knows both.</summary>
internal sealed class KeyedHost : IAsyncDisposable
{
    private readonly WebApplication _server;

    private KeyedHost(WebApplication server) => _server = server;

    public ApiHost Api { get; private set; } = null!;

    public Uri Address { get; private set; } = new("http://localhost");

    /// <summary>The keys that it does not take.</summary>
    public ConcurrentDictionary<string, bool> Revoked { get; } = [];

    /// <summary>The keys that it was asked with.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    public static async Task<KeyedHost> StartAsync(params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var host = new KeyedHost(builder.Build());
        host._server.Run(host.AnswerAsync);
        await host._server.StartAsync();
        host.Address = new Uri(
            host._server.Services.GetRequiredService<IServer>()
                .Features.Get<IServerAddressesFeature>()!
                .Addresses.First()
        );
        host.Api = await ApiHost.StartAsync(host.AddProvider, settings);
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        await _server.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var key = KeyOf(context.Request.Headers);
        Asked.Enqueue(key);
        if (key.Contains(KeyedProvider.Lonely, StringComparison.Ordinal))
        {
            context.Abort();
            return;
        }

        if (Revoked.ContainsKey(key))
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        var bytes = Encoding.UTF8.GetBytes(key);
        await context.Response.WriteAsync(
            $"Your key {key}, also known as {Convert.ToBase64String(bytes)}, {Convert.ToHexString(bytes)} and {Uri.EscapeDataString(key)}, was seen."
        );
    }

    // As the providers that we know want it: after a word, or in a header of its own.
    private static string KeyOf(IHeaderDictionary headers) =>
        ((string[])["Authorization", "x-key", "x-goog-api-key"])
            .Select(name => headers[name].ToString().Split(' ')[^1])
            .FirstOrDefault(value => value.Length > 0, "");

    private void AddProvider(IServiceCollection services)
    {
        services.AddHttpProvider<KeyedProvider, IReplicateApi>(
            KeyedProvider.ProviderId,
            TimeSpan.FromSeconds(10),
            ReplicateJson.Default
        );
        var catalog = services.Last(service => service.ServiceType == typeof(IModelCatalog));
        services.Remove(catalog);
        services.AddSingleton(provider =>
            CatalogWithOneMore.Around(
                (IModelCatalog)(
                    catalog.ImplementationFactory?.Invoke(provider)
                    ?? ActivatorUtilities.CreateInstance(provider, catalog.ImplementationType!)
                ),
                new ProviderDescription(KeyedProvider.ProviderId, "Keyed")
                {
                    BaseAddress = Address.ToString().TrimEnd('/'),
                }
            )
        );
    }

    /// <summary>The product's catalog and one provider more, whatever else the catalog can do.</summary>
    [SuppressMessage("Performance", "CA1852", Justification = "The proxy is derived from it at run time.")]
    internal class CatalogWithOneMore : DispatchProxy
    {
        private IModelCatalog _inner = null!;
        private ProviderDescription _more = null!;

        public static IModelCatalog Around(IModelCatalog inner, ProviderDescription more)
        {
            var proxy = Create<IModelCatalog, CatalogWithOneMore>();
            var self = (CatalogWithOneMore)(object)proxy;
            (self._inner, self._more) = (inner, more);
            return proxy;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            var result = targetMethod!.Invoke(_inner, args);
            return targetMethod.Name == "get_Providers"
                ? (IReadOnlyList<ProviderDescription>)[.. (IEnumerable<ProviderDescription>)result!, _more]
                : result;
        }
    }
}
