using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace ImageGenerator.Application.Providers;

/// <summary>Takes a key out of somebody else's text: whole or in long pieces, as it is or encoded.</summary>
internal static class Redaction
{
    // Pieces of this many characters give too much of a key away.
    private const int LongestHarmless = 11;

    // Nobody reads more of a reason, and no hostile text may keep us busy.
    private const int MaxLength = 8 * 1024;
    private const string Mark = "(key)";

    public static string Remove(string key, string text)
    {
        var read = text.AsSpan(0, Math.Min(text.Length, MaxLength));
        var forms = FormsOf(key).Select(form => (Text: form, Piece: PieceOf(form, key))).ToArray();
        var kept = new StringBuilder(read.Length);
        for (var at = 0; at < read.Length; )
        {
            // The longest one: a part of the key can look the same in several forms.
            var length = 0;
            foreach (var (form, piece) in forms)
                length = Math.Max(length, LengthAt(form, piece, read[at..]));
            if (length > 0)
                kept.Append(Mark);
            else
                kept.Append(read[at]);
            at += Math.Max(length, 1);
        }

        return kept.ToString();
    }

    private static IEnumerable<string> FormsOf(string key)
    {
        var bytes = Encoding.UTF8.GetBytes(key);
        return new[]
        {
            key,
            Uri.EscapeDataString(key),
            Convert.ToBase64String(bytes),
            Base64Url.EncodeToString(bytes),
            Convert.ToHexString(bytes),
            string.Concat(
                key.Select(character => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"))
            ),
            Convert.ToBase64String(Encoding.Unicode.GetBytes(key)),
        }.Distinct(StringComparer.OrdinalIgnoreCase);
    }

    // As long a piece of an encoded form as tells too many characters of the key.
    private static int PieceOf(string form, string key) =>
        Math.Min(form.Length, (int)Math.Ceiling((LongestHarmless + 1.0) * form.Length / key.Length));

    // How much of the text's beginning is a piece of the form; 0 when too little of it is.
    private static int LengthAt(string form, int piece, ReadOnlySpan<char> text)
    {
        if (text.Length < piece || !Has(form, text[..piece]))
            return 0;

        var length = piece;
        while (length < text.Length && length < form.Length && Has(form, text[..(length + 1)]))
            length++;
        return length;
    }

    private static bool Has(string form, ReadOnlySpan<char> piece) =>
        form.AsSpan().Contains(piece, StringComparison.OrdinalIgnoreCase);
}
