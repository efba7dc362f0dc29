using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Catalog;
using ImageGenerator.Infrastructure.Providers.Offline;
using ImageGenerator.Infrastructure.Providers.Offline.Art;

namespace ImageGenerator.Infrastructure.Tests.Providers.Offline;

/// <summary>What the catalog promises of the preview renderer, and what it does.</summary>
[TestFixture]
internal sealed class OfflineCatalogTests
{
    private static readonly CatalogFile _file = CatalogFiles.ReadAll().Single(file => file.Provider.Id == "offline");

    private static ModelDescription Model => _file.Models.Single(model => model.Generates);

    private static ModelCapabilities Capabilities => Model.Capabilities;

    [Test]
    public void Model_WhenRead_IsTheDefaultAndAPreviewAndFree()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Model,
                Has.Property("Id")
                    .EqualTo("offline/preview")
                    .And.Property("IsDefault")
                    .True.And.Property("IsPreview")
                    .True
            );
            Assert.That(
                Model.Price!.Components.Single(),
                Is.EqualTo(Price.PerImage(Money.Zero).Components.Single())
                    .Using<PriceComponent>((one, other) => one.Unit == other.Unit && one.Amount == other.Amount)
            );
            Assert.That(_file.Provider, Has.Property("NeedsKey").False.And.Property("SelfHosted").False);
        }
    }

    [Test]
    public void Upscaler_WhenRead_IsFreeTheLastResortAndNoPreview()
    {
        var model = _file.Models.Single(model => model.Id == "offline/resample");

        var upscale = model.Operations.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                model,
                Has.Property("LastResort")
                    .True.And.Property("IsPreview")
                    .False.And.Property("Name")
                    .Contain("resampling")
            );
            Assert.That(model.EstimateCost(upscale.ToPlainWork()), Is.EqualTo(Money.Zero));
            Assert.That(
                upscale,
                Has.Property("Id").EqualTo(OperationIds.Upscale).And.Property("Prompt").EqualTo(InputUse.None)
            );
            Assert.That(upscale.Parameters.Single().Options.Select(option => option.Value), Is.EqualTo(["2", "4"]));
        }
    }

    [Test]
    public void Parameter_WhenRead_OffersEveryLookAndNoOther()
    {
        var look = Capabilities.Parameters.Single();

        Assert.That(
            look,
            Has.Property("Name").EqualTo(OfflineProvider.LookParameter).And.Property("Default").EqualTo(ArtStyles.Auto)
        );
        Assert.That(
            look.Options.Select(option => option.Value),
            Is.EquivalentTo(ArtStyles.Names.Prepend(ArtStyles.Auto))
        );
    }

    [Test]
    public void AspectRatios_WhenRead_AreAllowedSizesNearOneMegapixelInThatRatio()
    {
        var limits = Capabilities.Size!;

        foreach (var (ratio, size) in Capabilities.AspectRatios)
        {
            var sides = ratio.Split(':').Select(double.Parse).ToArray();
            Assert.That(limits.Allows(size), Is.True, ratio);
            Assert.That((double)size.Width / size.Height, Is.EqualTo(sides[0] / sides[1]).Within(2).Percent, ratio);
            Assert.That(size.Pixels, Is.EqualTo(1024 * 1024).Within(6).Percent, ratio);
        }
    }
}
