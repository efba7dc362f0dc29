using ImageGenerator.Application.ApiKeys;
using ImageGenerator.Application.Assets;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Uploads;
using ImageGenerator.Infrastructure.Partials;
using ImageGenerator.Infrastructure.Persistence.Readers;
using ImageGenerator.Infrastructure.Persistence.Repositories;
using ImageGenerator.Infrastructure.Persistence.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ImageGenerator.Infrastructure.Persistence;

internal static class PersistenceRegistration
{
    public static IServiceCollection AddPersistence(this IServiceCollection services)
    {
        services.AddSingleton<DatabaseAddress>();
        services.AddHostedService<DatabaseHost>();
        services.AddSingleton(provider => new NpgsqlDataSourceBuilder(provider.GetRequiredService<DatabaseAddress>().ConnectionString).Build());

        // The options are the same for every request; building them anew each time would cost more than the context itself.
        services.AddDbContext<AppDbContext>(
            (provider, options) => options
                .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
                .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking),
            contextLifetime: ServiceLifetime.Scoped,
            optionsLifetime: ServiceLifetime.Singleton);

        services.AddSingleton<SearchRebuild>();
        services.AddScoped<TenantScope>();
        services.AddScoped<IUnitOfWork, UnitOfWork>();
        services.AddScoped<IIdempotencyStore, IdempotencyStore>();
        services.AddScoped<IGenerationRepository, GenerationRepository>();
        services.AddScoped<IGenerationReader, GenerationReader>();
        services.AddScoped<IAssetReader, AssetReader>();
        services.AddScoped<IApiKeyRepository, ApiKeyRepository>();
        services.AddScoped<IUploadRepository, UploadRepository>();
        services.AddScoped<IPartialImageStore, PartialImageStore>();
        return services;
    }
}
