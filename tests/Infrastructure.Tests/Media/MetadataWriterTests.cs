using System.Text;
using ImageGenerator.Application.Media;
using ImageGenerator.Infrastructure.Media;
using ImageGenerator.Infrastructure.Media.Metadata;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Infrastructure.Tests.Media;

[TestFixture]
internal sealed class MetadataWriterTests
{
    private static readonly VipsImageProcessor _processor = new(Options.Create(new MediaOptions()));
    private static readonly ImageDescription _description = new()
    {
        Prompt = "a fox & a <lighthouse>, 灯台 \0 \uD800",
        NegativePrompt = "fog",
        Model = "test/model",
        Provider = "test",
        Seed = 4294967295,
        Width = 320,
        Height = 200,
        GenerationId = Guid.Parse("0198a5c2-0000-7000-8000-000000000001"),
    };

    private static readonly string[] _images =
    [
        "png",
        "jpg",
        "webp, extended",
        "webp, lossy",
        "webp, lossless",
        "webp, transparent",
    ];

    [TestCaseSource(nameof(_images))]
    public async Task Describe_SaysWhatItWasMadeFrom_AndLeavesThePictureAlone(string name)
    {
        var image = Make(name);

        var described = await DescribeAsync(image);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_processor.Probe(described), Is.EqualTo(_processor.Probe(image)));
            Assert.That(Samples.Pixels(described), Is.EqualTo(Samples.Pixels(image)));
            Assert.That(
                Encoding.UTF8.GetString(described),
                Does.Contain("灯台")
                    .And.Contain("Negative prompt: fog")
                    .And.Contain(
                        "Seed: 4294967295, Size: 320x200, Model: test/model, Provider: test, Generation: 0198a5c2-0000-7000-8000-000000000001"
                    )
            );
        }
    }

    [TestCaseSource(nameof(_images))]
    public async Task Strip_OfADescribedImage_GivesThePictureBack(string name)
    {
        var image = Make(name);
        var stripper = new MetadataStripper();
        var clean = stripper.Strip(image, MetadataOrigin.Provider)!.Value.ToArray();

        var again = stripper.Strip(await DescribeAsync(clean), MetadataOrigin.Provider)!.Value.ToArray();

        Assert.That(Samples.Pixels(again), Is.EqualTo(Samples.Pixels(clean)));
        Assert.That(again.AsSpan().IndexOf("lighthouse"u8), Is.Negative);
    }

    [Test]
    public async Task Describe_OfAPng_WritesTheTextThatToolsRead()
    {
        var described = await DescribeAsync(Samples.Png(32, 20));

        Assert.That(described.AsSpan(37, 16).SequenceEqual("iTXtparameters\0\0"u8), Is.True);
    }

    [Test]
    public async Task Describe_ReadInPieces_IsTheSame()
    {
        var image = Samples.Png(320, 200);
        var whole = await DescribeAsync(image);
        await using var stream = await new MetadataWriter().DescribeAsync(
            new MemoryStream(image),
            _description,
            CancellationToken.None
        );

        var pieces = new byte[whole.Length];
        for (var at = whole.Length - 1; at >= 0; at -= 7)
        {
            stream.Position = Math.Max(0, at - 6);
            await stream.ReadExactlyAsync(pieces.AsMemory((int)stream.Position, at + 1 - (int)stream.Position));
        }

        Assert.That(pieces, Is.EqualTo(whole));
    }

    [Test]
    public async Task Describe_WithTheLongestPrompt_FitsIntoAJpeg()
    {
        var image = Samples.Of("jpg", 32, 20);
        await using var stream = await new MetadataWriter().DescribeAsync(
            new MemoryStream(image),
            _description with
            {
                Prompt = new string('灯', 100_000),
                NegativePrompt = new string('&', 100_000),
            },
            CancellationToken.None
        );

        Assert.That(stream.Length, Is.InRange(image.Length + 10_000, image.Length + 65_537));
    }

    private static byte[] Make(string name) =>
        name switch
        {
            "webp, extended" => Samples.Of("webp", 320, 200),
            "webp, lossy" => Samples.SimpleWebp(321, 200),
            "webp, lossless" => Samples.LosslessWebp(Samples.Png(320, 201)),
            "webp, transparent" => Samples.LosslessWebp(Samples.Transparent(30, 20)),
            _ => Samples.Of(name, 320, 200),
        };

    private static async Task<byte[]> DescribeAsync(byte[] image)
    {
        await using var stream = await new MetadataWriter().DescribeAsync(
            new MemoryStream(image),
            _description,
            CancellationToken.None
        );
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }
}
