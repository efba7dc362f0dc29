using ImageGenerator.Application.Models;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Providers;
using Microsoft.Extensions.Configuration;

namespace ImageGenerator.Infrastructure.Providers;

/// <summary>The installation's connections as the configuration has them: <c>Providers:NAME:BaseUrl</c> and <c>:ApiKey</c>.</summary>
internal sealed class ConfiguredConnections(IConfiguration configuration, IModelCatalog catalog) : IPlatformConnections
{
    public Task<ProviderConnection?> FindAsync(string provider, CancellationToken cancellationToken)
    {
        var section = configuration.GetSection($"Providers:{provider}");
        var address = section["BaseUrl"] ?? catalog.Providers.FirstOrDefault(known => known.Id == provider)?.BaseAddress;
        return Task.FromResult(section["ApiKey"] is { Length: > 0 } key && address is not null
            ? new ProviderConnection { BaseAddress = new Uri(address), Secret = new ProviderSecret(key), Owner = KeyOwner.Platform }
            : null);
    }
}
