using System.Text.Json;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>
/// Finds images in a part of an answer whose shape is not the documented one: addresses, data URLs and base64, in lists
/// inside of lists and under the names that servers give them. An image that was paid for is not lost to an unusual
/// place.
/// </summary>
internal static class OutputFinder
{
    private const int MaxDepth = 8;
    private const int MaxImages = 64;

    private static readonly string[] _base64Names = ["b64_json", "base64", "image_base64", "b64"];

    private static readonly string[] _names =
    [
        "url",
        "uri",
        "urls",
        "image_url",
        "image_urls",
        "resultUrls",
        "result_urls",
        "resultImageUrl",
        "result_image_url",
        "image",
        "images",
        "data",
        "output",
        "outputs",
        "result",
        "results",
        "sample",
        "artifacts",
    ];

    /// <summary>Texts that stand for images, in order; whether each can be taken is seen when it is.</summary>
    /// <param name="answer">The answer, or the part of it that holds what was made.</param>
    public static IReadOnlyList<string> Find(JsonElement? answer)
    {
        var found = new List<string>();
        if (answer is { } part)
            Walk(part, MaxDepth, found);
        return found;
    }

    /// <summary>True for a text that says by itself that it leads to an image, or holds one.</summary>
    public static bool IsImageOrAddress(string? text) =>
        text?.Trim() is { Length: > 0 } given && (IsInAnswer(given) || IsWebAddress(given) || given.StartsWith('/'));

    /// <summary>
    /// True for what came with the answer: a data URL, or what stands for an image that was taken out of it.
    /// </summary>
    public static bool IsInAnswer(string text) =>
        DataUrl.Is(text) || text.StartsWith(Base64ImageExtractor.Placeholder, StringComparison.Ordinal);

    public static bool IsWebAddress(string text) =>
        text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    private static void Walk(JsonElement part, int depth, List<string> found)
    {
        if (depth == 0 || found.Count >= MaxImages)
            return;

        switch (part.ValueKind)
        {
            case JsonValueKind.String:
                if (part.GetString() is { } text && IsImageOrAddress(text))
                    found.Add(text);
                break;
            case JsonValueKind.Array:
                foreach (var entry in part.EnumerateArray())
                    Walk(entry, depth - 1, found);
                break;
            case JsonValueKind.Object:
                WalkObject(part, depth, found);
                break;
            default:
                break;
        }
    }

    // Of an image that is there in two ways, one is taken.
    private static void WalkObject(JsonElement part, int depth, List<string> found)
    {
        foreach (var name in _base64Names)
        {
            if (
                !part.TryGetProperty(name, out var base64)
                || base64.ValueKind != JsonValueKind.String
                || base64.GetString() is not { Length: > 0 } text
            )
                continue;

            found.Add(text);
            return;
        }

        foreach (var name in _names)
        {
            var before = found.Count;
            if (part.TryGetProperty(name, out var member))
                Walk(member, depth - 1, found);
            if (found.Count > before && member.ValueKind == JsonValueKind.String)
                return;
        }
    }
}
