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

    // Columns that never change downwards compress only by their upper neighbours, rows that never change only by their left ones.
    [TestCase(true)]
    [TestCase(false)]
    public void Encode_WhenPictureIsRegularOneWay_ChoosesTheFilterForIt(bool downwards)
    {
        var noise = RandomNumberGenerator.GetBytes(64);
        byte[] rgb = [.. Enumerable.Range(0, 64 * 64).SelectMany(i => Enumerable.Repeat(noise[downwards ? i % 64 : i / 64], 3))];

        var png = PngEncoder.Encode(rgb, new Canvas(64, 64), [], CompressionLevel.Fastest);

        Assert.That(Samples.Pixels(png), Is.EqualTo(rgb));
        Assert.That(png, Has.Length.LessThan(rgb.Length / 10));
    }

    [Test]
    public void Encode_WhenTextIsGiven_OthersCanReadIt()
    {
        var png = PngEncoder.Encode(new byte[3], new Canvas(1, 1), [new("Comment", "Größe 16 €")], CompressionLevel.Fastest);

        using var source = VipsSource.TryOpen(png)!;
        using var image = source.Decode();
        Assert.That(image.Field("png-comment-0-Comment"), Is.EqualTo("Größe 16 €"));
    }

    [Test]
    public void Crc32_WhenGivenTheCheckInput_IsTheCheckValue() =>
        Assert.That(Crc32.Of("12345"u8, Encoding.ASCII.GetBytes("6789")), Is.EqualTo(0xCBF43926));
}
