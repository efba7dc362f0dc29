using System.Globalization;
using System.Text.Json.Nodes;
using ImageGenerator.Application.Providers;

namespace ImageGenerator.Infrastructure.Providers.ComfyUI;

/// <summary>
/// Fills in the graphs that lie beside this file (<c>*.graph.json</c>, ComfyUI's API format). Nodes below 10 are there
/// once; those from 11 on are repeated for each image, ten numbers further on, so that every image has a seed of its
/// own and can be made again alone. Texts that begin with a dollar sign are places for values.
/// </summary>
internal static class ComfyUIGraph
{
    private const int PerImage = 10;
    private const decimal HalfWay = 0.75m;

    /// <summary>The graph of a model by the provider's name for it; null when there is none.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="checkpoint">The file's name on the server.</param>
    /// <param name="image">The uploaded image's name on the server; null when there is none.</param>
    /// <param name="fileName">What the server's files begin with. A graph that is the same as one before is not worked
    /// on again: no two jobs share it.</param>
    public static JsonObject? Of(ImageRequest request, string checkpoint, string? image, string fileName)
    {
        if (Template(request.ProviderModel) is not { } template)
            return null;

        var graph = new JsonObject();
        foreach (var (id, node) in template)
        {
            var number = int.Parse(id, CultureInfo.InvariantCulture);
            for (var place = 0; place < (number < PerImage ? 1 : request.Count); place++)
            {
                graph[Moved(number, place)] = Filled(node!.AsObject(), place);
            }
        }

        return graph;

        JsonObject Filled(JsonObject node, int place) =>
            new()
            {
                ["class_type"] = node["class_type"]!.DeepClone(),
                ["inputs"] = new JsonObject(
                    node["inputs"]!
                        .AsObject()
                        .Select(input => KeyValuePair.Create(input.Key, Input(input.Value!, place)))
                ),
            };

        JsonNode? Input(JsonNode input, int place) =>
            input switch
            {
                JsonArray link => new JsonArray(
                    Moved(int.Parse(link[0]!.GetValue<string>(), CultureInfo.InvariantCulture), place),
                    link[1]!.DeepClone()
                ),
                JsonValue value when value.TryGetValue<string>(out var text) && text.StartsWith('$') => ValueOf(
                    text[1..],
                    place
                ),
                _ => input.DeepClone(),
            };

        JsonNode? ValueOf(string name, int place) =>
            name switch
            {
                "checkpoint" => checkpoint,
                "prompt" => request.Prompt,
                "negativePrompt" => request.NegativePrompt ?? "",
                "width" => request.Size.Width,
                "height" => request.Size.Height,
                "seed" => request.Seed.For(place).Value,
                "steps" => (int)(request.Parameters.GetNumber("steps") ?? 20),
                "guidance" => request.Parameters.GetNumber("guidance") ?? 7,
                "sampler" => request.Parameters.GetText("sampler") ?? "euler",
                "scheduler" => request.Parameters.GetText("scheduler") ?? "normal",
                "strength" => request.Strength ?? HalfWay,
                "image" => image,
                "fileName" => fileName,
                _ => throw new InvalidOperationException($"Nothing is known for ${name}."),
            };
    }

    /// <summary>The place of the image that a node of the graph saves; null for what is no such node.</summary>
    public static int? PlaceOf(string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > PerImage
            ? (number / PerImage) - 1
            : null;

    private static string Moved(int number, int place) =>
        (number < PerImage ? number : number + (place * PerImage)).ToString(CultureInfo.InvariantCulture);

    private static JsonObject? Template(string model)
    {
        using var content = typeof(ComfyUIGraph).Assembly.GetManifestResourceStream(
            typeof(ComfyUIGraph),
            $"{model}.graph.json"
        );
        return content is null ? null : JsonNode.Parse(content)!.AsObject();
    }
}
