using System.Security.Cryptography;
using ImageGenerator.Application.Outputs;
using ImageGenerator.Application.Storage;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Infrastructure.Providers.Http;
using ImageGenerator.Infrastructure.Storage.FileSystem;
using ImageGenerator.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace ImageGenerator.Infrastructure.Tests.Storage;

/// <summary>What happens on a disk that is really full.</summary>
[TestFixture]
internal sealed class FullDiskTests
{
    private static readonly BlobKey _key = BlobKey.Parse("org/2026/03/asset/original.png");
    private static readonly byte[] _image = RandomNumberGenerator.GetBytes(1_000_000);

    private SmallDisk _disk = null!;

    [SetUp]
    public void SetUp()
    {
        if (SmallDisk.TryMount(megabytes: 4) is { } disk)
            _disk = disk;
        else
            Assert.Ignore(SmallDisk.Unavailable);
    }

    [TearDown]
    public void TearDown() => _disk?.Dispose();

    [Test]
    public async Task Write_WhenTheDiskIsFull_SaysSoAndLeavesNothing()
    {
        var store = NewStore();
        _disk.Fill(leaving: 400_000);

        var thrown = Assert.ThrowsAsync<StorageUnavailableException>(() => WriteAsync(store));
        _disk.MakeRoom();
        var stored = await WriteAsync(store);

        Assert.That((thrown!.Fault, stored.Length), Is.EqualTo((StorageFault.Full, (long)_image.Length)));
        Assert.That(Directory.EnumerateFiles(Path.Combine(_disk.Root, "blobs", ".tmp")), Is.Empty);
    }

    [Test]
    public void Probe_WhenThereIsLessRoomThanAJobMayNeed_Throws()
    {
        var store = NewStore(minFreeBytes: 2_000_000);
        Assert.DoesNotThrowAsync(() => store.ProbeAsync(CancellationToken.None));

        _disk.Fill(leaving: 1_000_000);

        Assert.That(
            Assert.ThrowsAsync<StorageUnavailableException>(() => store.ProbeAsync(CancellationToken.None))!.Fault,
            Is.EqualTo(StorageFault.Full)
        );
    }

    [TestCase(0)]
    [TestCase(300_000)]
    public void NamelessFile_WhenTheDiskFillsUp_GoesOnInMemory(int room)
    {
        _disk.Fill(leaving: room);
        using var stream = new SpillingStream(UnlinkedTempFile.TryOpen(_disk.Root));

        for (var at = 0; at < _image.Length; at += 50_000)
            stream.Write(_image, at, 50_000);
        stream.Position = 0;
        var read = new byte[_image.Length];
        stream.ReadExactly(read);

        Assert.That(read, Is.EqualTo(_image));
        Assert.That((stream.Length, stream.ReadByte()), Is.EqualTo(((long)_image.Length, -1)));
    }

    [Test]
    public async Task Keep_WhenThereIsNoRoomEither_SaysSoAndLeavesNothing()
    {
        var held = new HeldResultFolder(Path.Combine(_disk.Root, "held"), NullLogger<HeldResultFolder>.Instance);
        var attempt = new HeldAttempt(JobId.New(), 1);
        _disk.Fill(leaving: 100_000);

        var kept = await held.KeepAsync(
            attempt,
            new HeldResult(1, null, null, [new HeldOutput(0, null, new MemoryStream(_image))]),
            CancellationToken.None
        );

        Assert.That((kept, held.List().Count), Is.EqualTo((false, 0)));
        Assert.That(Directory.EnumerateFileSystemEntries(Path.Combine(_disk.Root, "held")), Is.Empty);
    }

    private FileSystemBlobStore NewStore(long minFreeBytes = 0) =>
        new(
            Path.Combine(_disk.Root, "blobs"),
            TimeProvider.System,
            NullLogger<FileSystemBlobStore>.Instance,
            minFreeBytes
        );

    private static async Task<StoredBlob> WriteAsync(FileSystemBlobStore store)
    {
        using var content = new MemoryStream(_image);
        return await store.WriteAsync(_key, content, CancellationToken.None);
    }
}
