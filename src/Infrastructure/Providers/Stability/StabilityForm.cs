using System.Globalization;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Providers.Stability;

/// <summary>
/// A request as the form that Stability AI takes. It is always a multipart form, even with nothing but text in it.
/// </summary>
internal static class StabilityForm
{
    private const long LowestSeed = 1;
    private const long HighestSeed = 4_294_967_294;

    // The service wants one with every image and names no default.
    private const decimal HalfWay = 0.5m;

    public static async Task<FormBody> FillAsync(
        StabilityEndpoint endpoint,
        ImageRequest request,
        CancellationToken cancellationToken
    )
    {
        var form = new FormBody();
        var image = request.References.Count > 0 ? request.References[0] : null;
        form.AddIfGiven("output_format", FormatOf(request.OutputFormat));
        form.AddIfGiven("prompt", request.Prompt);
        form.AddIfGiven("negative_prompt", request.NegativePrompt);
        form.AddIfGiven("seed", SeedOf(request));
        form.AddIfGiven("model", endpoint.Model);
        form.AddIfGiven("style_preset", request.Parameters.GetText("stylePreset"));
        form.AddIfGiven("cfg_scale", request.Parameters.GetNumber("guidance"));
        if (endpoint.HasModes)
            form.AddIfGiven("mode", image is null ? "text-to-image" : "image-to-image");
        if (endpoint.TakesRatio && (image is null || endpoint.TakesRatioWithImage))
            form.AddIfGiven("aspect_ratio", request.AspectRatio);
        if (image is not null)
        {
            if (endpoint.TakesStrength)
                form.AddIfGiven("strength", request.Strength ?? HalfWay);
            await form.AddFileAsync("image", $"image.{image.Extension}", image, cancellationToken);
        }

        return form;
    }

    /// <summary>The seed that is sent; null where none is.</summary>
    public static long? SeedOf(ProviderRequest request) =>
        request switch
        {
            ImageRequest image => SeedOf(image),
            UpscaleRequest { Seed: { } seed } => InRange(seed),
            _ => null,
        };

    public static long SeedOf(ImageRequest request) => InRange(request.Seed);

    public static string FormatOf(OutputFormat format) =>
        format switch
        {
            OutputFormat.Png => "png",
            OutputFormat.Jpeg => "jpeg",
            OutputFormat.Webp => "webp",
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
        };

    public static void AddIfGiven(this FormBody form, string name, IFormattable? value) =>
        form.AddIfGiven(name, value?.ToString(null, CultureInfo.InvariantCulture));

    public static void AddIfGiven(this FormBody form, string name, string? value)
    {
        if (value is not null)
            form.AddText(name, value);
    }

    // 0 means a random one there, and the last one of our range does not exist: the next one in range is sent, and the
    // image says so.
    private static long InRange(Seed seed) => Math.Clamp(seed.Value, LowestSeed, HighestSeed);
}
