using System.Text;
using ImageGenerator.Application.Media;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Media;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Infrastructure.Tests.Media;

[TestFixture]
internal sealed class VipsImageProcessorTests
{
    private static readonly VipsImageProcessor Processor = NewProcessor();

    [TestCase("png", "image/png")]
    [TestCase("jpg", "image/jpeg")]
    [TestCase("webp", "image/webp")]
    [TestCase("gif", "image/gif")]
    [TestCase("avif", "image/avif")]
    public void Probe_WhenFormatIsAllowed_TellsTypeAndSize(string extension, string mediaType)
    {
        var image = Samples.Of(extension, 320, 200);

        var facts = Processor.Probe(image);

        Assert.That(facts, Is.EqualTo(new ImageFacts(mediaType, extension, new ImageSize(320, 200))));
    }

    /// <summary>An image that was paid for, and of which only the last two bytes are missing.</summary>
    [Test]
    public void WithEndMark_WhenNothingElseIsMissing_CompletesTheFile()
    {
        var image = JpegWithoutEndMark();

        var completed = Processor.WithEndMark(image);

        Assert.That(completed?.ToArray(), Is.EqualTo((byte[])[.. image, 0xFF, 0xD9]));
        Assert.That(Processor.MakeRenditions(completed!.Value, [64, 32]), Has.Count.EqualTo(2));
        Assert.Throws<UnreadableImageException>(
            () => Processor.MakeRendition(image, 64),
            "what is uploaded has to be whole"
        );
    }

    [TestCase(12)]
    [TestCase(7)]
    [TestCase(1)]
    public void WithEndMark_WhenAPngLacksIt_CompletesTheFile(int missing)
    {
        var image = Samples.Of("png", 64, 48);

        Assert.That(Processor.WithEndMark(image.AsMemory(0, image.Length - missing))?.ToArray(), Is.EqualTo(image));
    }

