using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.Assets;

/// <summary>The library and the bytes in it.</summary>
internal sealed class AssetTests
{
    private Account _ada = null!;
    private JsonElement _wide;

    private static ApiHost Host => Hosts.Working;

    private string Content => _wide.Items("images").Single().Text("url");

    [OneTimeSetUp]
    public async Task ArrangeAsync()
    {
        _ada = await Host.RegisterAsync();
        _wide = await _ada.Client.CreateAndWaitAsync(
            new
            {
                prompt = "a wide harbour",
                width = 1536,
                height = 768,
                seed = 5,
            }
        );
    }

    [OneTimeTearDown]
    public void SignOut() => _ada.Dispose();

    [Test]
    public async Task Asset_SaysWhereItCameFrom()
    {
        var image = _wide.Items("images").Single();

        var asset = await _ada.Client.ReadAsync($"/api/v1/assets/{image.Text("assetId")}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(asset.At("generationId").GetGuid(), Is.EqualTo(_wide.Id()));
            Assert.That(asset.Text("prompt"), Is.EqualTo("a wide harbour"));
            Assert.That(asset.At("seed").GetInt64(), Is.EqualTo(5));
            Assert.That((asset.Number("width"), asset.Number("height")), Is.EqualTo((1536, 768)));
            Assert.That(asset.Text("mediaType"), Is.EqualTo("image/png"));
            Assert.That(asset.At("isPreviewRender").GetBoolean(), Is.True);
            Assert.That(asset.IsNull("aspectRatio"), Is.True);
            Assert.That(asset.At("cost").GetDecimal(), Is.Zero);
            Assert.That(asset.At("createdBy").Id(), Is.EqualTo(_ada.Id));
            Assert.That(
                asset.At("bytes").GetInt64(),
                Is.EqualTo((await _ada.Client.GetByteArrayAsync(Content)).LongLength)
            );
        }
    }

