using ImageGenerator.Application.Providers;

namespace ImageGenerator.Infrastructure.Providers.Stability;

/// <summary>
/// The images that a call takes. They are refused before they are sent: a server that refuses a large form half-way may
/// break the connection, and then nobody could tell a refusal from a lost answer.
/// </summary>
internal sealed record StabilityImageLimits
{
    // A request may have 10 MiB; what is left is for the texts.
    private const long MaxBytes = (10 * 1024 * 1024) - (256 * 1024);

    public int MinSide { get; init; } = 64;

    public int MaxSide { get; init; } = int.MaxValue;

    public long MinPixels { get; init; }

    public long MaxPixels { get; init; } = long.MaxValue;

    /// <summary>The longer side over the shorter one at most.</summary>
    public double MaxStretch { get; init; } = double.MaxValue;

    /// <summary>Why the image would be refused; null when it will do.</summary>
    /// <param name="image">The image.</param>
    /// <param name="field">What the request calls it.</param>
    public ProviderResult? Refuse(RequestImage image, string field)
    {
        var (shorter, longer) = (
            Math.Min(image.Size.Width, image.Size.Height),
            Math.Max(image.Size.Width, image.Size.Height)
        );
        if (image.Length > MaxBytes)
            return Refusal("takes images of 9.75 MB at most");
        if (shorter < MinSide)
            return Refusal($"takes images with sides of {MinSide} pixels at least");
        if (longer > MaxSide)
            return Refusal($"takes images with sides of {MaxSide} pixels at most");
        if (image.Size.Pixels < MinPixels)
            return Refusal($"takes images of {MinPixels} pixels in all at least");
        if (image.Size.Pixels > MaxPixels)
            return Refusal($"takes images of {MaxPixels} pixels in all at most");

        return (double)longer / shorter > MaxStretch
            ? Refusal("takes no images that are more than 2.5 times as long as wide")
            : null;

        ProviderResult.Invalid Refusal(string what) => new(field, $"Stability AI {what} here.");
    }
}
