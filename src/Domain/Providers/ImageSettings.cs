using System.ComponentModel.DataAnnotations;

namespace ImageGenerator.Domain.Providers;

/// <summary>
/// The settings that read the same wherever they appear: in a request, in a generation and in an image of the library,
/// in code, in the database and over HTTP. Whatever derives from this has them, and takes them over as a whole. A new
/// setting is a property here.
/// </summary>
public abstract record ImageSettings
{
    /// <summary>Characters that a ratio may have: <c>21:9</c>.</summary>
    public const int MaxAspectRatioLength = 20;

    /// <summary>Digits that a strength is kept with.</summary>
    public const int StrengthDecimals = 4;

    /// <summary>What the images do not show; only for models that take it.</summary>
    /// <example>people, text</example>
    [MaxLength(Prompt.AbsoluteMaxLength)]
    public string? NegativePrompt { get; init; }

    /// <summary>One of the model's aspect ratios; not together with an exact width and height.</summary>
    /// <example>16:9</example>
    [MaxLength(MaxAspectRatioLength)]
    public string? AspectRatio { get; init; }

    /// <summary>A quality preset of the model.</summary>
    public Quality? Quality { get; init; }

    /// <summary>
    /// How far the result may leave the first reference image: 0 keeps it, 1 ignores it. Null leaves it to the model.
    /// </summary>
    /// <example>0.6</example>
    [Range(0, 1)]
    public decimal? Strength { get; init; }
}
