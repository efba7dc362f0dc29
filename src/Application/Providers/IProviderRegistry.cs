using ImageGenerator.Application.Common;

namespace ImageGenerator.Application.Providers;

/// <summary>The providers that this installation can ask.</summary>
public interface IProviderRegistry
{
    IReadOnlyList<IImageProvider> All { get; }

    /// <exception cref="KeyNotFoundException">No such provider is installed.</exception>
    IImageProvider Get(string id);
}

[SingletonService]
internal sealed class ProviderRegistry(IEnumerable<IImageProvider> providers) : IProviderRegistry
{
    private readonly Dictionary<string, IImageProvider> _byId = providers.ToDictionary(provider => provider.Id, StringComparer.Ordinal);

    public IReadOnlyList<IImageProvider> All { get; } = [.. providers];

    public IImageProvider Get(string id) => _byId[id];
}
