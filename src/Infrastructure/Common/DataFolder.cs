using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ImageGenerator.Infrastructure.Common;

/// <summary>
/// Where everything lies that must outlive the process: database, blobs, keys. Configured as <c>Data:Root</c>;
/// otherwise <c>data</c> at the repository's root when the application runs from its source tree, else <c>data</c> next
/// to it.
/// </summary>
internal sealed class DataFolder
{
    private DataFolder(string root) => Root = root;

    /// <summary>Full path. The folder need not exist yet.</summary>
    public string Root { get; }

    public static DataFolder Resolve(IConfiguration configuration) =>
        new(
            Path.GetFullPath(
                configuration["Data:Root"] is { Length: > 0 } configured
                    ? configured
                    : DefaultRoot(AppContext.BaseDirectory)
            )
        );

    /// <summary>Full path of a folder or file inside.</summary>
    public string PathTo(string name) => Path.Combine(Root, name);

    internal static string DefaultRoot(string baseDirectory)
    {
        for (var folder = new DirectoryInfo(baseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ImageGenerator.sln")))
                return Path.Combine(folder.FullName, "data");
        }

        return Path.Combine(baseDirectory, "data");
    }
}

internal static class DataFolderRegistration
{
    public static IServiceCollection AddDataFolder(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(DataFolder.Resolve(configuration));
        return services;
    }
}
