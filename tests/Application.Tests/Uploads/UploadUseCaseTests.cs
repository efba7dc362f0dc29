using ImageGenerator.Application.Assets;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Storage;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Application.Uploads;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;
using ImageGenerator.Domain.Uploads;
using Moq;

namespace ImageGenerator.Application.Tests.Uploads;

[TestFixture]
internal sealed class UploadUseCaseTests
{
    private static readonly byte[] _brought = [1, 2, 3];
    private static readonly byte[] _upright = [4, 5, 6, 7];
    private static readonly byte[] _small = [8];

    private readonly List<Upload> _added = [];
    private readonly Dictionary<BlobKey, byte[]> _stored = [];
    private TestHost _host = null!;

    [SetUp]
    public void SetUp()
    {
        _added.Clear();
        _stored.Clear();
        _host = new TestHost();
        _host.Uploads.Setup(uploads => uploads.Add(It.IsAny<Upload>())).Callback((Upload upload) => _added.Add(upload));
        _host
            .Blobs.Setup(blobs =>
                blobs.WriteAsync(It.IsAny<BlobKey>(), It.IsAny<Stream>(), It.IsAny<CancellationToken>())
            )
            .ReturnsAsync((BlobKey key, Stream content, CancellationToken _) => Store(key, content));
        _host
            .Processor.Setup(processor =>
                processor.MakeRendition(It.IsAny<ReadOnlyMemory<byte>>(), Upload.ThumbnailSide)
            )
            .Returns(new RenderedImage(_small, FactsOf("image/webp", "webp")));
    }

    [TearDown]
    public void TearDown() => _host.Dispose();

    [TestCase("image/png", "png")]
    [TestCase("image/jpeg", "jpg")]
    [TestCase("image/webp", "webp")]
    public async Task Create_KeepsTheImageAndItsThumbnail_ForWhoeverBroughtIt(string mediaType, string extension)
    {
        Probes(FactsOf(mediaType, extension));

        var upload = await CreateAsync();

        var added = _added.Single();
        Assert.That(
            (added.OrganizationId, added.CreatedBy),
            Is.EqualTo((GenerationBuilder.Organization, GenerationBuilder.Person))
        );
        Assert.That(_stored[added.KeyOf(UploadRendition.Original)], Is.EqualTo(_brought));
        Assert.That(_stored[added.KeyOf(UploadRendition.Thumbnail)], Is.EqualTo(_small));
        Assert.That(
            (upload.Value.Id, upload.Value.MediaType, upload.Value.Width, upload.Value.Height, upload.Value.Bytes),
            Is.EqualTo((added.Id.Value, mediaType, 640, 480, (long)_brought.Length))
        );
    }

    [Test]
    public async Task Create_OfAnImageThatLiesOnItsSide_TurnsItUpright()
    {
        Probes(FactsOf("image/jpeg", "jpg") with { NeedsTurning = true });
        _host
            .Processor.Setup(processor => processor.Convert(It.IsAny<ReadOnlyMemory<byte>>(), OutputFormat.Jpeg))
            .Returns(new RenderedImage(_upright, FactsOf("image/jpeg", "jpg")));

        var upload = await CreateAsync();

        Assert.That(_stored[_added.Single().KeyOf(UploadRendition.Original)], Is.EqualTo(_upright));
        Assert.That(upload.Value.Bytes, Is.EqualTo(_upright.Length));
    }

    [Test]
    public async Task Create_OfAnImageThatIsNotTaken_StoresNothing()
    {
        Probes(FactsOf("image/gif", "gif"));

        var upload = await CreateAsync();

        Assert.That(
            (upload.Error!.Code, upload.Error!.Message),
            Is.EqualTo(("upload.not_an_image", "Upload a PNG, JPEG or WebP image."))
        );
        Assert.That(_stored, Is.Empty);
        Assert.That(_added, Is.Empty);
    }

    [Test]
    public async Task Create_OfAnImageThatIsCutOff_StoresNothing()
    {
        Probes(FactsOf("image/png", "png"));
        _host
            .Processor.Setup(processor =>
                processor.MakeRendition(It.IsAny<ReadOnlyMemory<byte>>(), Upload.ThumbnailSide)
            )
            .Throws(new UnreadableImageException("The file ends in the middle of the image."));

        var upload = await CreateAsync();

        Assert.That(
            (upload.Error!.Code, upload.Error!.Message),
            Is.EqualTo(("upload.not_an_image", "The file ends in the middle of the image."))
        );
        Assert.That(_stored, Is.Empty);
        Assert.That(_added, Is.Empty);
    }

