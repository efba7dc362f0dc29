using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Catalog;
using ImageGenerator.Infrastructure.Tests.Providers.Support;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace ImageGenerator.Infrastructure.Tests.Catalog;

/// <summary>What the data files describe and no adapter carries out is not on offer.</summary>
[TestFixture]
internal sealed class OfferedOperationsTests
{
    [Test]
    public void All_WhenNobodyUpscales_HoldsNoUpscaler()
    {
        var catalog = CatalogOf(CarriedOut.Generating);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                catalog.All.SelectMany(model => model.Operations).Select(one => one.Id).Distinct(),
                Is.EqualTo([OperationIds.Generate])
            );
            Assert.That(catalog.Find("stability/upscale-fast"), Is.Null);
            Assert.That(catalog.Find("stability/ultra"), Is.Not.Null);
        }
    }

    [Test]
    public void All_WhenAnAdapterUpscalesToo_HoldsItsUpscalersAndNobodyElses()
    {
        var catalog = CatalogOf(CarriedOut.By(["offline", "stability"], OperationIds.Generate, OperationIds.Upscale));

        Assert.That(
            catalog.All.Where(model => model.Offers(OperationIds.Upscale)).Select(model => model.Id),
            Is.EquivalentTo([
                "offline/resample",
                "stability/upscale-creative",
                "stability/upscale-conservative",
                "stability/upscale-fast",
            ])
        );
        Assert.That(catalog.All.Select(model => model.Provider).Distinct(), Is.EquivalentTo(["offline", "stability"]));
    }

    [Test]
    public void Replace_WithModelsThatNobodyCarriesOut_LeavesThemOut()
    {
        var catalog = CatalogOf(CarriedOut.By(["offline"], OperationIds.Generate));
        var files = CatalogFiles.ReadAll();

        catalog.Replace([.. files.Select(file => file.Provider)], [.. files.SelectMany(file => file.Models)]);

        Assert.That(catalog.All.Select(model => model.Id), Is.EqualTo(["offline/preview"]));
    }

    private static ModelCatalog CatalogOf(IProviderRegistry adapters) =>
        new(new PriceBook(Mock.Of<IServiceScopeFactory>()), adapters, TimeProvider.System);
}
