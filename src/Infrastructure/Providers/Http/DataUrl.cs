using System.Text;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary><c>data:image/png;base64,…</c>, with any media type and any parameters, or none.</summary>
internal static class DataUrl
{
    private const string Scheme = "data:";

    public static bool Is(string text) =>
        text.AsSpan().TrimStart().StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// How much of a text stands before its base64: nothing, or the head of a data URL. Null when it is a data URL
    /// without base64.
    /// </summary>
    public static int? HeadLength(ReadOnlySpan<byte> text)
    {
        var begin = text.IndexOfAnyExcept(" \t\r\n"u8);
        if (begin < 0 || !HasIgnoringCase(text[begin..], "data:"u8))
            return 0;

        var comma = text.IndexOf((byte)',');
        return comma > 0 && EndsIgnoringCase(text[..comma].TrimEnd((byte)' '), ";base64"u8) ? comma + 1 : null;
    }

    private static bool HasIgnoringCase(ReadOnlySpan<byte> text, ReadOnlySpan<byte> beginning) =>
        text.Length >= beginning.Length && Ascii.EqualsIgnoreCase(text[..beginning.Length], beginning);

    private static bool EndsIgnoringCase(ReadOnlySpan<byte> text, ReadOnlySpan<byte> end) =>
        text.Length >= end.Length && Ascii.EqualsIgnoreCase(text[^end.Length..], end);
}
