using ImageGenerator.Application.Storage;

namespace ImageGenerator.Application.Tests.Storage;

[TestFixture]
internal sealed class ReadOnlyMemoryStreamTests
{
    private static readonly byte[] _bytes = [1, 2, 3, 4, 5];

    [Test]
    public async Task CopyTo_CopiesAll()
    {
        await using var stream = new ReadOnlyMemoryStream(_bytes);
        using var copy = new MemoryStream();

        await stream.CopyToAsync(copy);

        Assert.That(copy.ToArray(), Is.EqualTo(_bytes));
    }

    [TestCase(1, SeekOrigin.Begin, 2)]
    [TestCase(1, SeekOrigin.Current, 4)]
    [TestCase(-1, SeekOrigin.End, 5)]
    public void Seek_MovesFromTheOrigin(long offset, SeekOrigin origin, int next)
    {
        using var stream = new ReadOnlyMemoryStream(_bytes);
        stream.ReadExactly(new byte[2], 0, 2);

        stream.Seek(offset, origin);

        Assert.That(stream.ReadByte(), Is.EqualTo(next));
    }

    [Test]
    public void Read_BehindTheEnd_IsNothing()
    {
        using var stream = new ReadOnlyMemoryStream(_bytes) { Position = 9 };

        Assert.That(stream.ReadByte(), Is.EqualTo(-1));
    }

    [Test]
    public void Stream_CanBeReadAndSoughtAndNothingElse()
    {
        using var stream = new ReadOnlyMemoryStream(_bytes);
        stream.Flush();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                stream,
                Has.Property("CanRead")
                    .True.And.Property("CanSeek")
                    .True.And.Property("CanWrite")
                    .False.And.Property("Length")
                    .EqualTo(5)
            );
            Assert.That(() => stream.SetLength(1), Throws.TypeOf<NotSupportedException>());
            Assert.That(() => stream.Write([1], 0, 1), Throws.TypeOf<NotSupportedException>());
        }
    }
}
