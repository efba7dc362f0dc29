using System.Net;
using System.Text;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.Uploads;

/// <summary>Images that people bring along, and what passes itself off as one.</summary>
internal sealed class UploadTests
{
    private const int MaxBytes = 25 * 1024 * 1024;

    private Account _ada = null!;

    private static ApiHost Host => Hosts.Idle;

    [OneTimeSetUp]
    public async Task RegisterAsync() => _ada = await Host.RegisterAsync();

    [OneTimeTearDown]
    public void SignOut() => _ada.Dispose();

    [Test]
    public async Task Upload_WithAFileUnderAnotherName_NamesIt()
    {
        using var response = await _ada.Client.PostAsync(
            UploadCalls.Path,
            UploadCalls.Form(("file", Images.Png(64, 64)), ("photo", Images.Png(64, 64)))
        );

        await response.MustBeProblemAsync(HttpStatusCode.BadRequest, "validation.failed", "photo");
    }

    [TestCase("pngsave_buffer", "image/png")]
    [TestCase("jpegsave_buffer", "image/jpeg")]
    [TestCase("webpsave_buffer", "image/webp")]
    public async Task Upload_InEachFormat_SaysWhatItIsAndServesIt(string operation, string type)
    {
        var bytes = Images.Save(Images.Png(640, 320), operation);

        using var response = await _ada.Client.PostAsync(UploadCalls.Path, UploadCalls.Form(("file", bytes)));

        var upload = await response.ReadAsync(HttpStatusCode.Created);
        using var original = await _ada.Client.GetAsync(upload.Text("url"));
        using var thumbnail = await _ada.Client.GetAsync(upload.Text("thumbnailUrl"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Headers.Location?.OriginalString, Is.EqualTo(upload.Text("url")));
            Assert.That((upload.Number("width"), upload.Number("height")), Is.EqualTo((640, 320)));
            Assert.That(upload.Text("mediaType"), Is.EqualTo(type));
            Assert.That(upload.Number("bytes"), Is.EqualTo(bytes.Length));
            Assert.That(original.Content.Headers.ContentType?.MediaType, Is.EqualTo(type));
            Assert.That(await original.Content.ReadAsByteArrayAsync(), Is.EqualTo(bytes));
            Assert.That(thumbnail.Content.Headers.ContentType?.MediaType, Is.EqualTo("image/webp"));
            Assert.That(Images.Look(await thumbnail.Content.ReadAsByteArrayAsync()), Is.EqualTo((512, 256, false)));
            Assert.That(original.Headers.ETag, Is.Not.Null.And.Not.EqualTo(thumbnail.Headers.ETag));
            Assert.That(original.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("sandbox"));
        }
    }

    [TestCase("image/png")]
    [TestCase("image/jpeg")]
    [TestCase("application/octet-stream")]
    public async Task Upload_AsTheBodyItself_IsTakenForWhatItIs(string claimed)
    {
        using var response = await _ada.Client.PostAsync(
            UploadCalls.Path,
            UploadCalls.Raw(Images.Save(Images.Png(16, 16), "webpsave_buffer"), claimed)
        );

        Assert.That((await response.ReadAsync(HttpStatusCode.Created)).Text("mediaType"), Is.EqualTo("image/webp"));
    }

    [Test]
    public async Task Upload_WithMoreThanAPicture_IsStoredAsThePictureAlone()
    {
        var clean = Images.Save(Images.Png(64, 32), "jpegsave_buffer");
        byte[] tainted = [.. clean[..2], 0xFF, 0xFE, 0, 12, .. "my comment"u8, .. clean[2..], .. "<html><script>"u8];

        var upload = await _ada.Client.UploadAsync(tainted);

        Assert.That(await _ada.Client.GetByteArrayAsync(upload.Text("url")), Is.EqualTo(clean));
        Assert.That(upload.Number("bytes"), Is.EqualTo(clean.Length));
    }

    [Test]
    public async Task Upload_ThatLiesOnItsSide_IsTurnedUpright()
    {
        var upload = await _ada.Client.UploadAsync(Images.Sideways(320, 160));

        var stored = await _ada.Client.GetByteArrayAsync(upload.Text("url"));

        Assert.That(
            (upload.Number("width"), upload.Number("height"), upload.Text("mediaType")),
            Is.EqualTo((160, 320, "image/jpeg"))
        );
        Assert.That(Images.Look(stored), Is.EqualTo((160, 320, false)));
    }

