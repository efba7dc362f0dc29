using ImageGenerator.Application.Providers;

namespace ImageGenerator.Infrastructure.Providers.Stability;

/// <summary>Where a model is called, what its form has a field for, and which images it takes.</summary>
/// <param name="Path">Below <c>/v2beta/stable-image/</c>.</param>
internal sealed record StabilityEndpoint(string Path)
{
    // A request may have 10 MiB; what is left is for the texts.
    private const long MaxImageBytes = (10 * 1024 * 1024) - (256 * 1024);

    /// <summary>What the form's <c>model</c> says; null where the path says it all.</summary>
    public string? Model { get; private init; }

    public bool TakesPrompt { get; private init; } = true;

    public bool TakesRatio { get; private init; }

    /// <summary>True where a ratio may go along with an image.</summary>
    public bool TakesRatioWithImage { get; private init; }

    public bool TakesStrength { get; private init; }

    /// <summary>True where the form says whether it makes or changes an image.</summary>
    public bool HasModes { get; private init; }

    /// <summary>True where the answer is a job that has to be asked about.</summary>
    public bool IsAsynchronous { get; private init; }

    private int MinSide { get; init; } = 64;

    private int MaxSide { get; init; } = int.MaxValue;

    private long MinPixels { get; init; }

    private long MaxPixels { get; init; } = long.MaxValue;

    private double MaxStretch { get; init; } = double.MaxValue;

    /// <summary>The endpoint of a model by the provider's name for it; null when there is none.</summary>
    public static StabilityEndpoint? Of(string model) => model switch
    {
        "ultra" => new StabilityEndpoint("generate/ultra") { TakesRatio = true, TakesRatioWithImage = true, TakesStrength = true },
        "core" => new StabilityEndpoint("generate/core") { TakesRatio = true },
        "upscale-fast" => new StabilityEndpoint("upscale/fast") { TakesPrompt = false, MinSide = 32, MaxSide = 1536, MinPixels = 1024, MaxPixels = 1_048_576 },
        "upscale-conservative" => new StabilityEndpoint("upscale/conservative") { MinPixels = 4096, MaxPixels = 9_437_184, MaxStretch = 2.5 },
        "upscale-creative" => new StabilityEndpoint("upscale/creative") { IsAsynchronous = true, MinPixels = 4096, MaxPixels = 1_048_576 },
        _ when model.StartsWith("sd3", StringComparison.Ordinal) =>
            new StabilityEndpoint("generate/sd3") { Model = model, TakesRatio = true, TakesStrength = true, HasModes = true },
        _ => null,
    };

    /// <summary>
    /// Why an image would be refused; null when it will do. Said before it is sent: a server that refuses a large form half-way may
    /// break the connection, and then nobody could tell a refusal from a lost answer.
    /// </summary>
    public ProviderResult? Refuse(ImageRequest request)
    {
        if (request.References is not [var image, ..]) return null;

        var (shorter, longer) = (Math.Min(image.Size.Width, image.Size.Height), Math.Max(image.Size.Width, image.Size.Height));
        if (image.Length > MaxImageBytes) return Refusal("takes images of 9.75 MB at most");
        if (shorter < MinSide) return Refusal($"takes images with sides of {MinSide} pixels at least");
        if (longer > MaxSide) return Refusal($"takes images with sides of {MaxSide} pixels at most");
        if (image.Size.Pixels < MinPixels) return Refusal($"takes images of {MinPixels} pixels in all at least");
        if (image.Size.Pixels > MaxPixels) return Refusal($"takes images of {MaxPixels} pixels in all at most");

        return (double)longer / shorter > MaxStretch ? Refusal("takes no images that are more than 2.5 times as long as wide") : null;

        static ProviderResult.Invalid Refusal(string what) => new("references", $"Stability AI {what} here.");
    }
}
