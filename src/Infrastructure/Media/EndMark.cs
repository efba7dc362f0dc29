namespace ImageGenerator.Infrastructure.Media;

/// <summary>
/// The bytes that end an image file. A transfer that stops a moment too early takes them, and nothing else, away.
/// </summary>
internal static class EndMark
{
    private static readonly byte[] _jpegBegin = [0xFF, 0xD8, 0xFF];
    private static readonly byte[] _jpegEnd = [0xFF, 0xD9];
    private static readonly byte[] _pngBegin = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly byte[] _pngEnd =
    [
        0,
        0,
        0,
        0,
        (byte)'I',
        (byte)'E',
        (byte)'N',
        (byte)'D',
        0xAE,
        0x42,
        0x60,
        0x82,
    ];

    /// <summary>The file with its end mark; null when it has one, or when its format needs none.</summary>
    public static byte[]? AddTo(ReadOnlySpan<byte> image)
    {
        if (image.StartsWith(_jpegBegin))
            return Completed(image, _jpegEnd, leastOfIt: 1);

        // Data may end in zeros: only what has a letter of the mark's name is a part of it.
        return image.StartsWith(_pngBegin) ? Completed(image, _pngEnd, leastOfIt: 5) : null;
    }

    private static byte[]? Completed(ReadOnlySpan<byte> image, byte[] end, int leastOfIt)
    {
        if (image.EndsWith(end))
            return null;

        var known = end.Length - 1;
        while (known >= leastOfIt && !image.EndsWith(end.AsSpan(0, known)))
            known--;
        return [.. image, .. end.AsSpan(known < leastOfIt ? 0 : known)];
    }
}
