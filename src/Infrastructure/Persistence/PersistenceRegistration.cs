using ImageGenerator.Infrastructure.Persistence.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ImageGenerator.Infrastructure.Persistence;

internal static class PersistenceRegistration
{
    private const string DataSourceName = "imagegenerator";

    public static IServiceCollection AddPersistence(this IServiceCollection services)
    {
        services.AddSingleton<DatabaseAddress>();
        services.AddHostedService<DatabaseHost>();
        services.AddSingleton(NewDataSource);

        // The options are the same for every request; building them again each time would cost more than the context
        // itself.
        services.AddDbContext<AppDbContext>(
            (provider, options) =>
                options
                    .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
                    .UseDatabaseNames()
                    .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
                    .AddInterceptors(provider.GetServices<BeforeSaveInterceptor>())
                    .AddInterceptors(new TransactionInterceptor())
                    .ConfigureWarnings(LogWhereItEnds),
            contextLifetime: ServiceLifetime.Scoped,
            optionsLifetime: ServiceLifetime.Singleton
        );

        services.AddSingleton<BeforeSaveInterceptor, SearchInterceptor>();
        services.AddSingleton<SearchRebuild>();
        return services;
    }

    // Its name is what metrics and traces call it; without one they would show the address and the database's user.
    private static NpgsqlDataSource NewDataSource(IServiceProvider provider) =>
        new NpgsqlDataSourceBuilder(provider.GetRequiredService<DatabaseAddress>().ConnectionString)
        {
            Name = DataSourceName,
        }.Build();

    // A statement that fails is no error yet: of two requests with one idempotency key, one is meant to. Whatever
    // nobody expects is logged where it ends, as a failed request or job, with this fault in it.
    private static void LogWhereItEnds(WarningsConfigurationBuilder warnings) =>
        warnings.Log(
            (CoreEventId.SaveChangesFailed, LogLevel.Debug),
            (CoreEventId.QueryIterationFailed, LogLevel.Debug),
            (RelationalEventId.CommandError, LogLevel.Debug)
        );
}