    [Test]
    public void WithEndMark_WhenPixelsAreMissing_LeavesItRefused()
    {
        var (jpeg, png) = (Samples.Of("jpg", 640, 480), Samples.Of("png", 640, 480));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Processor.WithEndMark(jpeg.AsMemory(0, jpeg.Length / 2)), Is.Null);
            Assert.That(Processor.WithEndMark(png.AsMemory(0, png.Length / 2)), Is.Null);
            Assert.That(Processor.WithEndMark(JpegWithoutEndMark().AsMemory(0, 1000)), Is.Null);
        }
    }

    [TestCase("jpg")]
    [TestCase("png")]
    [TestCase("webp")]
    public void WithEndMark_WhenTheFileIsWhole_HasNothingToDo(string extension) =>
        Assert.That(Processor.WithEndMark(Samples.Of(extension, 64, 48)), Is.Null);

    [TestCase("png", "photo.jpg", "image/png")]
    [TestCase("jpg", "picture.png", "image/jpeg")]
    public void Probe_WhenFileIsNamedWrongly_BelievesTheBytes(string extension, string name, string mediaType)
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, name);
        File.WriteAllBytes(path, Samples.Of(extension, 64, 48));

        Assert.That(Processor.Probe(File.ReadAllBytes(path)).MediaType, Is.EqualTo(mediaType));
    }

    private static byte[] JpegWithoutEndMark() =>
        File.ReadAllBytes(
            Path.Combine(TestContext.CurrentContext.TestDirectory, "Providers", "Cases", "jpeg-without-end-mark.jpg")
        );

    [TestCase("<!doctype html><html><body>Not found</body></html>")]
    [TestCase(
        "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\"/></svg>"
    )]
    [TestCase("%PDF-1.7\n1 0 obj\n<< >>\nendobj\n")]
    [TestCase("P3\n1 1\n255\n255 0 0\n")]
    [TestCase("{\"error\":\"quota exceeded\"}")]
    public void Probe_WhenBytesAreNoAllowedImage_Refuses(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);

        Assert.Throws<UnreadableImageException>(() => Processor.Probe(bytes));
        Assert.Throws<UnreadableImageException>(() => Processor.MakeRendition(bytes, 64));
        Assert.Throws<UnreadableImageException>(() => Processor.Convert(bytes, OutputFormat.Png));
    }

    [Test]
    public void Probe_WhenFormatIsReadableButNotAllowed_Refuses()
    {
        var tiff = Samples.Of("tif", 64, 48);

        Assert.Throws<UnreadableImageException>(() => Processor.Probe(tiff));
        Assert.Throws<UnreadableImageException>(() => Processor.MakeRendition(tiff, 64));
        Assert.Throws<UnreadableImageException>(() => Processor.Convert(tiff, OutputFormat.Png));
    }

    [Test]
    public void Probe_WhenThereAreNoBytes_Refuses() =>
        Assert.Throws<UnreadableImageException>(() => Processor.Probe(ReadOnlyMemory<byte>.Empty));

    [TestCase("png")]
    [TestCase("jpg")]
    [TestCase("webp")]
    [TestCase("gif")]
    [TestCase("avif")]
    public void Decoding_WhenFileIsCut_Refuses(string extension)
    {
        var whole = Samples.Of(extension, 640, 480);
        var cut = whole[..(whole.Length * 2 / 3)];

        Assert.DoesNotThrow(() => Processor.MakeRendition(whole, 128));
        Assert.Throws<UnreadableImageException>(() => Processor.MakeRendition(cut, 128));
        Assert.Throws<UnreadableImageException>(() => Processor.Convert(cut, OutputFormat.Jpeg));
    }

    [Test]
    public void Decoding_WhenImageClaimsTooManyPixels_RefusesByTheHeaderAlone()
    {
        var bomb = Samples.Claiming(30_000, 30_000);

        foreach (
            var attempt in new Action[]
            {
                () => Processor.Probe(bomb),
                () => Processor.MakeRendition(bomb, 64),
                () => Processor.Convert(bomb, OutputFormat.Png),
            }
        )
        {
            Assert.That(Assert.Throws<UnreadableImageException>(attempt)!.Message, Does.Contain("30000 x 30000"));
        }
    }

    [Test]
    public void Decoding_WhenClaimIsBelowTheCap_ReadsThePixelsAndFindsNone()
    {
        var hollow = Samples.Claiming(2000, 2000);

        Assert.That(Processor.Probe(hollow).Size, Is.EqualTo(new ImageSize(2000, 2000)));
        Assert.That(
            Assert.Throws<UnreadableImageException>(() => Processor.MakeRendition(hollow, 64))!.Message,
            Does.Contain("incomplete")
        );
    }

    [Test]
    public void Probe_WhenCapIsConfigured_UsesIt()
    {
        var strict = NewProcessor(maxPixels: 1_000_000);

        Assert.DoesNotThrow(() => strict.Probe(Samples.Claiming(1000, 1000)));
        Assert.Throws<UnreadableImageException>(() => strict.Probe(Samples.Claiming(1001, 1000)));
    }

    [TestCase(640, 480, 128, 128, 96)]
    [TestCase(480, 640, 128, 96, 128)]
    [TestCase(512, 512, 64, 64, 64)]
    [TestCase(100, 60, 512, 100, 60)] // never enlarged
    public void MakeRendition_WhenLongSideIsGiven_FitsAndKeepsTheRatio(
        int width,
        int height,
        int longSide,
        int expectedWidth,
        int expectedHeight
    )
    {
        var rendition = Processor.MakeRendition(Samples.Png(width, height), longSide);

        var expected = new ImageFacts("image/webp", "webp", new ImageSize(expectedWidth, expectedHeight));
        Assert.That(rendition.Facts, Is.EqualTo(expected));
        Assert.That(Processor.Probe(rendition.Bytes), Is.EqualTo(expected));
    }

    [TestCase(1400, 700, "1280x640 512x256")]
    [TestCase(700, 1400, "640x1280 256x512")]
    [TestCase(600, 600, "600x600 512x512")] // never enlarged
    [TestCase(30, 20, "30x20 30x20")]
    public void MakeRenditions_OfOneDecoding_AreWhatEachAloneWouldBe(int width, int height, string sizes)
    {
        var png = Samples.Png(width, height);

        var renditions = Processor.MakeRenditions(png, [1280, 512]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                string.Join(' ', renditions.Select(rendition => Processor.Probe(rendition.Bytes).Size.ToString())),
                Is.EqualTo(sizes)
            );
            Assert.That(renditions[0].Bytes, Is.EqualTo(Processor.MakeRendition(png, 1280).Bytes));
            Assert.That(renditions[1].Facts.Size, Is.EqualTo(Processor.MakeRendition(png, 512).Facts.Size));
        }
    }

    [Test]
    public void MakeRenditions_OfACutFile_AreRefused() =>
        Assert.Throws<UnreadableImageException>(() =>
            Processor.MakeRenditions(Samples.Png(640, 480).AsMemory(0, 2000), [1280, 512])
        );

    [Test]
    public void Decoding_WhenExifSaysSideways_TurnsTheImageUpright()
    {
        var sideways = Samples.JpegWithOrientation(320, 200, orientation: 6);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Processor.Probe(sideways).Size, Is.EqualTo(new ImageSize(200, 320)));
            Assert.That(
                Processor.Probe(Processor.MakeRendition(sideways, 160).Bytes).Size,
                Is.EqualTo(new ImageSize(100, 160))
            );
            Assert.That(
                Processor
                    .MakeRenditions(sideways, [160, 80])
                    .Select(rendition => Processor.Probe(rendition.Bytes).Size),
                Is.EqualTo(new[] { new ImageSize(100, 160), new ImageSize(50, 80) })
            );
            Assert.That(
                Processor.Probe(Processor.Convert(sideways, OutputFormat.Png).Bytes).Size,
                Is.EqualTo(new ImageSize(200, 320))
            );
        }
    }

    [TestCase(OutputFormat.Png, "image/png")]
    [TestCase(OutputFormat.Jpeg, "image/jpeg")]
    [TestCase(OutputFormat.Webp, "image/webp")]
    public void Convert_WhenFormatIsGiven_KeepsTheSize(OutputFormat format, string mediaType)
    {
        var converted = Processor.Convert(Samples.Of("webp", 320, 200), format);

        Assert.That(converted.Facts.MediaType, Is.EqualTo(mediaType));
        Assert.That(Processor.Probe(converted.Bytes), Is.EqualTo(converted.Facts));
        Assert.That(converted.Facts.Size, Is.EqualTo(new ImageSize(320, 200)));
    }

    [Test]
    public void Convert_WhenTransparentImageBecomesJpeg_LiesOnWhite()
    {
        var jpeg = Processor.Convert(Samples.Transparent(16, 16), OutputFormat.Jpeg);

        Assert.That(Samples.Pixels(jpeg.Bytes), Has.Length.EqualTo(16 * 16 * 3).And.All.GreaterThanOrEqualTo(250));
    }

    [Test]
    public void Convert_WhenTransparentImageStaysPng_KeepsItsTransparency()
    {
        var png = Processor.Convert(Samples.Transparent(16, 16), OutputFormat.Png);

        Assert.That(Samples.Pixels(png.Bytes), Has.Length.EqualTo(16 * 16 * 4).And.All.Zero);
    }

    [Test]
    public void Convert_WhenTooLargeForTheFormat_SaysWhichSideIsTooLong()
    {
        var panorama = Processor.Convert(Samples.Png(17_000, 8), OutputFormat.Png).Bytes;

        Assert.That(
            Assert.Throws<UnreadableImageException>(() => Processor.Convert(panorama, OutputFormat.Webp))!.Message,
            Does.Contain("16383")
        );
    }

    [TestCase("png")]
    [TestCase("jpg")]
    [TestCase("webp")]
    public void MaskToAlpha_WhenWhiteAndBlack_IsSeeThroughWhereItWasWhite(string extension)
    {
        var mask = Samples.Mask(64, 32, extension);

        var alpha = Processor.MaskToAlpha(mask);

        Assert.That(alpha.Facts, Is.EqualTo(new ImageFacts("image/png", "png", new ImageSize(64, 32))));
        Assert.That(Processor.Probe(alpha.Bytes), Is.EqualTo(alpha.Facts));
        AssertLeftIsSeeThroughAndRightIsOpaque(alpha.Bytes, 64, 32);
    }

    [Test]
    public void MaskToAlpha_WhenTheMaskIsSeeThrough_KeepsWhatWasNotPainted()
    {
        var alpha = Processor.MaskToAlpha(Samples.Transparent(16, 16));

        Assert.That(AlphaOf(Samples.Pixels(alpha.Bytes)), Has.Length.EqualTo(16 * 16).And.All.EqualTo(255));
    }

    [TestCase(127, 255)]
    [TestCase(128, 0)]
    public void MaskToAlpha_WhenGrey_TakesTheNearer(byte grey, byte expected)
    {
        var alpha = Processor.MaskToAlpha(Samples.Grey(16, 16, grey));

        Assert.That(AlphaOf(Samples.Pixels(alpha.Bytes)), Has.Length.EqualTo(16 * 16).And.All.EqualTo(expected));
    }

    [Test]
    public void MaskToAlpha_WhenTheFileIsCut_Refuses()
    {
        var whole = Samples.Png(640, 480);

        Assert.Throws<UnreadableImageException>(() => Processor.MaskToAlpha(whole.AsMemory(0, whole.Length * 2 / 3)));
    }

    [Test]
    public void MakeRendition_WhenUsedByManyThreads_GivesTheSameBytes()
    {
        var image = Samples.Png(400, 300);
        var junk = Encoding.UTF8.GetBytes("junk in between, so that errors of other threads are there too");
        var alone = Processor.MakeRendition(image, 128).Bytes;
        var together = new byte[64][];

        Parallel.For(0, together.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            Assert.Throws<UnreadableImageException>(() => Processor.Probe(junk));
            together[i] = Processor.MakeRendition(image, 128).Bytes;
        });

        Assert.That(together, Is.All.EqualTo(alone));
    }

    [TestCase("png", 256, 128)]
    [TestCase("jpg", 32, 96)]
    [TestCase("webp", 64, 64)]
    [TestCase("gif", 65, 33)]
    public void ReadPixels_FillsTheSizeWithThreeBytesAPixel(string extension, int width, int height) =>
        Assert.That(
            Processor.ReadPixels(Samples.Of(extension, 64, 48), new ImageSize(width, height)),
            Has.Length.EqualTo(width * height * 3)
        );

    [Test]
    public void ReadPixels_AtTheImagesOwnSize_AreItsPixels()
    {
        var png = Samples.Png(64, 48);

        Assert.That(Processor.ReadPixels(png, new ImageSize(64, 48)), Is.EqualTo(Samples.Pixels(png)));
    }

    [Test]
    public void ReadPixels_WhereNothingIs_IsWhite() =>
        Assert.That(Processor.ReadPixels(Samples.Transparent(8, 8), new ImageSize(8, 8)), Is.All.EqualTo(255));

    [Test]
    public void ReadPixels_WhenTheImageIsCut_Refuses()
    {
        var png = Samples.Png(64, 64);

        Assert.Throws<UnreadableImageException>(() =>
            Processor.ReadPixels(png.AsMemory(0, png.Length / 2), new ImageSize(64, 64))
        );
    }

    [Test]
    public void MaskOfTransparency_IsWhiteWhereNothingIs()
    {
        var mask = Processor.MaskOfTransparency(Samples.Transparent(9, 5))!;

        Assert.That(mask.Facts, Is.EqualTo(new ImageFacts("image/png", "png", new ImageSize(9, 5))));
        Assert.That(Samples.Pixels(mask.Bytes), Has.Length.EqualTo(45).And.All.EqualTo(255));
    }

    [Test]
    public void MaskOfTransparency_WithoutAlpha_IsNone() =>
        Assert.That(Processor.MaskOfTransparency(Samples.Png(16, 16)), Is.Null);

    private static void AssertLeftIsSeeThroughAndRightIsOpaque(byte[] png, int width, int height)
    {
        var alpha = AlphaOf(Samples.Pixels(png));

        Assert.That(alpha, Has.Length.EqualTo(width * height));
        Assert.That(
            alpha,
            Is.EqualTo(Enumerable.Range(0, width * height).Select(pixel => pixel % width < width / 2 ? 0 : 255))
        );
    }

    private static byte[] AlphaOf(byte[] rgba) => [.. rgba.Where((_, place) => place % 4 == 3)];

    private static VipsImageProcessor NewProcessor(long maxPixels = 100_000_000) =>
        new(Options.Create(new MediaOptions { MaxPixels = maxPixels }));
}