    [TestCase("", "image/png", 1536, 768)]
    [TestCase("?rendition=original", "image/png", 1536, 768)]
    [TestCase("?rendition=preview", "image/webp", 1280, 640)]
    [TestCase("?rendition=thumbnail", "image/webp", 512, 256)]
    public async Task Content_OfEachRendition_HasItsTypeAndSize(string query, string type, int width, int height)
    {
        using var response = await _ada.Client.GetAsync(Content + query);

        var bytes = await response.Content.ReadAsByteArrayAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo(type));
            Assert.That(response.Content.Headers.ContentLength, Is.EqualTo(bytes.Length));
            Assert.That(SizeOf(bytes), Is.EqualTo((width, height)));
        }
    }

    [Test]
    public async Task Content_MayBeCachedForGoodByThisBrowserAndRunsNothing()
    {
        using var response = await _ada.Client.GetAsync(Content);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Headers.CacheControl?.Private, Is.True);
            Assert.That(response.Headers.CacheControl?.MaxAge, Is.EqualTo(TimeSpan.FromDays(365)));
            Assert.That(
                response.Headers.CacheControl?.Extensions.Select(extension => extension.Name),
                Does.Contain("immutable")
            );
            Assert.That(response.Headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"));
            Assert.That(response.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("sandbox"));
            Assert.That(response.Headers.ETag, Is.Not.Null);
            Assert.That(response.Headers.ETag!.IsWeak, Is.False);
            Assert.That(response.Headers.AcceptRanges, Is.EqualTo(new[] { "bytes" }));
            Assert.That(response.Content.Headers.ContentDisposition, Is.Null);
        }
    }

    [Test]
    public async Task Content_OfEachRendition_HasAnETagOfItsOwn()
    {
        var tags = new List<string?>();
        foreach (var query in new[] { "", "?rendition=preview", "?rendition=thumbnail" })
        {
            using var response = await _ada.Client.GetAsync(Content + query);
            tags.Add(response.Headers.ETag?.Tag);
        }

        Assert.That(tags, Is.Unique.And.All.Not.Null);
    }

    [Test]
    public async Task Content_WithItsMetadata_SaysWhatItWasMadeFrom()
    {
        using var plain = await _ada.Client.GetAsync(Content);
        using var described = await _ada.Client.GetAsync(Content + "?metadata=include");

        var (without, with) = (
            await plain.Content.ReadAsByteArrayAsync(),
            await described.Content.ReadAsByteArrayAsync()
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(without.AsSpan().IndexOf("harbour"u8), Is.Negative);
            Assert.That(
                with.AsSpan().IndexOf("a wide harbour\nSeed: 5, Size: 1536x768, Model: offline/preview"u8),
                Is.Positive
            );
            Assert.That(Images.Look(with), Is.EqualTo(Images.Look(without)));
            Assert.That(described.Content.Headers.ContentLength, Is.EqualTo(with.Length));
            Assert.That(described.Headers.ETag, Is.Not.EqualTo(plain.Headers.ETag));
        }
    }

    [Test]
    public async Task Content_WithItsMetadataInPart_IsThatPart()
    {
        var whole = await _ada.Client.GetByteArrayAsync(Content + "?metadata=include");
        using var request = new HttpRequestMessage(HttpMethod.Get, Content + "?metadata=include")
        {
            Headers = { Range = new RangeHeaderValue(20, 99) },
        };

        using var part = await _ada.Client.SendAsync(request);

        Assert.That(part.StatusCode, Is.EqualTo(HttpStatusCode.PartialContent));
        Assert.That(await part.Content.ReadAsByteArrayAsync(), Is.EqualTo(whole[20..100]));
    }

    [TestCase("?metadata=include&rendition=preview")]
    [TestCase("?metadata=all")]
    public async Task Content_WithMetadataThatThereIsNot_IsRefused(string query)
    {
        using var response = await _ada.Client.GetAsync(Content + query);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Content_ThatTheClientHas_IsNotSentAgain()
    {
        using var first = await _ada.Client.GetAsync(Content);
        using var request = new HttpRequestMessage(HttpMethod.Get, Content);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await _ada.Client.SendAsync(request);

        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        Assert.That(await second.Content.ReadAsByteArrayAsync(), Is.Empty);
        Assert.That(second.Headers.ETag, Is.EqualTo(first.Headers.ETag));
    }

    [TestCase("bytes=0-99", 0, 100)]
    [TestCase("bytes=100-199", 100, 100)]
    [TestCase("bytes=-50", -50, 50)]
    public async Task Content_InPart_IsThatPart(string range, int start, int length)
    {
        var all = await _ada.Client.GetByteArrayAsync(Content);
        using var request = new HttpRequestMessage(HttpMethod.Get, Content);
        request.Headers.TryAddWithoutValidation("Range", range);

        using var response = await _ada.Client.SendAsync(request);

        var from = start < 0 ? all.Length + start : start;
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.PartialContent));
        Assert.That(
            response.Content.Headers.ContentRange,
            Is.EqualTo(new ContentRangeHeaderValue(from, from + length - 1, all.Length))
        );
        Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.EqualTo(all[from..(from + length)]));
    }

    [Test]
    public async Task Content_BeyondItsEnd_IsNotSatisfiable()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Content);
        request.Headers.TryAddWithoutValidation("Range", "bytes=999999999-");

        using var response = await _ada.Client.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.RequestedRangeNotSatisfiable));
        Assert.That(response.Content.Headers.ContentRange?.Length, Is.GreaterThan(0));
        Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [TestCase("download=true", ".png")]
    [TestCase("download=true&rendition=thumbnail", "-thumbnail.webp")]
    public async Task Content_ForDownload_HasAFileName(string query, string ending)
    {
        using var response = await _ada.Client.GetAsync($"{Content}?{query}");

        var disposition = response.Content.Headers.ContentDisposition;
        Assert.That(disposition?.DispositionType, Is.EqualTo("attachment"));
        Assert.That(
            disposition?.FileName?.Trim('"'),
            Is.EqualTo(_wide.Items("images").Single().Text("assetId") + ending)
        );
    }

    [TestCase("png", "image/png")]
    [TestCase("jpeg", "image/jpeg")]
    [TestCase("webp", "image/webp")]
    public async Task Content_IsInTheFormatThatWasAskedFor(string format, string type)
    {
        var generation = await _ada.Client.CreateAndWaitAsync(
            GenerationCalls.Small($"format {format}", format: format)
        );

        using var response = await _ada.Client.GetAsync(generation.Items("images").Single().Text("url"));

        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo(type));
        Assert.That(TypeOf(await response.Content.ReadAsByteArrayAsync()), Is.EqualTo(type));
    }

    [Test]
    public async Task List_FiltersPagesAndSearches()
    {
        using var ben = await Host.RegisterAsync();
        foreach (
            var (prompt, width, height) in new[]
            {
                ("wide boat", 512, 256),
                ("tall boat", 256, 512),
                ("square boat", 256, 256),
                ("square house", 256, 256),
            }
        )
        {
            await ben.Client.CreateAndWaitAsync(
                new
                {
                    prompt,
                    width,
                    height,
                }
            );
        }

        await Host.Data.ExecuteAsync(
            "UPDATE assets SET created_at = '2026-01-01T00:00:00Z' WHERE organization_id = $1",
            ben.OrganizationId
        );

        Assert.That(await PromptsAsync(ben, "orientation=landscape"), Is.EqualTo(new[] { "wide boat" }));
        Assert.That(await PromptsAsync(ben, "orientation=portrait"), Is.EqualTo(new[] { "tall boat" }));
        Assert.That(await PromptsAsync(ben, "orientation=square&search=hou"), Is.EqualTo(new[] { "square house" }));
        Assert.That(
            await PromptsAsync(ben, "search=boat"),
            Is.EquivalentTo(new[] { "wide boat", "tall boat", "square boat" })
        );
        Assert.That(await PromptsAsync(ben, "model=offline/preview"), Has.Exactly(4).Items);
        Assert.That(await PromptsAsync(ben, "from=2026-01-01T00:00:00Z&to=2026-01-01T00:00:01Z"), Has.Exactly(4).Items);
        Assert.That(await PromptsAsync(ben, "to=2026-01-01T00:00:00Z"), Is.Empty);
        Assert.That(await ReadAllAsync(ben, 1), Has.Count.EqualTo(4).And.Unique);
        Assert.That(await ReadAllAsync(ben, 3), Has.Count.EqualTo(4).And.Unique);
    }

    private static async Task<IEnumerable<string>> PromptsAsync(Account account, string query) =>
        (await account.Client.ReadAsync($"/api/v1/assets?{query}")).Items().Select(item => item.Text("prompt"));

    private static async Task<List<Guid>> ReadAllAsync(Account account, int limit)
    {
        var ids = new List<Guid>();
        for (string? cursor = ""; cursor is not null; )
        {
            var page = await account.Client.ReadAsync(
                $"/api/v1/assets?limit={limit}{(cursor.Length > 0 ? $"&cursor={cursor}" : "")}"
            );
            ids.AddRange(page.Items().Select(item => item.Id()));
            cursor = page.At("nextCursor").GetString();
        }

        return ids;
    }

    private static string TypeOf(byte[] bytes) =>
        bytes switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "image/png",
            [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] =>
                "image/webp",
            _ => "unknown",
        };

    // PNG: the header chunk. WebP: lossy (VP8), lossless (VP8L) or extended (VP8X).
    private static (int Width, int Height) SizeOf(byte[] bytes)
    {
        if (TypeOf(bytes) == "image/png")
            return (
                BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)),
                BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20))
            );

        return Encoding.ASCII.GetString(bytes, 12, 4) switch
        {
            "VP8X" => (
                1 + (bytes[24] | bytes[25] << 8 | bytes[26] << 16),
                1 + (bytes[27] | bytes[28] << 8 | bytes[29] << 16)
            ),
            "VP8 " => (
                BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(26)) & 0x3FFF,
                BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(28)) & 0x3FFF
            ),
            _ => (
                1 + (BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(21)) & 0x3FFF),
                1 + (BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(21)) >> 14 & 0x3FFF)
            ),
        };
    }
}
