using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Domain.Tests.Assets;

[TestFixture]
internal sealed class AssetTests
{
    private static readonly AssetFile _file = new("image/jpeg", "jpg", 1024, 768, 12_345, new string('a', 64));

    private static readonly AssetOrigin _origin = new()
    {
        JobId = JobId.New(),
        Index = 1,
        CreatedBy = GenerationBuilder.Person,
        Provider = "test",
        Model = "test/able",
        Settings = new GenerationBuilder().Build().Settings,
        Seed = Seed.From(8),
        Cost = Money.Usd(0.04m),
    };

    [Test]
    public void FromJob_KeepsWhereItCameFromAndSaysSo()
    {
        var id = AssetId.New();

        var asset = Asset.FromJob(id, GenerationBuilder.Organization, _file, _origin, Moments.At(5));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(asset.Id, Is.EqualTo(id));
            Assert.That(asset.OrganizationId, Is.EqualTo(GenerationBuilder.Organization));
            Assert.That(asset.File, Is.SameAs(_file));
            Assert.That(asset.Origin, Is.SameAs(_origin));
            Assert.That(asset.CreatedAt, Is.EqualTo(Moments.At(5)));
            Assert.That(
                asset.Events.Single(),
                Is.EqualTo(
                    new AssetCreated
                    {
                        OrganizationId = GenerationBuilder.Organization,
                        AssetId = id,
                        JobId = _origin.JobId,
                        Kind = Generation.JobKind,
                        Index = 1,
                        CreatedBy = GenerationBuilder.Person,
                        Provider = "test",
                        Model = "test/able",
                        Prompt = "a red fox",
                        Seed = 8,
                        Width = _file.Width,
                        Height = _file.Height,
                        MediaType = _file.MediaType,
                        Bytes = _file.Bytes,
                        OccurredAt = Moments.At(5),
                    }
                )
            );
            Assert.That(
                asset.Events.Single().SubjectId,
                Is.EqualTo(_origin.JobId.Value),
                "it is part of its generation's story"
            );
        }
    }

    [TestCase(Rendition.Original, "original.jpg")]
    [TestCase(Rendition.Preview, "preview-1280.webp")]
    [TestCase(Rendition.Thumbnail, "thumbnail-512.webp")]
    public void KeyOf_NamesEveryRenditionInTheAssetsFolder(Rendition rendition, string name)
    {
        var asset = Asset.FromJob(AssetId.New(), GenerationBuilder.Organization, _file, _origin, Moments.At(5));

        var key = asset.KeyOf(rendition);

        Assert.That(key.Value, Is.EqualTo($"{GenerationBuilder.Organization}/2026/03/{asset.Id}/{name}"));
    }

    [Test]
    public void KeyOf_WhenTheRenditionIsUnknown_IsABug()
    {
        Assert.That(
            () => Asset.KeyOf((Rendition)9, GenerationBuilder.Organization, AssetId.New(), Moments.Start, "png"),
            Throws.TypeOf<ArgumentOutOfRangeException>()
        );
    }
}
