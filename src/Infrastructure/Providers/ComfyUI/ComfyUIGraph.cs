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

        var values = new Values(request, checkpoint, image, fileName);
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
                        .Select(input => KeyValuePair.Create(input.Key, values.Input(input.Value!, place)))
                ),
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

    /// <summary>What is filled in for the texts that begin with a dollar sign.</summary>
    private sealed record Values(ImageRequest Request, string Checkpoint, string? Image, string FileName)
    {
        private const decimal HalfWay = 0.75m;

        public JsonNode? Input(JsonNode input, int place) =>
            input switch
            {
                JsonArray link => new JsonArray(
                    Moved(int.Parse(link[0]!.GetValue<string>(), CultureInfo.InvariantCulture), place),
                    link[1]!.DeepClone()
                ),
                JsonValue value when value.TryGetValue<string>(out var text) && text.StartsWith('$') => Of(
                    text[1..],
                    place
                ),
                _ => input.DeepClone(),
            };

        private JsonNode? Of(string name, int place) =>
            name switch
            {
                "checkpoint" => Checkpoint,
                "prompt" => Request.Prompt,
                "negativePrompt" => Request.NegativePrompt ?? "",
                "width" => Request.Size.Width,
                "height" => Request.Size.Height,
                "seed" => Request.Seed.For(place).Value,
                "steps" => (int)(Request.Parameters.GetNumber("steps") ?? 20),
                "guidance" => Request.Parameters.GetNumber("guidance") ?? 7,
                "sampler" => Request.Parameters.GetText("sampler") ?? "euler",
                "scheduler" => Request.Parameters.GetText("scheduler") ?? "normal",
                "strength" => Request.Strength ?? HalfWay,
                "image" => Image,
                "fileName" => FileName,
                _ => throw new InvalidOperationException($"Nothing is known for ${name}."),
            };
    }
}
