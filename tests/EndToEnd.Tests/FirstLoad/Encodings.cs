using System.IO.Compression;

namespace ImageGenerator.EndToEnd.Tests.FirstLoad;

/// <summary>What a browser makes of what was sent.</summary>
internal static class Encodings
{
    public static byte[] Decode(byte[] sent, string encoding)
    {
        using var compressed = new MemoryStream(sent);
        using Stream decoder =
            encoding == "br"
                ? new BrotliStream(compressed, CompressionMode.Decompress)
                : new GZipStream(compressed, CompressionMode.Decompress);
        using var plain = new MemoryStream();
        decoder.CopyTo(plain);
        return plain.ToArray();
    }
}
