using System.Text.Json;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Providers.Http;
using ImageGenerator.Infrastructure.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Tests.Providers.Support;

/// <summary>One provider's adapter, registered as the product does it, beside a stub of its server.</summary>
internal sealed class ProviderScene : IAsyncDisposable
{
    /// <summary>A key that must not turn up anywhere but in headers.</summary>
    public const string Key = "key-that-nobody-may-see-0123456789";

    private readonly ServiceProvider _services;

    private ProviderScene(StubServer server, ServiceProvider services) => (Server, _services) = (server, services);

    public StubServer Server { get; }

    public IProvider Provider => _services.GetRequiredService<IProvider>();

    /// <summary>Another part of the provider's registration.</summary>
    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>The same for what is registered under the provider's id.</summary>
    public T GetKeyed<T>(string id)
        where T : notnull => _services.GetRequiredKeyedService<T>(id);

    /// <param name="register">The provider's registration.</param>
    /// <param name="settings">Configuration, if it reads any.</param>
    public static async Task<ProviderScene> StartAsync(
        Action<IServiceCollection, IConfiguration> register,
        params (string Name, string Value)[] settings
    )
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value))
            .Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddSingleton(new OutputDownloader(new HastyTime()));
        register(services, configuration);
        return new ProviderScene(await StubServer.StartAsync(), services.BuildServiceProvider());
    }

    /// <param name="path">The part of the provider's address that belongs to it: <c>/v1</c>.</param>
    public ProviderConnection Connection(string path = "") =>
        new()
        {
            BaseAddress = new Uri(Server.Address + path),
            Secret = new ProviderSecret(Key),
            Owner = CredentialScope.Platform,
        };

    public ProviderCall Call(ProviderRequest request, string path = "") => new(request, Connection(path));

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await _services.DisposeAsync();
    }

    /// <summary>An ordinary request; change it with <c>with</c>.</summary>
    public static ImageRequest Request(string model, string providerModel) =>
        new()
        {
            JobId = JobId.New(),
            Attempt = 1,
            Model = model,
            ProviderModel = providerModel,
            Prompt = "A red fox in the snow",
            Size = new ImageSize(1024, 1024),
            AspectRatio = "1:1",
            Count = 1,
            Seed = Seed.From(42),
            OutputFormat = OutputFormat.Png,
            Parameters = ModelParameters.Empty,
        };

    /// <summary>An ordinary request for a larger image; change it with <c>with</c>.</summary>
    public static UpscaleRequest Upscale(string model, string providerModel) =>
        new()
        {
            JobId = JobId.New(),
            Attempt = 1,
            Model = model,
            ProviderModel = providerModel,
            Source = Image([1, 2, 3]),
            OutputFormat = OutputFormat.Png,
            Parameters = ModelParameters.Empty,
        };

    public static ModelParameters Parameters(params (string Name, object Value)[] values) =>
        ModelParameters.From(
            values.Select(value => KeyValuePair.Create(value.Name, JsonSerializer.SerializeToElement(value.Value)))
        );

    /// <summary>A reference image of these bytes.</summary>
    public static RequestImage Image(byte[] bytes, string mediaType = "image/png", int side = 64) =>
        new(mediaType, new ImageSize(side, side), bytes.Length, _ =>
            Task.FromResult<Stream>(new MemoryStream(bytes, writable: false))
        );

    public static async Task<byte[]> BytesAsync(ProviderOutput image, CancellationToken cancellationToken)
    {
        await using var content = await image.OpenAsync(cancellationToken);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }
}
