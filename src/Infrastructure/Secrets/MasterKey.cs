using System.Security.Cryptography;

namespace ImageGenerator.Infrastructure.Secrets;

/// <summary>
/// A key that encrypts others: 256 random bits with a name. Written as <c>&lt;id&gt;:&lt;base64&gt;</c>.
/// </summary>
internal sealed class MasterKey
{
    public const int MaxIdLength = 64;

    private const int Bytes = 32;

    private readonly byte[] _bytes;

    private MasterKey(string id, byte[] bytes) => (Id, _bytes) = (id, bytes);

    /// <summary>
    /// Letters, digits, dots, hyphens and underscores; it stands beside everything that the key has encrypted.
    /// </summary>
    public string Id { get; }

    public static MasterKey Generate(DateTimeOffset now) =>
        new(
            $"{now:yyyyMMdd}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}",
            RandomNumberGenerator.GetBytes(Bytes)
        );

    /// <summary>Null for anything that is not a whole key.</summary>
    public static MasterKey? TryParse(string? text)
    {
        if (text?.Split(':', 2) is not [var id, var encoded] || !IsId(id))
            return null;

        // One byte more than there should be, so that a longer key is seen.
        var bytes = new byte[Bytes + 1];
        return Convert.TryFromBase64String(encoded.Trim(), bytes, out var written) && written == Bytes
            ? new MasterKey(id, bytes[..Bytes])
            : null;
    }

    /// <summary>For the file of keys, and for nothing else.</summary>
    public string Reveal() => $"{Id}:{Convert.ToBase64String(_bytes)}";

    public AesGcm NewCipher(int tagBytes) => new(_bytes, tagBytes);

    /// <summary>Never the key: it must not end in a log by accident.</summary>
    public override string ToString() => Id;

    private static bool IsId(string text) =>
        text.Length is > 0 and <= MaxIdLength
        && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_');
}
