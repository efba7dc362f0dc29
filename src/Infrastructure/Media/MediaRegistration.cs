using ImageGenerator.Application.Media;
using ImageGenerator.Infrastructure.Media.Metadata;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Media;

internal static class MediaRegistration
{
    public static IServiceCollection AddMedia(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<MediaOptions>()
            .Bind(configuration.GetSection(MediaOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IImageProcessor, VipsImageProcessor>();
        services.AddSingleton<IMetadataStripper, MetadataStripper>();
        services.AddSingleton<IMetadataWriter, MetadataWriter>();
        return services;
    }
}