    public static IEnumerable<TestCaseData> NotImages()
    {
        var png = Images.Png(64, 64);
        return
        [
            Case("nothing", []),
            Case("one byte", [0x89]),
            Case("words", Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'/>")),
            Case("a page", Encoding.UTF8.GetBytes("<!doctype html><script>alert(1)</script>")),
            Case("a cut image", png[..(png.Length / 2)]),
            Case("a header alone", png[..33]),
            Case("zeros", new byte[4096]),
            Case("a GIF", Images.Save(png, "gifsave_buffer")),
            Case("a TIFF", Images.Save(png, "tiffsave_buffer")),
        ];

        static TestCaseData Case(string name, byte[] bytes) => new TestCaseData(bytes).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(NotImages))]
    public async Task Upload_OfWhatIsNoImage_IsRefused(byte[] bytes)
    {
        var uploads = await CountAsync();

        using var raw = await _ada.Client.PostAsync(UploadCalls.Path, UploadCalls.Raw(bytes));
        using var form = await _ada.Client.PostAsync(UploadCalls.Path, UploadCalls.Form(("file", bytes)));

        await raw.MustBeProblemAsync(HttpStatusCode.UnprocessableEntity, "upload.not_an_image", "file");
        await form.MustBeProblemAsync(HttpStatusCode.UnprocessableEntity, "upload.not_an_image", "file");
        Assert.That(await CountAsync(), Is.EqualTo(uploads));
    }

    [Test]
    public async Task Upload_BeyondTheLimit_IsTooLarge()
    {
        // One byte too many in the file, where the request as a whole is still small enough.
        foreach (
            var content in new[]
            {
                UploadCalls.Raw(new byte[MaxBytes + 1]),
                UploadCalls.Form(("file", new byte[MaxBytes + 1])),
                UploadCalls.Raw(new byte[MaxBytes * 2]),
            }
        )
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, UploadCalls.Path) { Content = content };
            request.Headers.ExpectContinue = true;

            using var response = await _ada.Client.SendAsync(request);

            await response.MustBeProblemAsync(HttpStatusCode.RequestEntityTooLarge, "request.too_large");
        }
    }

    [Test]
    public async Task Upload_OfMoreThanOtherCallsMaySend_IsTaken()
    {
        // Noise does not compress: some 3 MB.
        var noise = new byte[1024 * 1024 * 3];
        new Random(1).NextBytes(noise);
        var png = Infrastructure.Providers.Offline.Art.PngEncoder.Encode(
            noise,
            new Infrastructure.Providers.Offline.Art.Canvas(1024, 1024),
            [],
            System.IO.Compression.CompressionLevel.NoCompression
        );

        var upload = await _ada.Client.UploadAsync(png);

        Assert.That(upload.Number("bytes"), Is.GreaterThan(3_000_000));
    }

    [TestCase(null)]
    [TestCase("text/plain")]
    [TestCase("application/json")]
    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("nonsense")]
    public async Task Upload_WithAnotherContentType_IsUnsupported(string? type)
    {
        using var response = await _ada.Client.PostAsync(UploadCalls.Path, UploadCalls.Raw(Images.Png(8, 8), type));

        await response.MustBeProblemAsync(HttpStatusCode.UnsupportedMediaType, "request.unsupported_media_type");
    }

    [TestCase("multipart/form-data", "--x\r\n")]
    [TestCase("multipart/form-data; boundary=", "--x\r\n")]
    [TestCase("multipart/form-data; boundary=x", "")]
    [TestCase("multipart/form-data; boundary=x", "garbage")]
    [TestCase(
        "multipart/form-data; boundary=x",
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nno end"
    )]
    [TestCase("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: nonsense\r\n\r\na\r\n--x--\r\n")]
    [TestCase("multipart/form-data; boundary=x", "--x\r\n\r\na\r\n--x--\r\n")]
    [TestCase(
        "multipart/form-data; boundary=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "--x--"
    )]
    public async Task Upload_WithABrokenForm_IsMalformed(string type, string body)
    {
        using var response = await _ada.Client.PostAsync(
            UploadCalls.Path,
            UploadCalls.Raw(Encoding.ASCII.GetBytes(body), type)
        );

        await response.MustBeProblemAsync(HttpStatusCode.BadRequest, "request.malformed");
    }

    [Test]
    public async Task Upload_WithAnythingButOneFile_NamesTheField()
    {
        var png = Images.Png(8, 8);
        using var twice = await _ada.Client.PostAsync(UploadCalls.Path, UploadCalls.Form(("file", png), ("file", png)));
        using var other = await _ada.Client.PostAsync(
            UploadCalls.Path,
            UploadCalls.Form(("file", png), ("name", [65]))
        );
        using var none = await _ada.Client.PostAsync(
            UploadCalls.Path,
            new MultipartFormDataContent { { new StringContent("a"), "image" } }
        );

        await twice.MustBeProblemAsync(HttpStatusCode.BadRequest, "validation.failed", "file");
        await other.MustBeProblemAsync(HttpStatusCode.BadRequest, "validation.failed", "name");
        await none.MustBeProblemAsync(HttpStatusCode.BadRequest, "validation.failed", "image");
    }

    [TestCase("rendition=preview")]
    [TestCase("rendition=huge")]
    public async Task Content_InAFormThatUploadsLack_NamesTheParameter(string query)
    {
        var upload = await _ada.Client.UploadAsync(Images.Png(8, 8));

        using var response = await _ada.Client.GetAsync($"{upload.Text("url")}?{query}");

        await response.MustBeProblemAsync(HttpStatusCode.BadRequest, "request.invalid_parameter", "rendition");
    }

    private Task<long> CountAsync() =>
        Host.Data.ReadAsync<long>("SELECT count(*) FROM uploads WHERE organization_id = $1", _ada.OrganizationId);
}
