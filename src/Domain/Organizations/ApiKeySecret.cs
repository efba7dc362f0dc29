using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace ImageGenerator.Domain.Organizations;

/// <summary>
/// The secret of an API key: <c>ig_</c> and 256 random bits in base64url. It is shown once and never stored.
/// </summary>
public readonly record struct ApiKeySecret
{
    public const string Marker = "ig_";

    private const int RandomBytes = 32;
    private const int PrefixLength = 11;
    private static readonly int _length = Marker.Length + Base64Url.GetEncodedLength(RandomBytes);

    private ApiKeySecret(string value) => Value = value;

    /// <summary>The whole secret. Hand it to the person who asked for it, and to nobody else.</summary>
    public string Value { get; }

    public string Prefix => Value[..PrefixLength];

    public static ApiKeySecret Generate() =>
        new(Marker + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes)));

    public static bool TryParse(string? text, [NotNullWhen(true)] out ApiKeySecret? secret)
    {
        secret =
            text is not null && text.Length == _length && text.StartsWith(Marker, StringComparison.Ordinal)
                ? new ApiKeySecret(text)
                : null;
        return secret is not null;
    }

    public byte[] Hash() => SHA256.HashData(Encoding.UTF8.GetBytes(Value));

    /// <summary>Never the secret: it must not end in a log by accident.</summary>
    public override string ToString() => $"{Prefix}…";
}
