using ImageGenerator.Application.Assets;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Storage;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Tests.Support;
using Moq;

namespace ImageGenerator.Application.Tests.Assets;

[TestFixture]
internal sealed class AssetUseCaseTests
{
    private readonly AssetView _asset = new()
    {
        Id = Guid.CreateVersion7(),
        MediaType = "image/jpeg",
        Extension = "jpg",
        Sha256 = "abc",
        CreatedAt = Moments.Start,
    };

    private TestHost _host = null!;

    [SetUp]
    public void SetUp()
    {
        _host = new TestHost();
        _host
            .AssetReader.Setup(reader => reader.FindAsync(new AssetId(_asset.Id), It.IsAny<CancellationToken>()))
            .ReturnsAsync(_asset);
    }

    [TearDown]
    public void TearDown() => _host.Dispose();

    [Test]
    public async Task Get_ReadsIt()
    {
        var lineage = new AssetLineage([], [new DerivedAssetView(Guid.CreateVersion7(), Moments.At(4))]);
        _host
            .AssetReader.Setup(reader =>
                reader.FindLineageAsync(new AssetId(_asset.Id), 50, It.IsAny<CancellationToken>())
            )
            .ReturnsAsync(lineage);

        var asset = await _host.SendAsync(new GetAsset(_asset.Id));

        Assert.That(asset.Value, Is.EqualTo(new AssetDetail(_asset, lineage)));
    }

    [TestCase(Rendition.Original, "original.jpg", "image/jpeg", "abc", ".jpg")]
    [TestCase(Rendition.Preview, "preview-1280.webp", "image/webp", "abc-preview", "-preview.webp")]
    [TestCase(Rendition.Thumbnail, "thumbnail-512.webp", "image/webp", "abc-thumbnail", "-thumbnail.webp")]
    public async Task GetContent_OpensTheRenditionInTheTenantsFolder(
        Rendition rendition,
        string blob,
        string mediaType,
        string etag,
        string fileEnd
    )
    {
        await using var content = new BlobContent(Stream.Null, 0, Moments.Start);
        var key = BlobKey.Parse($"{GenerationBuilder.Organization}/2026/03/{_asset.Id}/{blob}");
        _host.Blobs.Setup(blobs => blobs.OpenAsync(key, It.IsAny<CancellationToken>())).ReturnsAsync(content);

        var opened = await _host.SendAsync(new GetAssetContent(_asset.Id, rendition));

        Assert.That(opened.Value, Is.EqualTo(new AssetContent(content, mediaType, etag, $"{_asset.Id}{fileEnd}")));
    }

    [TestCase(Rendition.Preview)]
    [TestCase(Rendition.Thumbnail)]
    public async Task GetContent_WhenARenditionIsToBeDescribed_IsRefused(Rendition rendition)
    {
        var opened = await _host.SendAsync(new GetAssetContent(_asset.Id, rendition, Described: true));

        Assert.That(opened.Error?.Code, Is.EqualTo("validation.failed"));
        Assert.That(opened.Error?.Fields.Single().Field, Is.EqualTo("metadata"));
    }

    [Test]
    public async Task GetContent_WhenDescribed_HasItsOwnLengthAndName()
    {
        using var described = new MemoryStream([1, 2, 3, 4, 5]);
        var content = Stored();
        _host
            .MetadataWriter.Setup(writer =>
                writer.DescribeAsync(
                    content.Content,
                    It.Is<ImageDescription>(said => said.GenerationId == _asset.JobId && said.Model == _asset.Model),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync(described);

        var opened = (await _host.SendAsync(new GetAssetContent(_asset.Id, Rendition.Original, Described: true))).Value;

        Assert.That(
            (opened.Blob.Content, opened.Blob.Length, opened.ETag),
            Is.EqualTo(((Stream)described, 5L, "abc-described"))
        );
    }

    [Test]
    public void GetContent_WhenItCannotBeDescribed_ClosesTheFile()
    {
        var content = Stored();
        _host
            .MetadataWriter.Setup(writer =>
                writer.DescribeAsync(It.IsAny<Stream>(), It.IsAny<ImageDescription>(), It.IsAny<CancellationToken>())
            )
            .ThrowsAsync(new IOException("The disk reports errors."));

        Assert.ThrowsAsync<IOException>(() =>
            _host.SendAsync(new GetAssetContent(_asset.Id, Rendition.Original, Described: true))
        );
        Assert.That(content.Content.CanRead, Is.False);
    }

    [Test]
    public void GetContent_WhenTheStoreLacksIt_IsAFaultAndNotAMissingAsset()
    {
        Assert.That(
            () => _host.SendAsync(new GetAssetContent(_asset.Id, Rendition.Original)),
            Throws.InvalidOperationException
        );
    }

    [Test]
    public async Task Both_WhenThereIsNone_SaySo()
    {
        var asset = await _host.SendAsync(new GetAsset(Guid.CreateVersion7()));
        var content = await _host.SendAsync(new GetAssetContent(Guid.CreateVersion7(), Rendition.Preview));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(asset.Error?.Code, Is.EqualTo("asset.not_found"));
            Assert.That(content.Error?.Code, Is.EqualTo("asset.not_found"));
        }
    }

    [Test]
    public async Task List_HandsFilterCursorAndLimitOn()
    {
        var filter = new AssetFilter { Orientation = Orientation.Square, Search = "fox" };
        var cursor = new Cursor(Moments.At(3), Guid.CreateVersion7());
        var page = new Page<AssetView>([_asset], null);
        _host
            .AssetReader.Setup(reader => reader.ListAsync(filter, cursor, 20, It.IsAny<CancellationToken>()))
            .ReturnsAsync(page);

        var listed = await _host.SendAsync(new ListAssets(filter, cursor.ToString(), 20));

        Assert.That(listed.Value, Is.SameAs(page));
    }

    [Test]
    public async Task List_OfWhatWasMadeFromAnAssetThatIsNotHere_SaysSo()
    {
        _host
            .AssetReader.Setup(reader =>
                reader.FindSizesAsync(It.IsAny<IReadOnlyCollection<AssetId>>(), It.IsAny<CancellationToken>())
            )
            .ReturnsAsync(new Dictionary<AssetId, Domain.Providers.ImageSize>());

        var refused = await _host.SendAsync(new ListAssets(new AssetFilter { Source = AssetId.New() }, null, 20));

        Assert.That(refused.Error?.Code, Is.EqualTo("asset.not_found"));
    }

    [Test]
    public async Task List_WhenTheCursorIsGarbage_IsRefused()
    {
        var refused = await _host.SendAsync(new ListAssets(new AssetFilter(), "garbage", 20));

        Assert.That(refused.Error?.Code, Is.EqualTo("cursor.invalid"));
    }

    private BlobContent Stored()
    {
        var content = new BlobContent(new MemoryStream([1, 2, 3]), 3, Moments.Start);
        _host
            .Blobs.Setup(blobs => blobs.OpenAsync(It.IsAny<BlobKey>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(content);
        return content;
    }
}
