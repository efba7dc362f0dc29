using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ImageGenerator.Infrastructure.Media;
using ImageGenerator.Infrastructure.Providers.Offline.Art;
using ImageGenerator.Infrastructure.Tests.Media;

namespace ImageGenerator.Infrastructure.Tests.Providers.Offline;

[TestFixture]
internal sealed class PngEncoderTests
{
    [OneTimeSetUp]
    public void SetUp() => VipsLibrary.EnsureLoaded();

    [TestCase(1, 1)]
    [TestCase(3, 2)]
    [TestCase(257, 33)]
    public void Encode_WhenDecodedByOthers_HasTheSamePixels(int width, int height)
    {
        var rgb = RandomNumberGenerator.GetBytes(width * height * 3);

        var png = PngEncoder.Encode(rgb, new Canvas(width, height), [], CompressionLevel.Optimal);

        Assert.That(Samples.Pixels(png), Is.EqualTo(rgb));
    }

    // Columns that never change downwards are nothing but zeros against their upper neighbours, level rows against
    // their left ones.
    [TestCase(true, 2)]
    [TestCase(false, 1)]
    public void Encode_WhenPictureIsRegularOneWay_ChoosesTheFilterForIt(bool downwards, int filter)
    {
        // Neighbours always differ: two equal rows would be level both ways.
        byte[] noise = [.. Enumerable.Range(0, 64).Select(i => (byte)(i * 97))];
        byte[] rgb =
        [
            .. Enumerable.Range(0, 64 * 64).SelectMany(i => Enumerable.Repeat(noise[downwards ? i % 64 : i / 64], 3)),
        ];

        var png = PngEncoder.Encode(rgb, new Canvas(64, 64), [], CompressionLevel.Fastest);

        Assert.That(Samples.Pixels(png), Is.EqualTo(rgb));
        Assert.That(
            FiltersOf(png, stride: 64 * 3).Skip(1),
            Is.All.EqualTo(filter),
            "the first row has no upper neighbours"
        );
    }

    [Test]
    public void Encode_WhenTextIsGiven_OthersCanReadIt()
    {
        var png = PngEncoder.Encode(
            new byte[3],
            new Canvas(1, 1),
            [new("Comment", "Größe 16 €")],
            CompressionLevel.Fastest
        );

        using var source = VipsSource.TryOpen(png)!;
        using var image = source.Decode();
        Assert.That(image.TextField("png-comment-0-Comment"), Is.EqualTo("Größe 16 €"));
    }

    [Test]
    public void Crc32_WhenGivenTheCheckInput_IsTheCheckValue() =>
        Assert.That(Crc32.Of("12345"u8, Encoding.ASCII.GetBytes("6789")), Is.EqualTo(0xCBF43926));

    // Signature 8, IHDR 25, then the one IDAT: length 4, type 4, data.
    private static IEnumerable<byte> FiltersOf(byte[] png, int stride)
    {
        using var rows = new MemoryStream();
        using (var inflate = new ZLibStream(new MemoryStream(png[(8 + 25 + 8)..]), CompressionMode.Decompress))
            inflate.CopyTo(rows);
        return rows.ToArray().Where((_, i) => i % (stride + 1) == 0);
    }
}
