using System.Text;
using ImageGenerator.Application.Media;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Media;
using ImageGenerator.Infrastructure.Media.Metadata;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Infrastructure.Tests.Media;

[TestFixture]
internal sealed class MetadataStripperTests
{
    private static readonly VipsImageProcessor _processor = new(Options.Create(new MediaOptions()));
    private static readonly MetadataStripper _stripper = new();

    [Test]
    public void Strip_OfAFileWithEverything_LeavesThePictureAlone(
        [Values("png", "jpg", "webp")] string extension,
        [Values] MetadataOrigin origin,
        [Values] bool turned
    )
    {
        var tainted = Tainted.Of(extension, turned: turned);

        var clean = Strip(tainted, origin);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Samples.Pixels(clean),
                Is.EqualTo(Samples.Pixels(tainted)),
                "the same pixels, turned the same way"
            );
            Assert.That(Tainted.Words.Where(word => Holds(clean, word)), Is.Empty);
            Assert.That(Holds(clean, "signed manifest"), Is.EqualTo(origin == MetadataOrigin.Provider));
            Assert.That(_processor.Probe(clean).NeedsTurning, Is.EqualTo(turned));
            Assert.That(Samples.Profile(clean), Is.EqualTo(Tainted.WideProfile()));
        }
    }

    [TestCase("png")]
    [TestCase("jpg")]
    [TestCase("webp")]
    public void Tainted_HoldsWhatIsLookedFor(string extension)
    {
        var found = Tainted.Words.Count(word => Holds(Tainted.Of(extension), word));

        Assert.That(found, Is.GreaterThanOrEqualTo(6));
    }

    [Test]
    public void Strip_OfACleanFile_ReturnsItAsItIs([Values("png", "jpg", "webp")] string extension)
    {
        ReadOnlyMemory<byte> clean = Strip(Tainted.Of(extension), MetadataOrigin.Provider);

        var again = _stripper.Strip(clean, MetadataOrigin.Provider);

        Assert.That(again, Is.EqualTo(clean), "the same memory, not a copy");
    }

    [Test]
    public void Strip_OfATransparentPng_KeepsItsTransparency()
    {
        var image = Samples.Transparent(20, 10);

        Assert.That(Samples.Pixels(Strip(image, MetadataOrigin.Upload)), Is.EqualTo(Samples.Pixels(image)));
    }

    [Test]
    public void Strip_OfAProgressiveJpeg_FollowsAllItsScans()
    {
        var image = Samples.Progressive(300, 200);

        var clean = Strip([.. image, .. "<html>"u8], MetadataOrigin.Provider);

        Assert.That(clean, Is.EqualTo(image));
    }

    [Test]
    public void Strip_WhereverTheFileIsCut_AnswersWithoutAFault([Values("png", "jpg", "webp")] string extension)
    {
        var whole = Tainted.Of(extension, 64, 48);
        for (var length = 0; length < whole.Length; length += length < 4000 ? 1 : 97)
        {
            var cut = whole.AsMemory(0, length);
            Assert.That(() => _stripper.Strip(cut, MetadataOrigin.Upload), Throws.Nothing, $"{length} bytes");
        }
    }

    [Test]
    public void Strip_WhateverByteIsWrong_AnswersWithoutAFaultAndWithNoMoreBytes(
        [Values("png", "jpg", "webp")] string extension
    )
    {
        var whole = Tainted.Of(extension, 64, 48);
        for (var at = 0; at < whole.Length; at += at < 1500 ? 1 : 61)
        {
            foreach (var value in new byte[] { 0x00, 0x7F, 0xFF })
            {
                var broken = (byte[])whole.Clone();
                broken[at] = value;
                var stripped = _stripper.Strip(broken, MetadataOrigin.Upload);
                Assert.That(stripped?.Length ?? 0, Is.LessThanOrEqualTo(whole.Length), $"{value} at {at}");
            }
        }
    }

    [TestCase("gif")]
    [TestCase("avif")]
    public void Strip_OfAnotherContainer_LeavesItToTheEncoder(string extension) =>
        Assert.That(_stripper.Strip(Samples.Of(extension, 64, 48), MetadataOrigin.Provider), Is.Null);

    [Test]
    public void Convert_KeepsOnlyTheColourProfile(
        [Values("png", "jpg", "webp")] string extension,
        [Values] OutputFormat format
    )
    {
        var converted = _processor.Convert(Tainted.Of(extension, turned: true), format).Bytes;

        Assert.That(Tainted.Words.Where(word => Holds(converted, word)), Is.Empty);
        Assert.That(Samples.Profile(converted), Is.EqualTo(Tainted.WideProfile()));
        Assert.That(
            _processor.Probe(converted),
            Has.Property("NeedsTurning").False.And.Property("Size").EqualTo(new ImageSize(200, 320))
        );
    }

    [Test]
    public void MakeRendition_KeepsNothingAndHasTheColoursOfEveryScreen([Values("png", "jpg", "webp")] string extension)
    {
        var tainted = Tainted.Of(extension, turned: true);

        var rendition = _processor.MakeRenditions(tainted, [128, 64])[1].Bytes;
        var profiled = _processor.MakeRendition(tainted, 64).Bytes;
        var unprofiled = _processor.MakeRendition(Samples.Of(extension, 320, 200), 64).Bytes;

        Assert.That(Tainted.Words.Where(word => Holds(rendition, word)), Is.Empty);
        Assert.That(Samples.Profile(rendition), Is.Null);
        Assert.That(
            Samples.Pixels(profiled),
            Is.Not.EqualTo(Samples.Pixels(unprofiled)),
            "a wide green is another number on every screen"
        );
    }

    [Test]
    public void MakeRendition_WhenTheColourProfileIsBroken_TakesThePictureAllTheSame()
    {
        var jpeg = Samples.Of("jpg", 64, 48);
        byte[] broken = [.. jpeg[..2], 0xFF, 0xE2, 0, 26, .. "ICC_PROFILE\0"u8, 1, 1, .. "no profile"u8, .. jpeg[2..]];

        Assert.That(_processor.MakeRendition(broken, 32).Facts.Size, Is.EqualTo(new ImageSize(32, 24)));
    }

    private static byte[] Strip(byte[] image, MetadataOrigin origin)
    {
        var stripped = _stripper.Strip(image, origin);
        Assert.That(stripped, Is.Not.Null);
        return stripped!.Value.ToArray();
    }

    private static bool Holds(byte[] image, string word) => image.AsSpan().IndexOf(Encoding.Latin1.GetBytes(word)) >= 0;
}
