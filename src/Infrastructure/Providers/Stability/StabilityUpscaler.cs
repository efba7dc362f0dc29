using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Providers.Stability;

/// <summary>
/// How a model is called that enlarges images, and which images it takes. None of the calls has a field for a factor:
/// the fast one always makes four times the sides, the others a size of their own.
/// </summary>
/// <param name="Call">Its call.</param>
/// <param name="Limits">The images that it takes.</param>
internal sealed record StabilityUpscaler(StabilityCall Call, StabilityImageLimits Limits)
{
    private const int OnlyFactor = 4;

    /// <summary>True where the form has fields for a prompt and a seed.</summary>
    public bool TakesPrompt { get; private init; }

    /// <summary>True where the answer is a job that has to be asked about.</summary>
    public bool IsAsynchronous { get; private init; }

    /// <summary>The call of a model by the provider's name for it; null when it enlarges nothing.</summary>
    public static StabilityUpscaler? Of(string model) =>
        model switch
        {
            "upscale-fast" => new StabilityUpscaler(
                (api, form, connection, cancellationToken) => api.UpscaleFastAsync(form, connection, cancellationToken),
                new StabilityImageLimits
                {
                    MinSide = 32,
                    MaxSide = 1536,
                    MinPixels = 1024,
                    MaxPixels = 1_048_576,
                }
            ),
            "upscale-conservative" => new StabilityUpscaler(
                (api, form, connection, cancellationToken) =>
                    api.UpscaleConservativeAsync(form, connection, cancellationToken),
                new StabilityImageLimits
                {
                    MinPixels = 4096,
                    MaxPixels = 9_437_184,
                    MaxStretch = 2.5,
                }
            )
            {
                TakesPrompt = true,
            },
            "upscale-creative" => new StabilityUpscaler(
                (api, form, connection, cancellationToken) =>
                    api.UpscaleCreativeAsync(form, connection, cancellationToken),
                new StabilityImageLimits { MinPixels = 4096, MaxPixels = 1_048_576 }
            )
            {
                TakesPrompt = true,
                IsAsynchronous = true,
            },
            _ => null,
        };

    /// <summary>Why the request would be refused; null when it will do.</summary>
    public ProviderResult? Refuse(UpscaleRequest request)
    {
        if (TakesPrompt && string.IsNullOrWhiteSpace(request.Prompt))
        {
            return new ProviderResult.Invalid("prompt", "Stability AI needs a prompt here: say what the image shows.");
        }

        // Whatever else was asked for would be charged, and not be what comes.
        if (request.Factor is { } factor && (TakesPrompt || factor != OnlyFactor))
        {
            return new ProviderResult.Invalid(
                "parameters.factor",
                $"Stability AI does not enlarge {factor} times here."
            );
        }

        return Limits.Refuse(request.Source, "source");
    }

    public async Task<FormBody> FillAsync(UpscaleRequest request, CancellationToken cancellationToken)
    {
        var form = new FormBody();
        form.AddIfGiven("output_format", StabilityForm.FormatOf(request.OutputFormat));
        if (TakesPrompt)
        {
            form.AddIfGiven("prompt", request.Prompt);
            form.AddIfGiven("negative_prompt", request.NegativePrompt);
            form.AddIfGiven("seed", StabilityForm.SeedOf(request));
        }

        form.AddIfGiven("style_preset", request.Parameters.GetText("stylePreset"));
        form.AddIfGiven("creativity", request.Parameters.GetNumber("creativity"));
        await form.AddFileAsync("image", $"image.{request.Source.Extension}", request.Source, cancellationToken);
        return form;
    }
}
