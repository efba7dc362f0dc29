using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Backup;

internal static class BackupRegistration
{
    public static IServiceCollection AddBackups(this IServiceCollection services)
    {
        services.AddSingleton<BackupWriter>();
        services.AddSingleton<BackupReader>();
        services.AddSingleton(provider => new Backups(
            provider.GetRequiredService<BackupWriter>(),
            provider.GetRequiredService<BackupReader>()
        ));
        return services;
    }
}
