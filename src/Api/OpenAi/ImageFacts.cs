using System.Text.Json;
using ImageGenerator.Application.Generations;

namespace ImageGenerator.Api.OpenAi;

/// <summary>What OpenAI says of images besides the images themselves.</summary>
internal sealed class ImageFacts(GenerationView generation)
{
    /// <summary><c>png</c>, <c>jpeg</c> or <c>webp</c>.</summary>
    public string OutputFormat { get; } =
        generation.Images is [var image, ..]
            ? image.MediaType["image/".Length..]
            : generation.Settings.OutputFormat.ToString().ToLowerInvariant();

    public string Size { get; } =
        generation.Images is [var first, ..]
            ? $"{first.Width}x{first.Height}"
            : $"{generation.Settings.Width}x{generation.Settings.Height}";

    public string? Quality { get; } = ImageParameters.NameOf(generation.Settings.Quality);

    public string? Background { get; } = generation.Settings.Parameters.GetText("background");

    /// <summary>Each known one as another member of an object that has begun: <c>,"size":"1024x1024"</c>.</summary>
    public string ToJson() =>
        Member("background", Background)
        + Member("output_format", OutputFormat)
        + Member("quality", Quality)
        + Member("size", Size);

    private static string Member(string name, string? value) =>
        value is null ? "" : $",\"{name}\":{JsonSerializer.Serialize(value)}";
}
