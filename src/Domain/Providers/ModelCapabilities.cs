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

/// <summary>Width and height in pixels; written as <c>1024x1024</c>.</summary>
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
    /// <summary>Width times height at least; 0 for no limit but that of the sides.</summary>
    public long MinPixels { get; init; }

    /// <summary>The longer side over the shorter one at most; null for no limit but that of the sides.</summary>
    public decimal? MaxRatio { get; init; }

    public bool Allows(ImageSize size) =>
        IsSide(size.Width)
        && IsSide(size.Height)
        && size.Pixels >= MinPixels
        && size.Pixels <= MaxPixels
        && HasRatio(size);

    /// <summary>As people read it.</summary>
    public override string ToString()
    {
        var pixels = MinPixels > 0 ? $"{MinPixels} to {MaxPixels} pixels in all" : $"{MaxPixels} pixels in all";
        var ratio = MaxRatio is { } most
            ? FormattableString.Invariant($", one side at most {most} times the other")
            : "";
        return $"sides of {MinSide} to {MaxSide} pixels in multiples of {MultipleOf}, and {pixels}{ratio}";
    }

    private bool IsSide(int side) => side >= MinSide && side <= MaxSide && side % MultipleOf == 0;

    private bool HasRatio(ImageSize size) =>
        MaxRatio is not { } ratio || Math.Max(size.Width, size.Height) <= ratio * Math.Min(size.Width, size.Height);
}

/// <summary>
/// What a model can do when it generates images. What is not listed here is refused before the provider is called.
/// </summary>
public sealed record ModelCapabilities
{
    /// <summary>Of a model that generates no images.</summary>
    public static ModelCapabilities None { get; } =
        new()
        {
            Modes = [],
            MaxCount = 0,
            OutputFormats = [],
        };

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

    /// <summary>Reference images that a request may bring along at most; 0 for none.</summary>
    public int MaxReferences { get; init; }

    /// <summary>True when a mask may say which part of the first reference image is to be changed.</summary>
    public bool Mask { get; init; }

    /// <summary>True when a strength says how far the result may leave the first reference image.</summary>
    public bool Strength { get; init; }

    /// <summary>True when it shows unfinished images while it works.</summary>
    public bool PartialImages { get; init; }

    /// <summary>True for a model that only changes images.</summary>
    public bool NeedsReference => !Modes.Contains(GenerationMode.TextToImage);
}
