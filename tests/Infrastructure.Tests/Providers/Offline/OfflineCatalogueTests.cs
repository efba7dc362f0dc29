using System.Text.Json;
using System.Text.Json.Serialization;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Providers.Offline;
using ImageGenerator.Infrastructure.Providers.Offline.Art;

namespace ImageGenerator.Infrastructure.Tests.Providers.Offline;

/// <summary>What the catalogue promises of the preview renderer, and what it does.</summary>
[TestFixture]
internal sealed class OfflineCatalogueTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private static readonly JsonElement Model = Read();

    private static ModelCapabilities Capabilities => Model.GetProperty("capabilities").Deserialize<ModelCapabilities>(Json)!;

    [Test]
    public void Model_WhenRead_IsTheDefaultAndAPreviewAndFree()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Model.GetProperty("id").GetString(), Is.EqualTo("offline/preview"));
            Assert.That(Model.GetProperty("isDefault").GetBoolean(), Is.True);
            Assert.That(Model.GetProperty("isPreview").GetBoolean(), Is.True);
            Assert.That(Model.GetProperty("pricePerImage").GetDecimal(), Is.Zero);
        }
    }

    [Test]
    public void Parameter_WhenRead_OffersEveryLookAndNoOther()
    {
        var look = Capabilities.Parameters.Single();

        Assert.That(look, Has.Property("Name").EqualTo(OfflineProvider.LookParameter).And.Property("Default").EqualTo(Looks.Auto));
        Assert.That(look.Options.Select(option => option.Value), Is.EquivalentTo(Looks.Names.Prepend(Looks.Auto)));
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

    private static JsonElement Read()
    {
        var assembly = typeof(OfflineProvider).Assembly;
        using var resource = assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(name => name.EndsWith("offline.models.json", StringComparison.Ordinal)))!;
        using var document = JsonDocument.Parse(resource);
        return document.RootElement.EnumerateArray().Single().Clone();
    }
}
