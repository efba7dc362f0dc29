using System.Security.Cryptography;
using ImageGenerator.Infrastructure.Providers.Offline.Art;

namespace ImageGenerator.Infrastructure.Tests.Providers.Offline;

[TestFixture]
internal sealed class PainterTests
{
    private static readonly Canvas Canvas = new(264, 136);

    private static IEnumerable<string> AllLooks => ArtStyles.Names;

    [TestCaseSource(nameof(AllLooks))]
    public void Paint_WhenPaintedTwice_IsTheSame(string look)
    {
        var first = Hash("a red fox", 7, look);

        Assert.That(Hash("a red fox", 7, look), Is.EqualTo(first));
    }

    [TestCaseSource(nameof(AllLooks))]
    public void Paint_WhenThreadsDiffer_IsTheSame(string look) =>
        Assert.That(Hash("a red fox", 7, look, threads: 2), Is.EqualTo(Hash("a red fox", 7, look, threads: 1)));

    [TestCaseSource(nameof(AllLooks))]
    public void Paint_WhenSeedDiffers_IsAnother(string look) =>
        Assert.That(Hash("a red fox", 8, look), Is.Not.EqualTo(Hash("a red fox", 7, look)));

    [TestCaseSource(nameof(AllLooks))]
    public void Paint_WhenPromptDiffers_IsAnother(string look) =>
        Assert.That(Hash("a blue fox", 7, look), Is.Not.EqualTo(Hash("a red fox", 7, look)));

    [Test]
    public void Paint_WhenLookDiffers_IsAnother() =>
        Assert.That(AllLooks.Select(look => Hash("a red fox", 7, look)), Is.Unique);

    // Pixel by pixel every pixel lies in a vector's first lane; the machine's vectors must not show in the picture.
    [TestCaseSource(nameof(AllLooks))]
    public void Paint_WhateverTheVectorWidth_EveryPixelIsTheSame(string look)
    {
        var painter = new Painter("a red fox", 7, look, Canvas);
        var whole = painter.Paint(1, CancellationToken.None);

        var single = new byte[whole.Length];
        for (var i = 0; i < single.Length; i += 3)
            painter.PaintRun(i / 3 % Canvas.Width, i / 3 / Canvas.Width, single.AsSpan(i, 3));

        Assert.That(single, Is.EqualTo(whole));
    }

    // No vector is 61 pixels wide: the last columns are the beginning of one that goes on beyond the edge.
    [TestCaseSource(nameof(AllLooks))]
    public void Paint_WhenWidthIsNoMultipleOfTheVector_LastColumnsAreRight(string look)
    {
        var canvas = new Canvas(61, 64);
        var painter = new Painter("a red fox", 7, look, canvas);
        var whole = painter.Paint(1, CancellationToken.None);

        for (var row = 0; row < canvas.Height; row++)
        {
            var last = new byte[3];
            painter.PaintRun(canvas.Width - 1, row, last);
            Assert.That(whole.AsSpan(((row + 1) * canvas.Width - 1) * 3, 3).ToArray(), Is.EqualTo(last));
        }
    }

    // Not one flat colour, not black, not washed out: contrast between its darkest and brightest tenth.
    [TestCaseSource(nameof(AllLooks))]
    public void Paint_WhateverTheSeed_HasLightAndShade(string look)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var values = new Painter("anything", seed, look, new Canvas(96, 96))
                .Paint(1, CancellationToken.None)
                .Order()
                .ToArray();

            Assert.That(values[^(values.Length / 10)] - values[values.Length / 10], Is.GreaterThan(40), $"seed {seed}");
        }
    }

    [Test]
    public void Paint_WhenCancelled_Stops() =>
        Assert.Catch<OperationCanceledException>(() =>
            new Painter("x", 1, "silk", Canvas).Paint(1, new CancellationToken(canceled: true))
        );

    private static string Hash(string prompt, long seed, string look, int threads = 2) =>
        Convert.ToHexString(
            SHA256.HashData(new Painter(prompt, seed, look, Canvas).Paint(threads, CancellationToken.None))
        );
}
