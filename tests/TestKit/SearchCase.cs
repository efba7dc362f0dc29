using System.Text.Json;

namespace ImageGenerator.TestKit;

/// <summary>A prompt, words that must find it and words that must not.</summary>
public sealed record SearchCase(
    string Prompt,
    IReadOnlyList<string> MustBeFoundBy,
    IReadOnlyList<string> MustNotBeFoundBy
)
{
    public static IReadOnlyList<SearchCase> All { get; } = Read();

    private static List<SearchCase> Read()
    {
        using var stream = typeof(SearchCase).Assembly.GetManifestResourceStream("search-cases.json")!;
        return JsonSerializer.Deserialize<List<SearchCase>>(stream, JsonSerializerOptions.Web)!;
    }
}
