using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Catalog;
using Moq;

namespace ImageGenerator.Infrastructure.Tests.Providers.Support;

/// <summary>Adapters that only say what they carry out.</summary>
internal static class CarriedOut
{
    /// <summary>Generating, by every provider of the data files.</summary>
    public static IProviderRegistry Generating =>
        By([.. CatalogFiles.ReadAll().Select(file => file.Provider.Id)], OperationIds.Generate);

    /// <summary>These operations, by these providers alone.</summary>
    public static IProviderRegistry By(IReadOnlyList<string> providers, params string[] operations)
    {
        ProviderOperation[] offered = [.. operations.Select(name => new ProviderOperation(name))];
        return Mock.Of<IProviderRegistry>(registry =>
            registry.All
            == providers
                .Select(id => Mock.Of<IProvider>(adapter => adapter.Id == id && adapter.Operations == offered))
                .ToList()
        );
    }
}
