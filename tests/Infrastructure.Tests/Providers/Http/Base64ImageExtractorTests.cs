using System.Text;
using System.Text.Json;
using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Tests.Providers.Http;

/// <summary>Answers with images in them, arriving in pieces of every size.</summary>
[TestFixture]
internal sealed class Base64ImageExtractorTests
{
    private const int Plenty = 64 * 1024 * 1024;

    [TestCase(1)]
    [TestCase(3)]
    [TestCase(4095)]
    [TestCase(32 * 1024)]
    [TestCase(int.MaxValue)]
    public async Task Read_TakesEveryImageOutAndLeavesTheRest(int piece)
    {
        var (large, small) = (Bytes(1, 50_001), Bytes(2, 300));
        var json = JsonSerializer.Serialize(
            new
            {
                created = 7,
                note = "a \"quoted\" \\ back\\slashed é 🎨 note",
                data = new object[]
                {
                    new { b64_json = Convert.ToBase64String(large), revised_prompt = "said \\u0041" },
                    new { b64_json = Convert.ToBase64String(small) },
                },
            }
        );

        var spool = (await ReadAsync(json, piece))!;

        var read = JsonDocument.Parse(spool.Json).RootElement;
        var images = read.GetProperty("data")
            .EnumerateArray()
            .Select(image => image.GetProperty("b64_json").GetString())
            .ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await BytesOf(spool.ImageOf(images[0])), Is.EqualTo(large));
            Assert.That(await BytesOf(spool.ImageOf(images[1])), Is.EqualTo(small));
            Assert.That(images[0], Has.Length.LessThan(20), "a placeholder");
            Assert.That(read.GetProperty("note").GetString(), Is.EqualTo("a \"quoted\" \\ back\\slashed é 🎨 note"));
            Assert.That(
                read.GetProperty("data")[0].GetProperty("revised_prompt").GetString(),
                Is.EqualTo("said \\u0041")
            );
            Assert.That(spool.Json.Length, Is.LessThan(1000));
        }
    }

    [TestCase(19_998)]
    [TestCase(19_999)]
    [TestCase(20_000)]
    [TestCase(20_001)]
    public async Task Read_WithAndWithoutPadding_IsExact(int length)
    {
        var bytes = Bytes(3, length);

        var spool = (await ReadAsync($"[\"{Convert.ToBase64String(bytes)}\"]", 1000))!;

        Assert.That(await BytesOf(spool.ImageOf(Only(spool))), Is.EqualTo(bytes));
    }

    [Test]
    public async Task Read_OfBase64AsItIsReallyWritten_IsExact()
    {
        var bytes = Bytes(3, 20_000);
        var text = Convert.ToBase64String(bytes);
        string[] spellings =
        [
            text.TrimEnd('='),
            text.Replace('+', '-').Replace('/', '_'),
            text.Replace('+', '-').Replace('/', '_').TrimEnd('='),
            string.Join("\\n", text.Chunk(76).Select(line => new string(line))),
            string.Join("\r\n", text.Chunk(76).Select(line => new string(line))),
            string.Join(' ', text.Chunk(76).Select(line => new string(line))),
            $"data:image/png;charset=utf-8;name=x.png;base64,{text}",
            $" DATA:;BASE64,{text}",
        ];
        foreach (var spelling in spellings)
        {
            foreach (var piece in new[] { 1, 1000, int.MaxValue })
            {
                var spool = (await ReadAsync($"[\"{spelling}\"]", piece))!;

                Assert.That(await BytesOf(spool.ImageOf(Only(spool))), Is.EqualTo(bytes), spelling[..40]);
                Assert.That(Only(spool), Has.Length.LessThan(20), "a placeholder");
            }
        }
    }

    [Test]
    public async Task Read_WhereNobodyWantsTheImages_DropsThem()
    {
        var images = JsonSerializer.Serialize(Enumerable.Repeat(Convert.ToBase64String(Bytes(10, 9_000)), 100));

        var spool = (
            await Base64ImageExtractor.ReadAsync(
                Stream(images, 4096),
                Plenty,
                Plenty,
                CancellationToken.None,
                keepsImages: false
            )
        )!;

        Assert.That(
            JsonSerializer.Deserialize<string[]>(spool.Json.Span)!.Select(text => spool.ImageOf(text)),
            Has.Exactly(100).Null
        );
    }

    [Test]
    public async Task Read_OfADataUrl_LeavesItsHeadOut()
    {
        var bytes = Bytes(4, 30_000);

        var spool = (
            await ReadAsync(
                $"[\"data:image/png;base64,{Convert.ToBase64String(bytes)}\",\"data:image/png;base64,AAAA\"]",
                700
            )
        )!;

        var texts = JsonSerializer.Deserialize<string[]>(spool.Json.Span)!;
        Assert.That(await BytesOf(spool.ImageOf(texts[0])), Is.EqualTo(bytes));
        Assert.That(await BytesOf(spool.ImageOf(texts[1])), Is.EqualTo(new byte[3]));
    }

    [TestCase(1)]
    [TestCase(5000)]
    public async Task Read_WithEscapedCharacters_KnowsThem(int piece)
    {
        var bytes = Bytes(5, 60_000);
        var text = Convert.ToBase64String(bytes);

        // The first ones plain, so that it is known for an image; then as PHP and .NET write them, with lines as MIME
        // has them.
        var escaped =
            text[..12_000]
            + text[12_000..]
                .Replace("/", "\\/", StringComparison.Ordinal)
                .Replace("+", "\\u002B", StringComparison.Ordinal)
                .Insert(5000, "\\r\\n");
        var spool = (await ReadAsync($"[\"{escaped}\"]", piece))!;

        Assert.That(await BytesOf(spool.ImageOf(Only(spool))), Is.EqualTo(bytes));
    }

    [Test]
    public async Task Read_WhenSomethingElseStandsInAnImage_IsNone()
    {
        var text = Convert.ToBase64String(Bytes(6, 30_000));
        foreach (
            var broken in new[]
            {
                text.Insert(20_000, "%"),
                text.Insert(20_000, "="),
                text[..^3],
                text + "A",
                text.Insert(20_000, "\\u00e9"),
                text.Insert(20_000, "\\\""),
            }
        )
        {
            var spool = (await ReadAsync($"[\"{broken}\"]", 4096))!;

            Assert.That(spool.ImageOf(Only(spool)), Is.Null);
        }
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("no base64!")]
    [TestCase("spool:1")]
    [TestCase("spool:-1")]
    [TestCase("spool:x")]
    public async Task ImageOf_WhatIsNoImage_IsNull(string? text)
    {
        var spool = (await ReadAsync($"[\"{Convert.ToBase64String(Bytes(7, 30_000))}\"]", 4096))!;

        Assert.That(spool.ImageOf(text), Is.Null);
    }

    [Test]
    public async Task ImageOf_APlaceholderThatStandsThereTwice_IsOneImage()
    {
        var spool = (await ReadAsync($"[\"{Convert.ToBase64String(Bytes(9, 30_000))}\",\"spool:0\"]", 4096))!;
        var texts = JsonSerializer.Deserialize<string[]>(spool.Json.Span)!;

        Assert.That(await BytesOf(spool.ImageOf(texts[0])), Has.Length.EqualTo(30_000));
        Assert.That(spool.ImageOf(texts[1]), Is.Null);
    }

    [Test]
    public async Task Read_OfLongWords_LeavesThem()
    {
        var words = string.Concat(Enumerable.Repeat("a long prompt, ", 2000));

        var spool = (await ReadAsync(JsonSerializer.Serialize(new[] { words }), 4096))!;

        Assert.That(Only(spool), Is.EqualTo(words));
    }

    [Test]
    public async Task Read_BeyondItsLimits_GivesUp()
    {
        var image = $"[\"{Convert.ToBase64String(Bytes(8, 300_000))}\"]";
        var words = JsonSerializer.Serialize(Enumerable.Repeat("words, words", 1000));

        Assert.That(
            await Base64ImageExtractor.ReadAsync(Stream(image, 4096), 100_000, 100_000, CancellationToken.None),
            Is.Null
        );
        Assert.That(
            await Base64ImageExtractor.ReadAsync(Stream(words, 4096), Plenty, 10_000, CancellationToken.None),
            Is.Null
        );
        Assert.That(
            await Base64ImageExtractor.ReadAsync(Stream(image, 4096), Plenty, 10_000, CancellationToken.None),
            Is.Not.Null
        );
    }

    [TestCase(64, true)]
    [TestCase(70, false)]
    public async Task Read_OfMoreImagesThanAnyAnswerHas_GivesUp(int count, bool taken)
    {
        var images = JsonSerializer.Serialize(Enumerable.Repeat(Convert.ToBase64String(Bytes(10, 9_000)), count));

        Assert.That(await ReadAsync(images, 32 * 1024) is not null, Is.EqualTo(taken));
    }

    [TestCase("")]
    [TestCase("{")]
    [TestCase("\"")]
    [TestCase("<html>\"</html>")]
    [TestCase("[\"\\")]
    public async Task Read_OfWhatIsNoJson_LeavesItAsItIs(string body)
    {
        var spool = (await ReadAsync(body, 1))!;

        Assert.That(Encoding.UTF8.GetString(spool.Json.Span), Is.EqualTo(body));
    }

    private static Task<Base64ImageExtractor?> ReadAsync(string json, int piece) =>
        Base64ImageExtractor.ReadAsync(Stream(json, piece), Plenty, Plenty, CancellationToken.None);

    private static string? Only(Base64ImageExtractor spool) =>
        JsonSerializer.Deserialize<string[]>(spool.Json.Span)!.Single();

    private static byte[] Bytes(int seed, int length)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static async Task<byte[]?> BytesOf(ProviderOutput? image)
    {
        if (image is null)
            return null;

        await using var stream = await image.OpenAsync(CancellationToken.None);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static Pieces Stream(string json, int piece) => new(Encoding.UTF8.GetBytes(json), piece);

    private sealed class Pieces(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, piece)], cancellationToken);
    }
}
