using System.IO.Pipelines;
using System.Text;
using ImageGenerator.Api.OpenAi;

namespace ImageGenerator.Api.Tests.OpenAi;

internal sealed class Base64WriterTests
{
    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(3071)]
    [TestCase(3072)]
    [TestCase(3073)]
    [TestCase(24 * 1024 - 1)]
    [TestCase(24 * 1024)]
    [TestCase(24 * 1024 + 1)]
    [TestCase(1_500_001)]
    public async Task Write_IsWhatTheFrameworkWouldSayAtOnce(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        using var written = new MemoryStream();
        var writer = PipeWriter.Create(written);

        await Base64Writer.WriteAsync(writer, new Dripping(bytes), CancellationToken.None);
        await writer.FlushAsync();

        Assert.That(Encoding.ASCII.GetString(written.ToArray()), Is.EqualTo(Convert.ToBase64String(bytes)));
        Assert.That(Base64Writer.LengthOf(length), Is.EqualTo(written.Length));
    }

    [Test]
    public async Task Write_ReadsNoFasterThanTheOtherSideTakes()
    {
        const int buffered = 64 * 1024;
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: buffered, resumeWriterThreshold: buffered / 2));
        var content = new MemoryStream(new byte[4 * 1024 * 1024]);

        var writing = Base64Writer.WriteAsync(pipe.Writer, content, CancellationToken.None);

        Assert.That(writing.IsCompleted, Is.False, "nobody reads");
        Assert.That(content.Position, Is.LessThan(buffered * 2));
        await pipe.Reader.CompleteAsync();
        await writing;
    }

    /// <summary>Gives a few bytes at a time, as disks and networks may.</summary>
    private sealed class Dripping(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, 1 + (int)(Position % 4096))], cancellationToken);
    }
}
