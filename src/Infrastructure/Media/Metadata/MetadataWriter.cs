using System.Buffers.Binary;
using System.Text;
using ImageGenerator.Application.Media;

namespace ImageGenerator.Infrastructure.Media.Metadata;

/// <summary>
/// Puts a description into the place that each container has for it. What cannot be followed stays as it is.
/// </summary>
internal sealed class MetadataWriter : IMetadataWriter
{
    private const int HeadBytes = 64;
    private const byte Application1 = 0xE1;

    public async Task<Stream> DescribeAsync(
        Stream image,
        ImageDescription description,
        CancellationToken cancellationToken
    )
    {
        var head = new byte[(int)Math.Min(HeadBytes, image.Length)];
        image.Position = 0;
        await image.ReadExactlyAsync(head, cancellationToken);
        image.Position = 0;

        var text = DescriptionText.Of(description);
        if (PngContainer.Is(head) && head.Length >= PngContainer.HeaderBytes)
            return Png(image, text);
        if (JpegContainer.Is(head))
            return Jpeg(image, head, text);
        return WebpContainer.Is(head) && head.Length >= WebpHead.Bytes ? Webp(image, head, text) : image;
    }

    private static SplicedStream Png(Stream image, string text)
    {
        byte[] data = [.. "parameters\0\0\0\0\0"u8, .. Encoding.UTF8.GetBytes(text)];
        return new SplicedStream(image)
            .AddRange(0, PngContainer.HeaderBytes)
            .Add(PngContainer.Chunk("iTXt"u8, data))
            .AddRange(PngContainer.HeaderBytes, image.Length - PngContainer.HeaderBytes);
    }

    private static SplicedStream Jpeg(Stream image, byte[] head, string text)
    {
        // JFIF demands to be the first segment.
        var start = head.Length > 6 && head[3] == 0xE0 ? 4 + BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(4)) : 2;
        if (start > image.Length)
            start = 2;

        return new SplicedStream(image)
            .AddRange(0, start)
            .Add(JpegContainer.Segment(Application1, "http://ns.adobe.com/xap/1.0/\0"u8, DescriptionText.ToXmp(text)))
            .AddRange(start, image.Length - start);
    }

    private static Stream Webp(Stream image, byte[] head, string text)
    {
        if (WebpHead.Read(head) is not { } read)
            return image;

        var xmp = WebpContainer.Chunk("XMP "u8, DescriptionText.ToXmp(text));
        var rest = image.Length - read.Length;
        return new SplicedStream(image)
            .Add(WebpHead.Write(read.Extended, (uint)(4 + read.Extended.Length + rest + xmp.Length)))
            .AddRange(read.Length, rest)
            .Add(xmp);
    }
}