    [Test]
    public async Task Create_OfTheSameOneAgain_FindsTheFirst()
    {
        var first = AnUpload();
        Finds(first);

        var again = await CreateAsync(first.Id);

        Assert.That(again.Value, Is.EqualTo(UploadView.Of(first)));
        Assert.That(_stored, Is.Empty);
        Assert.That(_added, Is.Empty);
    }

    [Test]
    public async Task Create_OfTheSameOneAtTheSameMoment_FindsTheOneThatWasFirst()
    {
        Probes(FactsOf("image/png", "png"));
        var first = AnUpload();
        _host
            .Uploads.SetupSequence(uploads => uploads.FindAsync(first.Id, It.IsAny<CancellationToken>()))
            .ReturnsAsync((Upload?)null)
            .ReturnsAsync(first);
        _host
            .UnitOfWork.Setup(work => work.SaveAsync(It.IsAny<CancellationToken>()))
            .ThrowsAsync(new DuplicateKeyException("uploads_pkey"));

        var again = await CreateAsync(first.Id);

        Assert.That(again.Value, Is.EqualTo(UploadView.Of(first)));
    }

    [TestCase(UploadRendition.Original, "image/png", "abc", ".png")]
    [TestCase(UploadRendition.Thumbnail, "image/webp", "abc-thumbnail", "-thumbnail.webp")]
    public async Task GetContent_OpensTheRendition(
        UploadRendition rendition,
        string mediaType,
        string etag,
        string fileEnd
    )
    {
        var upload = AnUpload();
        Finds(upload);
        await using var blob = new BlobContent(Stream.Null, 0, Moments.Start);
        _host
            .Blobs.Setup(blobs => blobs.OpenAsync(upload.KeyOf(rendition), It.IsAny<CancellationToken>()))
            .ReturnsAsync(blob);

        var content = await _host.SendAsync(new GetUploadContent(upload.Id.Value, rendition));

        Assert.That(content.Value, Is.EqualTo(new AssetContent(blob, mediaType, etag, $"{upload.Id}{fileEnd}")));
    }

    [Test]
    public async Task GetContent_OfNone_IsNotFound()
    {
        var content = await _host.SendAsync(new GetUploadContent(Guid.CreateVersion7(), UploadRendition.Original));

        Assert.That(content.Error!.Code, Is.EqualTo("upload.not_found"));
    }

    [Test]
    public void GetContent_WhenTheStoreLacksIt_IsAFaultAndNotAMissingUpload()
    {
        var upload = AnUpload();
        Finds(upload);

        Assert.ThrowsAsync<InvalidOperationException>(() =>
            _host.SendAsync(new GetUploadContent(upload.Id.Value, UploadRendition.Original))
        );
    }

    private static ImageFacts FactsOf(string mediaType, string extension) =>
        new(mediaType, extension, new ImageSize(640, 480));

    private static Upload AnUpload() =>
        Upload.Receive(
            UploadId.New(),
            GenerationBuilder.Organization,
            GenerationBuilder.Person,
            new AssetFile("image/png", "png", 640, 480, 3, "abc"),
            Moments.Start
        );

    private async Task<Result<UploadView>> CreateAsync(UploadId? id = null)
    {
        await using var content = new MemoryStream(_brought);
        return await _host.SendAsync(new CreateUpload(content, id));
    }

    private void Probes(ImageFacts facts) =>
        _host.Processor.Setup(processor => processor.Probe(It.IsAny<ReadOnlyMemory<byte>>())).Returns(facts);

    private void Finds(Upload upload) =>
        _host
            .Uploads.Setup(uploads => uploads.FindAsync(upload.Id, It.IsAny<CancellationToken>()))
            .ReturnsAsync(upload);

    private StoredBlob Store(BlobKey key, Stream content)
    {
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        _stored[key] = bytes.ToArray();
        return new StoredBlob(bytes.Length, "abc");
    }
}
