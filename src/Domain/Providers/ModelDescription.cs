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
        IsSide(size.Width) && IsSide(size.Height) && size.Pixels >= MinPixels && size.Pixels <= MaxPixels && HasRatio(size);

    private bool IsSide(int side) => side >= MinSide && side <= MaxSide && side % MultipleOf == 0;

    private bool HasRatio(ImageSize size) =>
        MaxRatio is not { } ratio || Math.Max(size.Width, size.Height) <= ratio * Math.Min(size.Width, size.Height);
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

/// <summary>A model as the catalogue describes it. Names, limits and prices are data: models come and go every few months.</summary>
/// <param name="Id">The stable name in requests: <c>offline/preview</c>.</param>
/// <param name="Provider">The provider's id: <c>offline</c>.</param>
/// <param name="Name">What people read.</param>
public sealed record ModelDescription(string Id, string Provider, string Name)
{
    public required string ProviderName { get; init; }

    /// <summary>What the provider calls it; the part of the id behind the provider's name when not given.</summary>
    public string ProviderModel { get; init; } = Id[(Id.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>
    /// The name that the same model has at every provider: <c>flux-1-schnell</c>. Requests may name it instead of a model, and
    /// only models of one family stand in for each other.
    /// </summary>
    public string? Family { get; init; }

    public string Description { get; init; } = "";

    /// <summary>True for a renderer that only previews: its pictures are labelled as such everywhere.</summary>
    public bool IsPreview { get; init; }

    /// <summary>True for the model that is used when a request names none.</summary>
    public bool IsDefault { get; init; }

    public ModelCapabilities Capabilities { get; init; } = new();

    /// <summary>Prompt length in characters at most; null means the product's default, <see cref="Generations.Prompt.DefaultMaxLength"/>.</summary>
    public int? PromptLimit { get; init; }

    /// <summary>What it costs now; null means unknown, which is never the same as free.</summary>
    public Price? Price { get; init; }

    /// <summary>How long one request usually takes, in seconds.</summary>
    public double? TypicalSeconds { get; init; }

    /// <summary>
    /// How long one request may take, in seconds, for a model of which it is known that a minute is not always enough; null for all
    /// others.
    /// </summary>
    public int? MaxSeconds { get; init; }

    /// <summary>The day on which the provider shuts it down, when known. From then on requests for it are refused.</summary>
    public DateOnly? RetiresOn { get; init; }

    /// <summary>The id of the model to use instead of a retired one.</summary>
    public string? Replacement { get; init; }

    public bool IsRetired(DateOnly today) => RetiresOn <= today;
}
