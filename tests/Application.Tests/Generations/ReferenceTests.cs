using ImageGenerator.Application.Assets;
using ImageGenerator.Application.Common.Idempotency;
using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Storage;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;
using ImageGenerator.Domain.Uploads;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace ImageGenerator.Application.Tests.Generations;

/// <summary>Images that go along with a request: found, kept, opened for the provider.</summary>
[TestFixture]
internal sealed class ReferenceTests
{
    private static readonly ImageSize _size = new(640, 480);

    private static readonly ModelDescription _editor = TestModels.Able with
    {
        Id = "test/editor",
        Capabilities = TestModels.Able.Capabilities with { MaxReferences = 3, Mask = true, Strength = true },
    };

    private readonly List<Generation> _added = [];
    private Upload _upload = null!;
    private AssetId _asset;
    private TestHost _host = null!;

    [SetUp]
    public void SetUp()
    {
        _added.Clear();
        _host = new TestHost();
        _upload = Upload.Receive(
            UploadId.New(),
            GenerationBuilder.Organization,
            GenerationBuilder.Person,
            FileOf("image/png", "png"),
            Moments.Start
        );
        _asset = AssetId.New();
        _host.Models.Setup(models => models.All).Returns([_editor]);
        _host.Jobs.Setup(jobs => jobs.Add(It.IsAny<Job>())).Callback<Job>(job => _added.Add((Generation)job));
        _host
            .Uploads.Setup(uploads =>
                uploads.FindAllAsync(It.IsAny<IReadOnlyCollection<UploadId>>(), It.IsAny<CancellationToken>())
            )
            .ReturnsAsync(
                (IReadOnlyCollection<UploadId> ids, CancellationToken _) => ids.Contains(_upload.Id) ? [_upload] : []
            );
        _host
            .AssetReader.Setup(assets =>
                assets.FindSizesAsync(It.IsAny<IReadOnlyCollection<AssetId>>(), It.IsAny<CancellationToken>())
            )
            .ReturnsAsync(
                (IReadOnlyCollection<AssetId> ids, CancellationToken _) =>
                    ids.Where(id => id == _asset).ToDictionary(id => id, _ => _size)
            );
    }

    [TearDown]
    public void TearDown() => _host.Dispose();

