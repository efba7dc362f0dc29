using ImageGenerator.Application.Media;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Media;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Infrastructure.Tests.Media;

/// <summary>Plain resampling: what it keeps, and that it makes nothing up.</summary>
[TestFixture]
internal sealed class EnlargeTests
{
    private static readonly VipsImageProcessor _processor = NewProcessor();

    [TestCase(64, 48, 2)]
    [TestCase(64, 48, 4)]
    [TestCase(1, 1, 4)]
    [TestCase(3, 5, 2)]
    [TestCase(257, 1, 3)]
    public void Enlarge_OfAnySize_IsExactlySoManyTimesAsWideAndHigh(int width, int height, int factor)
    {
        var larger = _processor.Enlarge(Samples.Png(width, height), factor, OutputFormat.Png);

        Assert.That(larger.Facts.Size, Is.EqualTo(new ImageSize(width * factor, height * factor)));
        Assert.That(_processor.Probe(larger.Bytes), Is.EqualTo(larger.Facts));
    }

    [TestCase("png", OutputFormat.Png, "image/png")]
    [TestCase("jpg", OutputFormat.Jpeg, "image/jpeg")]
    [TestCase("webp", OutputFormat.Webp, "image/webp")]
    [TestCase("gif", OutputFormat.Png, "image/png")]
    public void Enlarge_OfAnyFormat_GivesTheOneThatIsAskedFor(
        string extension,
        OutputFormat format,
        string mediaType
    ) =>
        Assert.That(
            _processor.Enlarge(Samples.Of(extension, 32, 24), 2, format).Facts.MediaType,
            Is.EqualTo(mediaType)
        );

    [Test]
    public void Enlarge_WhenRepeated_GivesTheSameBytes([Values] OutputFormat format)
    {
        var image = Samples.Png(120, 80);

        var first = _processor.Enlarge(image, 4, format).Bytes;
        var second = _processor.Enlarge(image, 4, format).Bytes;

        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void Enlarge_OfOneColour_IsThatColourEverywhere()
    {
        var larger = Samples.Pixels(_processor.Enlarge(Samples.Grey(16, 9, 137), 4, OutputFormat.Png).Bytes);

        Assert.That(larger, Has.Length.EqualTo(64 * 36).And.All.EqualTo(137));
    }

    [Test]
    public void Enlarge_OfAPicture_ShowsTheSamePicture()
    {
        var picture = Samples.Png(96, 64);

        var larger = _processor.Enlarge(picture, 4, OutputFormat.Png).Bytes;

        var (before, after) = (Samples.Pixels(picture), _processor.ReadPixels(larger, new ImageSize(96, 64)));
        Assert.That(
            before.Zip(after, (one, other) => Math.Abs(one - other)).Average(),
            Is.LessThan(3),
            "mean difference of a band"
        );
    }

    /// <summary>White that is opaque beside black that nobody sees: the black must not shine into the white.</summary>
    [Test]
    public void Enlarge_OfATransparentEdge_KeepsTheColourOfWhatIsSeen()
    {
        var cutOut = Samples.CutOut(32, 16);

        var pixels = Samples.Pixels(_processor.Enlarge(cutOut, 2, OutputFormat.Png).Bytes);

        Assert.That(pixels, Has.Length.EqualTo(64 * 32 * 4), "three colours and the transparency");
        var seen = pixels.Chunk(4).Where(pixel => pixel[3] > 16).ToList();
        Assert.That(seen, Is.Not.Empty);
        Assert.That(seen.SelectMany(pixel => pixel[..3]), Is.All.GreaterThanOrEqualTo(250));
        Assert.That(pixels.Chunk(4).Select(pixel => pixel[3]), Does.Contain(0).And.Contain(255));
    }

    [Test]
    public void Enlarge_OfATransparentImageToJpeg_LiesOnWhite() =>
        Assert.That(
            Samples.Pixels(_processor.Enlarge(Samples.Transparent(8, 8), 2, OutputFormat.Jpeg).Bytes),
            Has.Length.EqualTo(16 * 16 * 3).And.All.GreaterThanOrEqualTo(250)
        );

    [Test]
    public void Enlarge_KeepsOnlyTheColourProfileAndStandsUpright(
        [Values("png", "jpg", "webp")] string extension,
        [Values] OutputFormat format
    )
    {
        var larger = _processor.Enlarge(Tainted.Of(extension, turned: true), 2, format);

        Assert.That(Samples.Profile(larger.Bytes), Is.EqualTo(Tainted.WideProfile()));
        Assert.That(
            Tainted.Words.Where(word => larger.Bytes.AsSpan().IndexOf(System.Text.Encoding.Latin1.GetBytes(word)) >= 0),
            Is.Empty
        );
        Assert.That(_processor.Probe(larger.Bytes).Size, Is.EqualTo(new ImageSize(400, 640)));
    }

    [Test]
    public void Enlarge_OfDeepColours_KeepsTheirDepth()
    {
        var pixels = Samples.Pixels(_processor.Enlarge(Samples.Deep(8, 8), 2, OutputFormat.Png).Bytes);

        Assert.That(pixels, Has.Length.EqualTo(16 * 16 * 4 * 2), "two bytes a band");
    }

    [Test]
    public void Enlarge_WhenTheResultWouldBeBeyondTheCap_RefusesBeforeItIsMade()
    {
        var strict = NewProcessor(maxPixels: 1_000_000);

        Assert.DoesNotThrow(() => strict.Enlarge(Samples.Grey(250, 250, 9), 4, OutputFormat.Png));
        var refused = Assert.Throws<UnreadableImageException>(() =>
            strict.Enlarge(Samples.Grey(251, 250, 9), 4, OutputFormat.Png)
        );
        Assert.That(refused!.Message, Does.Contain("1004 x 1000"));
    }

    [Test]
    public void Enlarge_WhenTheResultWouldBeTooLargeForTheFormat_SaysWhichSideIsTooLong() =>
        Assert.That(
            Assert
                .Throws<UnreadableImageException>(() =>
                    _processor.Enlarge(Samples.Grey(5000, 2, 9), 4, OutputFormat.Webp)
                )!
                .Message,
            Does.Contain("16383")
        );

    [Test]
    public void Enlarge_OfACutFile_IsRefused() =>
        Assert.Throws<UnreadableImageException>(() =>
            _processor.Enlarge(Samples.Png(640, 480).AsMemory(0, 2000), 2, OutputFormat.Png)
        );

    [TestCase(1)]
    [TestCase(0)]
    [TestCase(-2)]
    public void Enlarge_ByLessThanTwo_IsABug(int factor) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            _processor.Enlarge(Samples.Png(8, 8), factor, OutputFormat.Png)
        );

    private static VipsImageProcessor NewProcessor(long maxPixels = 100_000_000) =>
        new(Options.Create(new MediaOptions { MaxPixels = maxPixels }));
}
