using System.Globalization;
using System.Text;

namespace ImageGenerator.Api.Tests.Security;

/// <summary>A key that is planted somewhere, and the forms in which it may come to light.</summary>
internal sealed record PlantedKey(string Name, string Value)
{
    private const int HalfWorthHiding = 12;

    // The middle has nothing that any writing of texts would escape, so that it is found however deeply the key is
    // quoted.
    private string Core => Value[^48..^16];

    /// <summary>A new key with every character that some encoding has to change.</summary>
    public static PlantedKey Of(string name) =>
        new(name, $"sk-{name}+/=~{Guid.NewGuid():N}%&'{Guid.NewGuid():N}"[..^19]);

    /// <summary>Name of the encoding and the key in it.</summary>
    public IEnumerable<(string Encoding, string Text)> Forms()
    {
        var bytes = Encoding.UTF8.GetBytes(Value);
        yield return ("plain", Value);
        for (var shift = 0; shift < 3; shift++)
        {
            yield return ($"base64 at {shift}", Base64Within(bytes, shift));
            yield return ($"base64url at {shift}", Base64Within(bytes, shift).Replace('+', '-').Replace('/', '_'));
        }

        yield return ("hex, lower", Convert.ToHexStringLower(bytes));
        yield return ("hex, upper", Convert.ToHexString(bytes));
        yield return ("URL-encoded", Uri.EscapeDataString(Value));
        yield return (
            "JSON escapes",
            string.Concat(
                Value.Select(character => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"))
            )
        );
        yield return ("JSON as written", System.Text.Json.JsonEncodedText.Encode(Value).ToString());
        yield return ("UTF-16 in base64", Base64Within(Encoding.Unicode.GetBytes(Value), 0));
        yield return ("core", Core);

        var half = Value.Length / 2;
        if (half < HalfWorthHiding)
            yield break;
        yield return ("first half", Value[..half]);
        yield return ("second half", Value[half..]);
    }

    /// <summary>The encodings in which it is in a text.</summary>
    public IEnumerable<string> FindIn(string text) =>
        Forms()
            .Where(form => text.Contains(form.Text, StringComparison.OrdinalIgnoreCase))
            .Select(form => $"{Name}: {form.Encoding}");

    // Those characters that are the same whatever stands before and behind.
    private static string Base64Within(byte[] bytes, int shift)
    {
        var encoded = Convert.ToBase64String([.. new byte[shift], .. bytes]);
        var whole = encoded[(shift == 0 ? 0 : 4)..];
        return whole[..((whole.TrimEnd('=').Length / 4 * 4) - 4)];
    }
}