    [Test]
    public async Task Create_WithImages_KeepsThemInOrderWithTheirSizes()
    {
        var created = await CreateAsync(Input([Uploaded, FromLibrary]) with { Mask = Uploaded, Strength = 0.33333m });

        var settings = _added.Single().Settings;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                settings.References.All,
                Is.EqualTo(
                    new[]
                    {
                        new ReferenceImage(ReferenceSource.Upload, _upload.Id.Value, _size),
                        new ReferenceImage(ReferenceSource.Asset, _asset.Value, _size),
                    }
                )
            );
            Assert.That(settings.Mask, Is.EqualTo(new ReferenceImage(ReferenceSource.Upload, _upload.Id.Value, _size)));
            Assert.That(settings.Strength, Is.EqualTo(0.3333m), "as the database keeps it");
            Assert.That(settings.Mode, Is.EqualTo(GenerationMode.ImageToImage));
            Assert.That(created.Value.Job.Settings, Is.EqualTo(settings));
            Assert.That(_upload.UsedAt, Is.EqualTo(_host.Clock.Now), "kept from now on");
        }
    }

    [Test]
    public async Task Estimate_WithImages_KeepsNothing()
    {
        var estimate = await _host.SendAsync(new EstimateGeneration(Input([Uploaded])));

        Assert.That(estimate.Succeeded, Is.True);
        Assert.That(_upload.UsedAt, Is.Null);
    }

    [Test]
    public async Task Create_WithAnImageThatIsNotThere_NamesItsField()
    {
        var gone = new ReferenceInput { UploadId = Guid.NewGuid() };
        var foreign = new ReferenceInput { AssetId = Guid.NewGuid() };

        foreach (
            var (input, field) in new[]
            {
                (Input([gone]), "references[0]"),
                (Input([Uploaded, foreign]), "references[1]"),
                (Input([Uploaded]) with { Mask = gone }, "mask"),
                (Input([new ReferenceInput { AssetId = Uploaded.UploadId }]), "references[0]"),
            }
        )
        {
            var refused = await CreateAsync(input);

            Assert.That(refused.Error?.Code, Is.EqualTo("reference.not_found"));
            Assert.That(refused.Error!.Fields.Single().Field, Is.EqualTo(field));
        }

        Assert.That(_added, Is.Empty);
    }

    [Test]
    public async Task Create_WithAnUploadThatExpired_IsRefused()
    {
        _host.Clock.Now = Moments.Start + Upload.Kept;

        var created = await CreateAsync(Input([Uploaded]));
        var estimated = await _host.SendAsync(new EstimateGeneration(Input([Uploaded])));

        Assert.That(created.Error?.Code, Is.EqualTo("reference.not_found"));
        Assert.That(estimated.Error?.Code, Is.EqualTo("reference.not_found"));
    }

    [Test]
    public async Task Create_WhenTheShapeIsWrong_NamesEveryField()
    {
        var neither = new ReferenceInput();
        var both = new ReferenceInput { AssetId = _asset.Value, UploadId = _upload.Id.Value };

        var refused = await CreateAsync(
            Input([Uploaded, neither, both, null!]) with
            {
                Mask = neither,
                Strength = 1.01m,
            }
        );
        var tooMany = await CreateAsync(Input([.. Enumerable.Repeat(Uploaded, 17)]));

        Assert.That(
            refused.Error!.Fields.Select(field => field.Field),
            Is.EquivalentTo(["references[1]", "references[2]", "references[3]", "mask", "strength"])
        );
        Assert.That(tooMany.Error!.Fields.Select(field => field.Field), Is.EquivalentTo(["references"]));
    }

    [Test]
    public async Task Create_WhenTheSameKeyComesWithAnotherImage_IsRefused()
    {
        RequestFingerprint? first = null;
        _host
            .Idempotency.Setup(store => store.Remember("k", It.IsAny<RequestFingerprint>(), It.IsAny<Guid>()))
            .Callback((string _, RequestFingerprint fingerprint, Guid _) => first = fingerprint);
        await _host.SendAsync(new CreateGeneration(Input([Uploaded]), "k"));
        _host
            .Idempotency.Setup(store => store.FindAsync("k", It.IsAny<CancellationToken>()))
            .ReturnsAsync(() => new RememberedRequest(first!.Value, Guid.NewGuid()));

        var other = await _host.SendAsync(new CreateGeneration(Input([FromLibrary]), "k"));

        Assert.That(other.Error?.Code, Is.EqualTo("idempotency.key_reused"));
    }

    [Test]
    public async Task Open_WhenEveryProviderTakesTheFormat_HandsTheBytesOn()
    {
        Store(_upload.KeyOf(UploadRendition.Original), "UPLOAD");
        _host
            .Uploads.Setup(uploads => uploads.FindAsync(_upload.Id, It.IsAny<CancellationToken>()))
            .ReturnsAsync(_upload);

        var image = (
            await OpenAsync(images =>
                images.OpenAsync(GenerationBuilder.Organization, ImageOf(_upload), CancellationToken.None)
            )
        ).Value;

        Assert.That(
            image,
            Has.Property("MediaType")
                .EqualTo("image/png")
                .And.Property("Size")
                .EqualTo(_size)
                .And.Property("Length")
                .EqualTo(6)
        );
        Assert.That(await image.ReadAsync(CancellationToken.None), Is.EqualTo("UPLOAD"u8.ToArray()));
        _host.Processor.VerifyNoOtherCalls();
    }

    [TestCase("image/gif", "gif")]
    [TestCase("image/avif", "avif")]
    [TestCase("image/heic", "heic")]
    public async Task Open_WhenProvidersDoNotTakeTheFormat_ConvertsIt(string type, string extension)
    {
        ArrangeAsset(type, extension, "LIBRARY");

        var image = (
            await OpenAsync(images =>
                images.OpenAsync(
                    GenerationBuilder.Organization,
                    new ReferenceImage(ReferenceSource.Asset, _asset.Value, _size),
                    CancellationToken.None
                )
            )
        ).Value;

        Assert.That(image.MediaType, Is.EqualTo("image/png"));
        Assert.That(await image.ReadAsync(CancellationToken.None), Is.EqualTo("PNG OF LIBRARY"u8.ToArray()));
    }

    [Test]
    public async Task OpenMask_WhenItIsAJpeg_ConvertsItToo()
    {
        ArrangeAsset("image/jpeg", "jpg", "MASK");
        var mask = new ReferenceImage(ReferenceSource.Asset, _asset.Value, _size);

        var asMask = (
            await OpenAsync(images =>
                images.OpenMaskAsync(GenerationBuilder.Organization, mask, CancellationToken.None)
            )
        ).Value;
        var asImage = (
            await OpenAsync(images => images.OpenAsync(GenerationBuilder.Organization, mask, CancellationToken.None))
        ).Value;

        Assert.That((asMask.MediaType, asImage.MediaType), Is.EqualTo(("image/png", "image/jpeg")));
    }

    [Test]
    public async Task Run_HandsTheImagesToTheProvider_AndTheLibraryRemembersThem()
    {
        var references = ReferenceImages.Of([ImageOf(_upload)]);
        using var scene = new RunScene(
            new GenerationBuilder()
                .Of(_editor)
                .Asking(request => request with { References = references, Mask = ImageOf(_upload), Strength = 0.5m })
                .Processing()
        ).Answering(new ProviderResult.Completed([ProviderOutput.FromBytes(RunScene.Png)]));
        scene
            .Host.Uploads.Setup(uploads => uploads.FindAsync(_upload.Id, It.IsAny<CancellationToken>()))
            .ReturnsAsync(_upload);

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Request!.References.Select(image => image.Size), Is.EqualTo(new[] { _size }));
            Assert.That(scene.Request.Mask?.MediaType, Is.EqualTo("image/png"));
            Assert.That(scene.Request.Strength, Is.EqualTo(0.5m));
            Assert.That(scene.Library.Single().Origin.Settings, Is.EqualTo(scene.Job.Settings));
            Assert.That(
                scene.Job.Settings,
                Has.Property("References").EqualTo(references).And.Property("Strength").EqualTo(0.5m)
            );
        }
    }

    [Test]
    public async Task Run_WhenAnImageIsGone_FailsWithoutAskingTheProvider()
    {
        using var scene = new RunScene(
            new GenerationBuilder()
                .Of(_editor)
                .Asking(request => request with { References = ReferenceImages.Of([ImageOf(_upload)]) })
                .Processing()
        );

        await scene.RunAsync();

        Assert.That(scene.Job.Failure?.Code, Is.EqualTo(FailureCode.InvalidRequest));
        Assert.That(scene.Calls, Is.Empty);
    }

    private ReferenceInput Uploaded => new() { UploadId = _upload.Id.Value };

    private ReferenceInput FromLibrary => new() { AssetId = _asset.Value };

    private static GenerationInput Input(IReadOnlyList<ReferenceInput> references) =>
        new()
        {
            Prompt = "a red fox",
            Model = "test/editor",
            Seed = 1,
            References = references,
        };

    private static AssetFile FileOf(string type, string extension) =>
        new(type, extension, _size.Width, _size.Height, 6, "00");

    private static ReferenceImage ImageOf(Upload upload) => new(ReferenceSource.Upload, upload.Id.Value, _size);

    private Task<Result<CreatedJob<GenerationView>>> CreateAsync(GenerationInput input) =>
        _host.SendAsync(new CreateGeneration(input, null));

    private async Task<Result<RequestImage>> OpenAsync(Func<IReferenceImages, Task<Result<RequestImage>>> open)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        return await open(scope.ServiceProvider.GetRequiredService<IReferenceImages>());
    }

    private void ArrangeAsset(string type, string extension, string content)
    {
        _host
            .AssetReader.Setup(assets => assets.FindAsync(_asset, It.IsAny<CancellationToken>()))
            .ReturnsAsync(
                new AssetView
                {
                    Id = _asset.Value,
                    MediaType = type,
                    Extension = extension,
                    Width = _size.Width,
                    Height = _size.Height,
                    Bytes = content.Length,
                    CreatedAt = Moments.Start,
                }
            );
        Store(
            Asset.KeyOf(Rendition.Original, GenerationBuilder.Organization, _asset, Moments.Start, extension),
            content
        );
        _host
            .Processor.Setup(processor => processor.Convert(It.IsAny<ReadOnlyMemory<byte>>(), OutputFormat.Png))
            .Returns(
                (ReadOnlyMemory<byte> bytes, OutputFormat _) =>
                    new RenderedImage([.. "PNG OF "u8, .. bytes.Span], new ImageFacts("image/png", "png", _size))
            );
    }

    private void Store(BlobKey key, string content) =>
        _host
            .Blobs.Setup(blobs => blobs.OpenAsync(key, It.IsAny<CancellationToken>()))
            .ReturnsAsync(() =>
                new BlobContent(
                    new MemoryStream(System.Text.Encoding.ASCII.GetBytes(content)),
                    content.Length,
                    Moments.Start
                )
            );
}
