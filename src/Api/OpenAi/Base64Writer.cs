using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;

namespace ImageGenerator.Api.OpenAi;

/// <summary>
/// Writes bytes as base64 while they are read: a few kilobytes at a time, no faster than the client takes them. However
/// large an image is, and however many are on their way, only what is between two reads is in memory.
/// </summary>
internal static class Base64Writer
{
    // A block of the response's buffer holds 4096 characters; that is what 3072 bytes become.
    private const int BlockBytes = 3072;
    private const int BlockCharacters = 4096;
    private const int BlocksPerRead = 8;

    /// <summary>How many characters so many bytes become.</summary>
    internal static long LengthOf(long bytes) => (bytes + 2) / 3 * 4;

    internal static async Task WriteAsync(PipeWriter writer, Stream content, CancellationToken cancellationToken)
    {
        var chunk = ArrayPool<byte>.Shared.Rent(BlockBytes * BlocksPerRead);
        try
        {
            while (true)
            {
                // Whole reads but for the last one, so that only the end is padded.
                var read = await content.ReadAtLeastAsync(
                    chunk.AsMemory(0, BlockBytes * BlocksPerRead),
                    BlockBytes * BlocksPerRead,
                    throwOnEndOfStream: false,
                    cancellationToken
                );
                for (var at = 0; at < read; at += BlockBytes)
                    Encode(writer, chunk.AsSpan(at, Math.Min(BlockBytes, read - at)));

                var flushed = await writer.FlushAsync(cancellationToken);
                if (flushed.IsCompleted || read < BlockBytes * BlocksPerRead)
                    return;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    private static void Encode(PipeWriter writer, ReadOnlySpan<byte> bytes)
    {
        Base64.EncodeToUtf8(bytes, writer.GetSpan(BlockCharacters), out _, out var written);
        writer.Advance(written);
    }
}
