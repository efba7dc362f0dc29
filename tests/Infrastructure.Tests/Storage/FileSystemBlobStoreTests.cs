using System.Reflection;
using System.Security.Cryptography;
using ImageGenerator.Application.Storage;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Infrastructure.Storage.FileSystem;
using ImageGenerator.Infrastructure.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace ImageGenerator.Infrastructure.Tests.Storage;

[TestFixture]
internal sealed class FileSystemBlobStoreTests
{
    private static readonly BlobKey Key = BlobKey.Parse("org/2026/03/asset/original.png");

    private TemporaryFolder _folder = null!;
    private FileSystemBlobStore _store = null!;

    private string Root => _folder.PathTo("blobs");

    private string Temporary => Path.Combine(Root, ".tmp");

    [SetUp]
    public void SetUp()
    {
        _folder = new TemporaryFolder();
        _store = NewStore();
    }

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(300_001)] // more than one chunk
    public async Task WriteAsync_WhenDone_BlobIsReadAsWritten(int length)
    {
        var content = RandomNumberGenerator.GetBytes(length);

        var stored = await WriteAsync(Key, content);

        Assert.That(stored, Is.EqualTo(new StoredBlob(length, Convert.ToHexStringLower(SHA256.HashData(content)))));
        Assert.That(await ReadAsync(Key), Is.EqualTo(content));
        Assert.That(Directory.EnumerateFiles(Temporary), Is.Empty);
    }

    [Test]
    public async Task WriteAsync_WhenKeyExists_ReplacesTheWhole()
    {
        await WriteAsync(Key, [1, 2, 3, 4]);

        await WriteAsync(Key, [9]);

        Assert.That(await ReadAsync(Key), Is.EqualTo(new byte[] { 9 }));
    }

    [Test]
    public async Task WriteAsync_WhenSourceFailsHalfWay_LeavesNothing()
    {
        using var source = new FailingStream(bytesBefore: 200_000);

        Assert.ThrowsAsync<IOException>(() => _store.WriteAsync(Key, source, CancellationToken.None));

        Assert.That(await _store.OpenAsync(Key, CancellationToken.None), Is.Null);
        Assert.That(FilesIn(Root), Is.Empty);
    }

    [Test]
    public async Task WriteAsync_WhenReplacingFailsHalfWay_KeepsTheOldBlob()
    {
        await WriteAsync(Key, [1, 2, 3]);
        using var source = new FailingStream(bytesBefore: 200_000);

        Assert.ThrowsAsync<IOException>(() => _store.WriteAsync(Key, source, CancellationToken.None));

        Assert.That(await ReadAsync(Key), Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    [Test]
    public void WriteAsync_WhenCancelled_LeavesNothing()
    {
        using var source = new MemoryStream(new byte[1000]);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.CatchAsync<OperationCanceledException>(() => _store.WriteAsync(Key, source, cancelled.Token));

        Assert.That(FilesIn(Root), Is.Empty);
    }

    [Test]
    [CancelAfter(20_000)]
    public async Task WriteAsync_WhenManyWriteOneKeyAtOnce_OneOfThemIsThereWhole(CancellationToken cancellationToken)
    {
        byte[][] contents = [.. Enumerable.Range(0, 12).Select(i => Enumerable.Repeat((byte)i, 150_000 + i).ToArray())];
        using var everybodyIsHalfWay = new CountdownEvent(contents.Length);

        await Task.WhenAll(
            contents.Select(content =>
                Task.Run(
                    async () =>
                    {
                        await using var source = new MeetingStream(content, everybodyIsHalfWay);
                        await _store.WriteAsync(Key, source, cancellationToken);
                    },
                    cancellationToken
                )
            )
        );

        Assert.That(contents, Does.Contain(await ReadAsync(Key)));
        Assert.That(FilesIn(Root), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task OpenAsync_WhileTheBlobIsReplaced_ReadsOneOfThemWhole()
    {
        byte[][] contents = [.. Enumerable.Range(0, 12).Select(i => Enumerable.Repeat((byte)i, 150_000 + i).ToArray())];
        await WriteAsync(Key, contents[0]);
        var replacing = Task.Run(async () =>
        {
            foreach (var content in contents)
                await WriteAsync(Key, content);
        });

        do Assert.That(contents, Does.Contain(await ReadAsync(Key)));
        while (!replacing.IsCompleted);

        await replacing;
        Assert.That(await ReadAsync(Key), Is.EqualTo(contents[^1]));
    }

    [Test]
    public async Task WriteAsync_WhileTheLastBlobOfTheFolderIsDeleted_NeverFails()
    {
        var other = BlobKey.Parse("org/2026/03/asset/thumbnail.webp");

        await Parallel.ForAsync(0, 200, async (i, cancellationToken) =>
        {
            var key = i % 2 == 0 ? Key : other;
            await WriteAsync(key, [1]);
            await _store.DeleteAsync(key, cancellationToken);
        });

        Assert.That(FilesIn(Root), Is.Empty);
    }

    [Test]
    public async Task OpenAsync_WhenBlobIsOpen_CanSeekToARange()
    {
        await WriteAsync(Key, [.. Enumerable.Range(0, 100).Select(i => (byte)i)]);
        await using var blob = await _store.OpenAsync(Key, CancellationToken.None);
        var range = new byte[3];

        blob!.Content.Seek(40, SeekOrigin.Begin);
        await blob.Content.ReadExactlyAsync(range);

        Assert.That(blob.Length, Is.EqualTo(100));
        Assert.That(range, Is.EqualTo(new byte[] { 40, 41, 42 }));
    }

    [Test]
    public async Task OpenAsync_WhenReplacedMeanwhile_GoesOnWithTheOldBytes()
    {
        await WriteAsync(Key, [1, 2, 3]);
        await using var blob = await _store.OpenAsync(Key, CancellationToken.None);

        await WriteAsync(Key, [9]);

        using var read = new MemoryStream();
        await blob!.Content.CopyToAsync(read);
        Assert.That(read.ToArray(), Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    [TestCase("org/2026/03/asset/missing.png")]
    [TestCase("nobody/x")]
    [TestCase("org/2026")] // a folder
    [TestCase("org/2026/03/asset/original.png/below")] // below a file
    public async Task OpenAsync_WhenThereIsNoBlob_IsNull(string key)
    {
        await WriteAsync(Key, [1]);

        Assert.That(await _store.OpenAsync(BlobKey.Parse(key), CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task DeleteAsync_WhenBlobIsTheLast_RemovesItsFoldersToo()
    {
        await WriteAsync(Key, [1]);

        await _store.DeleteAsync(Key, CancellationToken.None);

        Assert.That(await _store.OpenAsync(Key, CancellationToken.None), Is.Null);
        Assert.That(Directory.Exists(Path.Combine(Root, "org")), Is.False);
    }

    [Test]
    public async Task DeleteAsync_WhenThereAreOthers_KeepsThem()
    {
        var neighbour = BlobKey.Parse("org/2026/03/asset/thumbnail.webp");
        await WriteAsync(Key, [1]);
        await WriteAsync(neighbour, [2]);

        await _store.DeleteAsync(Key, CancellationToken.None);

        Assert.That(await ReadAsync(neighbour), Is.EqualTo(new byte[] { 2 }));
    }

    [Test]
    public void DeleteAsync_WhenThereIsNone_IsNoError() =>
        Assert.DoesNotThrowAsync(() => _store.DeleteAsync(Key, CancellationToken.None));

    [TestCase("", new[] { "a/1/x.png", "a/2/x.png", "ab/1/x.png" })]
    [TestCase("a/", new[] { "a/1/x.png", "a/2/x.png" })]
    [TestCase("a", new[] { "a/1/x.png", "a/2/x.png", "ab/1/x.png" })]
    [TestCase("a/2/x", new[] { "a/2/x.png" })]
    [TestCase("c/", new string[0])]
    [TestCase("../", new string[0])]
    public async Task ListAsync_WhenPrefixIsGiven_FindsTheBlobsAndNothingElse(string prefix, string[] expected)
    {
        foreach (var key in new[] { "a/1/x.png", "a/2/x.png", "ab/1/x.png" })
            await WriteAsync(BlobKey.Parse(key), [1, 2]);
        await File.WriteAllTextAsync(Path.Combine(Temporary, "half-written"), "x");
        await File.WriteAllTextAsync(Path.Combine(Root, "a", "READ ME.txt"), "x");

        List<BlobListing> found = [];
        await foreach (var listing in _store.ListAsync(prefix, CancellationToken.None))
            found.Add(listing);

        Assert.That(found.Select(listing => listing.Key.Value), Is.EquivalentTo(expected));
        Assert.That(found.Select(listing => listing.Length), Is.All.EqualTo(2));
    }

    [Test]
    public async Task ListAsync_WhenCancelledOnTheWay_Stops()
    {
        await WriteAsync(BlobKey.Parse("a/1"), [1]);
        await WriteAsync(BlobKey.Parse("a/2"), [1]);
        using var cancellation = new CancellationTokenSource();
        var seen = 0;

        Assert.CatchAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in _store.ListAsync("", cancellation.Token))
            {
                seen++;
                cancellation.Cancel();
            }
        });

        Assert.That(seen, Is.EqualTo(1));
    }

    [TestCase("../outside.png")]
    [TestCase("a/../../outside.png")]
    [TestCase("/etc/passwd")]
    public void EveryCall_WhenKeyLeadsOut_Refuses(string escape)
    {
        // No such key can be parsed; the store does not rely on that.
        var key = (BlobKey)
            typeof(BlobKey)
                .GetConstructor(BindingFlags.Instance | BindingFlags.NonPublic, [typeof(string)])!
                .Invoke([escape]);
        File.WriteAllText(_folder.PathTo("outside.png"), "keep");

        Assert.ThrowsAsync<ArgumentException>(() => WriteAsync(key, [1]));
        Assert.ThrowsAsync<ArgumentException>(() => _store.OpenAsync(key, CancellationToken.None));
        Assert.ThrowsAsync<ArgumentException>(() => _store.DeleteAsync(key, CancellationToken.None));
        Assert.That(File.ReadAllText(_folder.PathTo("outside.png")), Is.EqualTo("keep"));
    }

    [Test]
    public void EveryCall_WhenKeyIsEmpty_Refuses() =>
        Assert.ThrowsAsync<ArgumentException>(() => WriteAsync(default, [1]));

    [Test]
    public void Constructor_WhenHalfWrittenFilesAreOld_RemovesThemOnly()
    {
        var (old, recent) = (Path.Combine(Temporary, "old"), Path.Combine(Temporary, "recent"));
        var time = new ManualTime();
        foreach (var (path, age) in new[] { (old, 25), (recent, 23) })
        {
            File.WriteAllText(path, "x");
            File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime.AddHours(-age));
        }

        _ = NewStore(time);

        Assert.That(Directory.EnumerateFiles(Temporary), Is.EqualTo(new[] { recent }));
    }

    [Test]
    public async Task ProbeAsync_WhenWritable_LeavesNothing()
    {
        await _store.ProbeAsync(CancellationToken.None);

        Assert.That(FilesIn(Root), Is.Empty);
    }

    [Test]
    public void ProbeAsync_WhenFolderIsGone_Throws()
    {
        Directory.Delete(Root, recursive: true);

        var thrown = Assert.ThrowsAsync<StorageUnavailableException>(() => _store.ProbeAsync(CancellationToken.None));
        Assert.That(thrown!.Fault, Is.EqualTo(StorageFault.Failing));
    }

    private FileSystemBlobStore NewStore(TimeProvider? time = null) =>
        new(Root, time ?? TimeProvider.System, NullLogger<FileSystemBlobStore>.Instance);

    private async Task<StoredBlob> WriteAsync(BlobKey key, byte[] content)
    {
        using var stream = new MemoryStream(content);
        return await _store.WriteAsync(key, stream, CancellationToken.None);
    }

    private async Task<byte[]> ReadAsync(BlobKey key)
    {
        await using var blob = await _store.OpenAsync(key, CancellationToken.None);
        using var read = new MemoryStream();
        await blob!.Content.CopyToAsync(read);
        return read.ToArray();
    }

    private static string[] FilesIn(string folder) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
}
