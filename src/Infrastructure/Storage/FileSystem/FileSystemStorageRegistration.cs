using ImageGenerator.Application.Outputs;
using ImageGenerator.Application.Storage;
using ImageGenerator.Infrastructure.Common;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Infrastructure.Storage.FileSystem;

internal static class FileSystemStorageRegistration
{
    public static IServiceCollection AddFileSystemStorage(
        this IServiceCollection services,
        IConfiguration configuration
    )
    {
        services.AddDataFolder(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services
            .AddOptions<StorageOptions>()
            .Bind(configuration.GetSection(StorageOptions.Section))
            .PostConfigure<DataFolder>(
                (options, data) =>
                {
                    options.Root ??= data.PathTo("blobs");
                    options.HeldRoot ??= data.PathTo("held");
                }
            )
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IBlobStore>(provider => new FileSystemBlobStore(
            provider.GetRequiredService<IOptions<StorageOptions>>().Value.Root!,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<FileSystemBlobStore>>(),
            provider.GetRequiredService<IOptions<StorageOptions>>().Value.MinFreeBytes
        ));
        services.AddSingleton<IHeldResults>(provider => new HeldResultFolder(
            provider.GetRequiredService<IOptions<StorageOptions>>().Value.HeldRoot!,
            provider.GetRequiredService<ILogger<HeldResultFolder>>()
        ));
        return services;
    }
}
