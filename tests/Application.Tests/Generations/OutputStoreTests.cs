using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Outputs;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace ImageGenerator.Application.Tests.Generations;

[TestFixture]
internal sealed class OutputStoreTests
{
    private RunScene _scene = null!;

    [SetUp]
    public void SetUp() => _scene = new RunScene(new GenerationBuilder().Processing());

    [TearDown]
    public void TearDown() => _scene.Dispose();

    [Test]
    public async Task Store_WhenTheFormatIsTheOneAskedFor_KeepsTheBytesAsTheyCame()
    {
        var output = await StoreAsync(ProviderOutput.FromBytes(RunScene.Png));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(output.File, Is.EqualTo(new AssetFile("image/png", "png", 1024, 1024, 3, "sha-3")));
            Assert.That(BlobOf(output, "original.png"), Is.EqualTo(RunScene.Png));
            Assert.That(BlobOf(output, "preview-1280.webp"), Is.EqualTo(new byte[] { 5 }));
            Assert.That(BlobOf(output, "thumbnail-512.webp"), Is.EqualTo(new byte[] { 2 }));
            _scene.Host.Processor.Verify(
                port => port.Convert(It.IsAny<ReadOnlyMemory<byte>>(), It.IsAny<OutputFormat>()),
                Times.Never
            );
        }
    }

    [Test]
    public async Task Store_WhenManyArriveAtOnce_HoldsOnlySomeInMemory()
    {
        var gate = new TaskCompletionSource();
        var read = 0;

        var storing = Enumerable
            .Range(0, ImageMediaProcessor.ImagesInMemory + 3)
            .Select(_ => StoreAsync(new Waiting(gate.Task, () => Interlocked.Increment(ref read))))
            .ToList();
        var atOnce = read;
        gate.SetResult();
        await Task.WhenAll(storing);

        Assert.That(
            (atOnce, read),
            Is.EqualTo((ImageMediaProcessor.ImagesInMemory, ImageMediaProcessor.ImagesInMemory + 3))
        );
    }

    [TestCase(OutputFormat.Png, "png")]
    [TestCase(OutputFormat.Webp, "webp")]
    public async Task Store_WhenAnotherFormatCame_ConvertsIt(OutputFormat asked, string extension)
    {
        using var scene = new RunScene(
            new GenerationBuilder().Asking(request => request with { OutputFormat = asked }).Processing()
        );

        var output = await StoreAsync(scene, ProviderOutput.FromBytes(RunScene.Jpeg));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                output.File,
                Has.Property("MediaType")
                    .EqualTo($"image/{extension}")
                    .And.Property("Extension")
                    .EqualTo(extension)
                    .And.Property("Bytes")
                    .EqualTo(9)
            );
            Assert.That(
                scene.Blobs.Single(blob => blob.Key.EndsWith($"original.{extension}", StringComparison.Ordinal)).Value,
                Is.EqualTo(RunScene.Converted)
            );
        }
    }

    [TestCase(null, 2, 9)]
    [TestCase(123L, 2, 123)]
    [TestCase(-1L, 2, 9, TestName = "Store_WhenTheProvidersSeedIsNoSeed_UsesTheRequests")]
    public async Task Store_KeepsTheSeedThatMadeIt(long? reported, int index, long expected)
    {
        var output = await StoreAsync(_scene, ProviderOutput.FromBytes(RunScene.Png, reported), index);

        Assert.That(output, Has.Property("Seed").EqualTo(Seed.From(expected)).And.Property("Index").EqualTo(index));
    }

    [Test]
    public void Store_WhenItIsNoImage_WritesNothing()
    {
        Assert.That(
            () => StoreAsync(ProviderOutput.FromBytes(RunScene.Broken)),
            Throws.TypeOf<UnreadableImageException>()
        );
        Assert.That(_scene.Blobs, Is.Empty);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Store_WhenTheImageNeverEnds_StopsReading(bool tellsItsLength)
    {
        var endless = new Endless(tellsItsLength);

        Assert.That(() => StoreAsync(endless), Throws.TypeOf<UnreadableImageException>().With.Message.Contain("bytes"));
        Assert.That(endless.BytesRead, Is.LessThan(3L * ImageMediaProcessor.MaxBytes));
    }

    [Test]
    public async Task Store_WhenTheStreamDoesNotTellItsLength_ReadsItAll()
    {
        var output = await StoreAsync(new Endless(tellsItsLength: false, length: 200_000));

        Assert.That(BlobOf(output, "original.png"), Has.Length.EqualTo(200_000));
    }

    private Task<StoredOutput> StoreAsync(ProviderOutput image) => StoreAsync(_scene, image);

    private static async Task<StoredOutput> StoreAsync(RunScene scene, ProviderOutput image, int index = 0)
    {
        var held = new HeldOutput(index, image.Seed, await image.OpenAsync(CancellationToken.None));
        return await scene
            .Host.Services.GetRequiredService<OutputStore>()
            .StoreAsync(Owner(scene.Job), held, _ => Task.CompletedTask, CancellationToken.None);
    }

    private static OutputOwner Owner(Generation job) =>
        new(
            job.OrganizationId,
            new ExpectedOutputs(MediaKind.Image, job.Settings.Count, job.Settings.OutputFormat, job.Settings.Seed),
            Moments.Start
        );

    private byte[] BlobOf(StoredOutput output, string name) =>
        _scene.Blobs[$"{GenerationBuilder.Organization}/2026/03/{output.Id}/{name}"];

    /// <summary>An image of so many bytes, each of them P; by default without an end.</summary>
    private sealed class Endless(bool tellsItsLength, long length = long.MaxValue) : ProviderOutput
    {
        public long BytesRead { get; private set; }

        public override Task<Stream> OpenAsync(CancellationToken cancellationToken) =>
            Task.FromResult<Stream>(new Bytes(this, tellsItsLength, length));

        private sealed class Bytes(Endless image, bool canSeek, long length) : Stream
        {
            public override bool CanRead => true;

            public override bool CanSeek => canSeek;

            public override bool CanWrite => false;

            public override long Length => canSeek ? length : throw new NotSupportedException();

            public override long Position { get; set; }

            public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

            public override int Read(Span<byte> buffer)
            {
                var count = (int)Math.Min(buffer.Length, length - image.BytesRead);
                buffer[..count].Fill((byte)'P');
                image.BytesRead += count;
                return count;
            }

            public override ValueTask<int> ReadAsync(
                Memory<byte> buffer,
                CancellationToken cancellationToken = default
            ) => ValueTask.FromResult(Read(buffer.Span));

            public override void Flush() { }

            public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

            public override void SetLength(long value) => throw new NotSupportedException();

            public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        }
    }

    /// <summary>An image that does not let itself be read yet.</summary>
    private sealed class Waiting(Task gate, Action read) : ProviderOutput
    {
        public override Task<Stream> OpenAsync(CancellationToken cancellationToken) =>
            Task.FromResult<Stream>(new Content(gate, read));

        private sealed class Content(Task gate, Action read) : MemoryStream(RunScene.Png)
        {
            private bool _isRead;

            public override async ValueTask<int> ReadAsync(
                Memory<byte> buffer,
                CancellationToken cancellationToken = default
            )
            {
                if (!_isRead)
                    read();
                _isRead = true;
                await gate;
                return await base.ReadAsync(buffer, cancellationToken);
            }
        }
    }
}
