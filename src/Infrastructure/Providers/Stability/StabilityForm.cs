using System.Globalization;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Providers.Stability;

/// <summary>A request as the form that Stability AI takes. It is always a multipart form, even with nothing but text in it.</summary>
internal static class StabilityForm
{
    private const long LowestSeed = 1;
    private const long HighestSeed = 4_294_967_294;

    // The service wants one with every image and names no default.
    private const decimal HalfWay = 0.5m;

    public static async Task<FormBody> FillAsync(StabilityEndpoint endpoint, ImageRequest request, CancellationToken cancellationToken)
    {
        var form = new FormBody();
        var image = request.References.Count > 0 ? request.References[0] : null;
        Add(form, "output_format", FormatOf(request.OutputFormat));
        if (endpoint.TakesPrompt)
        {
            Add(form, "prompt", request.Prompt);
            Add(form, "negative_prompt", request.NegativePrompt);
            Add(form, "seed", SeedOf(request));
        }

        Add(form, "model", endpoint.Model);
        Add(form, "style_preset", request.Parameters.GetText("stylePreset"));
        Add(form, "cfg_scale", request.Parameters.GetNumber("guidance"));
        Add(form, "creativity", request.Parameters.GetNumber("creativity"));
        if (endpoint.HasModes) Add(form, "mode", image is null ? "text-to-image" : "image-to-image");
        if (endpoint.TakesRatio && (image is null || endpoint.TakesRatioWithImage)) Add(form, "aspect_ratio", request.AspectRatio);
        if (image is not null)
        {
            if (endpoint.TakesStrength) Add(form, "strength", request.Strength ?? HalfWay);
            await form.AddFileAsync("image", $"image.{image.Extension}", image, cancellationToken);
        }

        return form;
    }

    /// <summary>
    /// The seed that is sent. 0 means a random one there, and the last one of our range does not exist: their neighbours stand in
    /// for them, and the image says so.
    /// </summary>
    public static long SeedOf(ImageRequest request) => Math.Clamp(request.Seed.Value, LowestSeed, HighestSeed);

    private static string FormatOf(OutputFormat format) => format switch
    {
        OutputFormat.Png => "png",
        OutputFormat.Jpeg => "jpeg",
        OutputFormat.Webp => "webp",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
    };

    private static void Add(FormBody form, string name, IFormattable? value) =>
        Add(form, name, value?.ToString(null, CultureInfo.InvariantCulture));

    private static void Add(FormBody form, string name, string? value)
    {
        if (value is not null) form.AddText(name, value);
    }
}
