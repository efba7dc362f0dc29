using ImageGenerator.Application.Media;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Media;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Infrastructure.Tests.Media;

/// <summary>Files that somebody, or a bad line, has changed: each is read or refused, and nothing else happens.</summary>
[TestFixture]
internal sealed class DamagedImageTests
{
    // More of them: dotnet test … -- 'TestRunParameters.Parameter(name="mutations", value="7200")'
    private static readonly int _mutations = TestContext.Parameters.Get("mutations", 120);

    private static readonly VipsImageProcessor _processor = new(
        Options.Create(new MediaOptions { MaxPixels = 1_000_000 })
    );

    [TestCase("png")]
    [TestCase("jpg")]
    [TestCase("webp")]
    [TestCase("gif")]
    [TestCase("avif")]
    public void Reading_OfMutatedFiles_WorksOrRefuses(string extension)
    {
        var whole = Samples.Of(extension, 96, 64);
        var random = new Random(20261201);
        var refused = 0;

        for (var round = 0; round < _mutations; round++)
        {
            var mutated = Mutate(whole, random);
            refused += Refuses(() => _processor.Probe(mutated));
            refused += Refuses(() => _processor.MakeRenditions(mutated, [64, 32]));
            refused += Refuses(() => _processor.Convert(mutated, OutputFormat.Png));
            refused += Refuses(() => _processor.ReadPixels(mutated, new ImageSize(48, 48)));
        }

        Assert.That(refused, Is.InRange(1, _mutations * 4 - 1), "some of it is damage, and some of it is none");
    }

    [TestCase("png")]
    [TestCase("jpg")]
    [TestCase("webp")]
    [TestCase("gif")]
    [TestCase("avif")]
    public void Renditions_OfAPartOfABuffer_AreThoseOfThePart(string extension)
    {
        var whole = Samples.Of(extension, 96, 64);
        byte[] larger = [.. "before"u8, .. whole, .. "after"u8];

        var renditions = _processor.MakeRenditions(larger.AsMemory("before".Length, whole.Length), [64]);

        Assert.That(renditions[0].Bytes, Is.EqualTo(_processor.MakeRenditions(whole, [64])[0].Bytes));
    }

    private static int Refuses(Func<object> work)
    {
        try
        {
            work();
            return 0;
        }
        catch (UnreadableImageException)
        {
            return 1;
        }
    }

    // A few bytes changed, a piece cut out, or the end cut off.
    private static byte[] Mutate(byte[] whole, Random random)
    {
        byte[] file = [.. whole];
        switch (random.Next(3))
        {
            case 0:
                for (var change = random.Next(1, 8); change > 0; change--)
                    file[random.Next(file.Length)] = (byte)random.Next(256);
                return file;
            case 1:
                var at = random.Next(1, file.Length - 1);
                return [.. file[..at], .. file[Math.Min(file.Length, at + random.Next(1, 64))..]];
            default:
                return file[..random.Next(1, file.Length)];
        }
    }
}
