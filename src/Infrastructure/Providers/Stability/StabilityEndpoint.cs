using ImageGenerator.Application.Providers;

namespace ImageGenerator.Infrastructure.Providers.Stability;

/// <summary>How a model is called that makes images, and what its form has a field for.</summary>
/// <param name="Call">Its call.</param>
internal sealed record StabilityEndpoint(StabilityCall Call)
{
    private static readonly StabilityImageLimits _limits = new();

    /// <summary>What the form's <c>model</c> says; null where the call says it all.</summary>
    public string? Model { get; private init; }

    public bool TakesRatio { get; private init; }

    /// <summary>True where a ratio may go along with an image.</summary>
    public bool TakesRatioWithImage { get; private init; }

    public bool TakesStrength { get; private init; }

    /// <summary>True where the form says whether it makes or changes an image.</summary>
    public bool HasModes { get; private init; }

    /// <summary>The endpoint of a model by the provider's name for it; null when there is none.</summary>
    public static StabilityEndpoint? Of(string model) =>
        model switch
        {
            "ultra" => new StabilityEndpoint(
                (api, form, connection, cancellationToken) =>
                    api.GenerateUltraAsync(form, connection, cancellationToken)
            )
            {
                TakesRatio = true,
                TakesRatioWithImage = true,
                TakesStrength = true,
            },
            "core" => new StabilityEndpoint(
                (api, form, connection, cancellationToken) => api.GenerateCoreAsync(form, connection, cancellationToken)
            )
            {
                TakesRatio = true,
            },
            _ when model.StartsWith("sd3", StringComparison.Ordinal) => new StabilityEndpoint(
                (api, form, connection, cancellationToken) => api.GenerateSd3Async(form, connection, cancellationToken)
            )
            {
                Model = model,
                TakesRatio = true,
                TakesStrength = true,
                HasModes = true,
            },
            _ => null,
        };

    /// <summary>Why the reference image would be refused; null when it will do.</summary>
    public static ProviderResult? Refuse(ImageRequest request) =>
        request.References is [var image, ..] ? _limits.Refuse(image, "references") : null;
}
