using ImageGenerator.Application.Common;

namespace ImageGenerator.Application.Providers;

/// <summary>The providers that this installation can ask.</summary>
public interface IProviderRegistry
{
    IReadOnlyList<IProvider> All { get; }

    /// <exception cref="KeyNotFoundException">No such provider is installed.</exception>
    IProvider Get(string id);
}

[SingletonService]
internal sealed class ProviderRegistry(IEnumerable<IProvider> providers) : IProviderRegistry
{
    private readonly Dictionary<string, IProvider> _byId = providers.ToDictionary(
        provider => provider.Id,
        StringComparer.Ordinal
    );

    public IReadOnlyList<IProvider> All { get; } = [.. providers];

    public IProvider Get(string id) => _byId[id];
}
