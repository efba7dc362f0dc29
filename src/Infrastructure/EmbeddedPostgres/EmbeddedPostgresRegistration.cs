using ImageGenerator.Infrastructure.Common;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Infrastructure.EmbeddedPostgres;

internal static class EmbeddedPostgresRegistration
{
    /// <summary>
    /// Registers the embedded server. It starts when somebody calls <see cref="EmbeddedPostgresServer.StartAsync"/>.
    /// </summary>
    public static IServiceCollection AddEmbeddedPostgres(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddDataFolder(configuration);
        services
            .AddOptions<PostgresOptions>()
            .Bind(configuration.GetSection(PostgresOptions.Section))
            .PostConfigure<DataFolder>((options, data) => options.DataDirectory ??= data.PathTo("postgres"))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton(provider => new EmbeddedPostgresServer(
            provider.GetRequiredService<IOptions<PostgresOptions>>().Value,
            provider.GetRequiredService<ILogger<EmbeddedPostgresServer>>()
        ));
        return services;
    }
}
