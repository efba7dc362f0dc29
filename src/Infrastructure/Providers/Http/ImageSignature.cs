namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>Tells image files by their first bytes: what servers call them is not always true.</summary>
internal static class ImageSignature
{
    /// <summary>Bytes that are enough to tell.</summary>
    public const int Length = 12;

    private static readonly byte[] _png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly byte[] _jpeg = [0xFF, 0xD8, 0xFF];

    /// <summary>True for the beginning of a PNG, JPEG, WebP, GIF, AVIF or HEIC file.</summary>
    public static bool Is(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(_png)
        || bytes.StartsWith(_jpeg)
        || bytes.StartsWith("GIF8"u8)
        || (bytes.Length >= Length && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8))
        || (bytes.Length >= Length && bytes[4..].StartsWith("ftyp"u8));
}
