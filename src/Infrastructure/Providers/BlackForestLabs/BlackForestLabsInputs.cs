using System.Text.Json.Nodes;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Infrastructure.Providers.BlackForestLabs;

/// <summary>
/// A request in the words of its model. There are three dialects: by exact size, by ratio, and with an image prompt.
/// </summary>
internal static class BlackForestLabsInputs
{
    /// <param name="request">What is asked for.</param>
    /// <param name="references">The reference images in base64, in order.</param>
    public static JsonObject For(ImageRequest request, IReadOnlyList<string> references)
    {
        var body = new JsonObject
        {
            ["prompt"] = request.Prompt,
            ["seed"] = request.Seed.Value,
            ["output_format"] = request.OutputFormat == OutputFormat.Jpeg ? "jpeg" : "png",
        };
        AddShape(body, request);
        AddReferences(body, request, references);
        AddParameters(body, request);
        return body;
    }

    private static void AddShape(JsonObject body, ImageRequest request)
    {
        // Without a shape the first reference image gives it.
        if (request.References.Count > 0 && request.Parameters.GetFlag("matchReference") == true)
            return;

        if (GoesByRatio(request))
        {
            body["aspect_ratio"] = request.AspectRatio;
            return;
        }

        body["width"] = request.Size.Width;
        body["height"] = request.Size.Height;
    }

    private static void AddReferences(JsonObject body, ImageRequest request, IReadOnlyList<string> references)
    {
        if (TakesImagePrompt(request))
        {
            if (references is [var image, ..])
                body["image_prompt"] = image;

            // Theirs says how much the image counts, ours how far the result may leave it.
            if (request.Strength is { } strength)
                body["image_prompt_strength"] = 1 - strength;
            return;
        }

        foreach (var (index, image) in references.Index())
            body[index == 0 ? "input_image" : $"input_image_{index + 1}"] = image;
    }

    private static void AddParameters(JsonObject body, ImageRequest request)
    {
        var given = request.Parameters;
        if (given.GetNumber("steps") is { } steps)
            body["steps"] = (int)steps;
        if (given.GetNumber("guidance") is { } guidance)
            body["guidance"] = guidance;
        if (given.GetNumber("safetyTolerance") is { } tolerance)
            body["safety_tolerance"] = (int)tolerance;
        if (given.GetFlag("promptUpsampling") is { } upsampling)
            body["prompt_upsampling"] = upsampling;
        if (given.GetFlag("raw") is { } raw)
            body["raw"] = raw;
    }

    private static bool GoesByRatio(ImageRequest request) =>
        request.ProviderModel is "flux-pro-1.1-ultra"
        || request.ProviderModel.StartsWith("flux-kontext", StringComparison.Ordinal);

    private static bool TakesImagePrompt(ImageRequest request) =>
        request.ProviderModel is "flux-dev" or "flux-pro-1.1" or "flux-pro-1.1-ultra";
}
