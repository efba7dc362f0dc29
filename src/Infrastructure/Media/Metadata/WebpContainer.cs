using System.Buffers.Binary;
using ImageGenerator.Application.Media;

namespace ImageGenerator.Infrastructure.Media.Metadata;

/// <summary>The chunks of a WebP file (RFC 9649).</summary>
internal static class WebpContainer
{
    /// <summary>RIFF, length, WEBP.</summary>
    public const int HeaderBytes = 12;

    public const byte HasXmp = 0x04;

    private const int ChunkHeaderBytes = 8;
    private const int AnimationFrameBytes = 16;
    private const byte HasExif = 0x08;

    public static bool Is(ReadOnlySpan<byte> image) =>
        image.Length >= HeaderBytes && image.StartsWith("RIFF"u8) && image[8..].StartsWith("WEBP"u8);

    /// <returns>False when the chunks cannot be followed to the end.</returns>
    public static bool TryKeep(ReadOnlySpan<byte> image, MetadataOrigin origin, KeptParts kept)
    {
        var claimed = BinaryPrimitives.ReadUInt32LittleEndian(image[4..]);
        if (claimed < 4 || claimed > image.Length - 8)
            return false;

        var content = image[..(8 + (int)claimed)];
        var parts = new List<(int At, int Length, byte[]? Instead)>();
        var orientation = default(ushort?);
        for (var at = HeaderBytes; at < content.Length; )
        {
            if (LengthAt(content, at) is not { } length)
                return false;

            var (isKept, isFollowed) = Judge(content.Slice(at, length), origin);
            if (!isFollowed)
                return false;
            if (isKept)
                parts.Add((at, length, null));
            if (
                content[at..].StartsWith("EXIF"u8)
                && ExifOrientation.Read(content.Slice(at + ChunkHeaderBytes, length - ChunkHeaderBytes)) is { } found
            )
            {
                orientation = found;
                parts.Add((at, length, Chunk("EXIF"u8, ExifOrientation.Write(found))));
            }

            at += length;
        }

        return Write(content, parts, orientation is not null, kept);
    }

    /// <summary>A whole chunk, padded to an even length.</summary>
    public static byte[] Chunk(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[ChunkHeaderBytes + data.Length + (data.Length & 1)];
        type.CopyTo(chunk);
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(4), data.Length);
        data.CopyTo(chunk.AsSpan(ChunkHeaderBytes));
        return chunk;
    }

    private static bool Write(
        ReadOnlySpan<byte> content,
        List<(int At, int Length, byte[]? Instead)> parts,
        bool hasExif,
        KeptParts kept
    )
    {
        if (parts.Count == 0)
            return false;

        var extended =
            parts[0] is { At: HeaderBytes } first
            && content[HeaderBytes..].StartsWith("VP8X"u8)
            && first.Length >= ChunkHeaderBytes + 10;
        var length = 4 + parts.Sum(part => part.Instead?.Length ?? part.Length);
        kept.Replace(0, HeaderBytes, [.. "RIFF"u8, .. LittleEndian(length), .. "WEBP"u8]);
        foreach (var (at, bytes, instead) in parts)
        {
            if (instead is not null)
                kept.Replace(at, bytes, instead);
            else if (extended && at == HeaderBytes)
                kept.Replace(at, bytes, WithFlags(content.Slice(at, bytes), hasExif));
            else
                kept.Keep(at, bytes);
        }

        return true;
    }

    private static byte[] WithFlags(ReadOnlySpan<byte> header, bool hasExif)
    {
        var rewritten = header.ToArray();
        rewritten[ChunkHeaderBytes] &= unchecked((byte)~(HasExif | HasXmp));
        if (hasExif)
            rewritten[ChunkHeaderBytes] |= HasExif;
        return rewritten;
    }

    private static (bool IsKept, bool IsFollowed) Judge(ReadOnlySpan<byte> chunk, MetadataOrigin origin)
    {
        var type = chunk[..4];
        if (type.SequenceEqual("ANMF"u8))
            return (true, IsFrame(chunk[ChunkHeaderBytes..]));

        var isPicture =
            type.SequenceEqual("VP8 "u8)
            || type.SequenceEqual("VP8L"u8)
            || type.SequenceEqual("VP8X"u8)
            || type.SequenceEqual("ALPH"u8)
            || type.SequenceEqual("ANIM"u8)
            || type.SequenceEqual("ICCP"u8);
        return (isPicture || (origin == MetadataOrigin.Provider && type.SequenceEqual("C2PA"u8)), true);
    }

    // A frame of an animation holds chunks of its own, and nothing but pixels belongs there.
    private static bool IsFrame(ReadOnlySpan<byte> frame)
    {
        if (frame.Length < AnimationFrameBytes)
            return false;

        for (var at = AnimationFrameBytes; at < frame.Length; )
        {
            if (LengthAt(frame, at) is not { } length)
                return false;

            var type = frame.Slice(at, 4);
            if (!type.SequenceEqual("VP8 "u8) && !type.SequenceEqual("VP8L"u8) && !type.SequenceEqual("ALPH"u8))
                return false;
            at += length;
        }

        return true;
    }

    /// <summary>Bytes of a chunk with its header and padding; null when it is longer than what there is.</summary>
    private static int? LengthAt(ReadOnlySpan<byte> content, int at)
    {
        if (content.Length - at < ChunkHeaderBytes)
            return null;

        var data = BinaryPrimitives.ReadUInt32LittleEndian(content[(at + 4)..]);
        var length = ChunkHeaderBytes + data + (data & 1);
        return length <= content.Length - at ? (int)length : null;
    }

    private static byte[] LittleEndian(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}
