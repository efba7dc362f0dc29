using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Providers;

/// <summary>What a model turns into what.</summary>
public enum GenerationMode
{
    TextToImage,
    ImageToImage,
}

/// <summary>File formats that an output can be asked for in.</summary>
public enum OutputFormat
{
    Png,
    Jpeg,
    Webp,
}

/// <summary>The quality presets of the product; a provider's adapter maps them to its own.</summary>
public enum Quality
{
    Standard,
    Hd,
    Ultra,
}

/// <summary>How a model's own parameter is entered and checked.</summary>
public enum ParameterKind
{
    Choice,
    Integer,
    Number,
    Boolean,
    Text,
}

/// <summary>Width and height in pixels.</summary>
public readonly record struct ImageSize(int Width, int Height)
{
    public long Pixels => (long)Width * Height;

    public override string ToString() => $"{Width}x{Height}";
}

/// <summary>An aspect ratio on offer and the size in pixels that the model makes of it.</summary>
/// <param name="Ratio">As written on the button: <c>16:9</c>.</param>
/// <param name="Size">The size in pixels.</param>
public sealed record AspectRatioOption(string Ratio, ImageSize Size);

/// <summary>The sizes in pixels that a model takes when they are given exactly.</summary>
/// <param name="MinSide">Shortest side allowed, in pixels.</param>
/// <param name="MaxSide">Longest side allowed, in pixels.</param>
/// <param name="MultipleOf">Both sides are multiples of this.</param>
/// <param name="MaxPixels">Width times height at most.</param>
public sealed record SizeLimits(int MinSide, int MaxSide, int MultipleOf, long MaxPixels)
{
    public bool Allows(ImageSize size) =>
        IsSide(size.Width) && IsSide(size.Height) && size.Pixels <= MaxPixels;

    private bool IsSide(int side) => side >= MinSide && side <= MaxSide && side % MultipleOf == 0;
}

/// <summary>A value that can be chosen for a parameter, and what a person reads.</summary>
public sealed record ParameterOption(string Value, string Label);

/// <summary>A parameter that only this model has. The client draws its form from this; the domain checks against it.</summary>
public sealed record ParameterDefinition(string Name, string Label, ParameterKind Kind)
{
    public string? Description { get; init; }

    /// <summary>The value used when none is given, written as JSON would (<c>"silk"</c> without quotes, <c>7.5</c>, <c>true</c>).</summary>
    public string? Default { get; init; }

    public decimal? Minimum { get; init; }

    public decimal? Maximum { get; init; }

    public decimal? Step { get; init; }

    /// <summary>Characters at most; for <see cref="ParameterKind.Text"/>.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The values on offer; for <see cref="ParameterKind.Choice"/>.</summary>
    public IReadOnlyList<ParameterOption> Options { get; init; } = [];
}

/// <summary>What a model can do. What is not listed here is refused before the provider is called.</summary>
public sealed record ModelCapabilities
{
    public IReadOnlyList<GenerationMode> Modes { get; init; } = [GenerationMode.TextToImage];

    /// <summary>Images per request at most.</summary>
    public int MaxCount { get; init; } = 1;

    /// <summary>True when the same seed gives the same image again.</summary>
    public bool Seed { get; init; }

    public bool NegativePrompt { get; init; }

    public IReadOnlyList<Quality> Qualities { get; init; } = [];

    public IReadOnlyList<OutputFormat> OutputFormats { get; init; } = [OutputFormat.Png];

    /// <summary>The ratios on offer, the default first.</summary>
    public IReadOnlyList<AspectRatioOption> AspectRatios { get; init; } = [];

    /// <summary>Exact sizes; null when only the listed ratios work.</summary>
    public SizeLimits? Size { get; init; }

    public IReadOnlyList<ParameterDefinition> Parameters { get; init; } = [];
}

/// <summary>A model as the catalogue describes it. Names, limits and prices are data: models come and go every few months.</summary>
/// <param name="Id">The stable name in requests: <c>offline/preview</c>.</param>
/// <param name="Provider">The provider's id: <c>offline</c>.</param>
/// <param name="Name">What people read.</param>
public sealed record ModelDescription(string Id, string Provider, string Name)
{
    public required string ProviderName { get; init; }

    public string Description { get; init; } = "";

    /// <summary>True for a renderer that only previews: its pictures are labelled as such everywhere.</summary>
    public bool IsPreview { get; init; }

    /// <summary>True for the model that is used when a request names none.</summary>
    public bool IsDefault { get; init; }

    public ModelCapabilities Capabilities { get; init; } = new();

    /// <summary>Prompt length in characters at most; null means the product's default, <see cref="Generations.Prompt.DefaultMaxLength"/>.</summary>
    public int? PromptLimit { get; init; }

    /// <summary>Price of one image; null means unknown, which is never the same as free.</summary>
    public Money? PricePerImage { get; init; }

    /// <summary>How long one request usually takes, in seconds.</summary>
    public double? TypicalSeconds { get; init; }

    public DateOnly? RetiresOn { get; init; }
}
