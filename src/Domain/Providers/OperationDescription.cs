using System.Text.Json;
using System.Text.RegularExpressions;
using ImageGenerator.Domain.Pricing;

namespace ImageGenerator.Domain.Providers;

/// <summary>The operations that the product knows; a data file may describe others, which nobody carries out.</summary>
public static partial class OperationIds
{
    /// <summary>Makes images, from words or from other images.</summary>
    public const string Generate = "generate";

    /// <summary>Makes an image larger.</summary>
    public const string Upscale = "upscale";

    public const int MaxLength = 40;

    /// <summary>
    /// True for what an operation can be called: small letters and digits, with hyphens between them.
    /// </summary>
    public static bool IsValid(string id) => id.Length <= MaxLength && Form().IsMatch(id);

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex Form();
}

/// <summary>What something is made of, or made into.</summary>
public enum Medium
{
    Image,
    Audio,
    Video,
    Text,
}

/// <summary>Whether an input is taken.</summary>
public enum InputUse
{
    /// <summary>It is refused.</summary>
    None,

    Optional,

    Required,
}

/// <summary>
/// Something that a model can be asked to do: what goes in, what comes out, and what can be set. What is not listed
/// here is refused before the provider is called.
/// </summary>
/// <param name="Id">What it is called in requests: <c>upscale</c>.</param>
public sealed record OperationDescription(string Id)
{
    public InputUse Prompt { get; init; }

    public bool NegativePrompt { get; init; }

    /// <summary>True when the same seed gives the same result again.</summary>
    public bool Seed { get; init; }

    /// <summary>What it works on besides words.</summary>
    public Medium Source { get; init; }

    /// <summary>Images that have to go along at least.</summary>
    public int MinImages { get; init; }

    /// <summary>Images that may go along at most; 0 for none.</summary>
    public int MaxImages { get; init; }

    /// <summary>The sizes of images that it takes; null for any.</summary>
    public SizeLimits? ImageSize { get; init; }

    /// <summary>True when a mask may say which part of the first image is meant.</summary>
    public bool Mask { get; init; }

    /// <summary>What it makes.</summary>
    public Medium Output { get; init; }

    /// <summary>The file formats on offer, the default first.</summary>
    public IReadOnlyList<string> OutputFormats { get; init; } = [];

    /// <summary>Results per request at most.</summary>
    public int MaxCount { get; init; } = 1;

    /// <summary>Pixels of one result at most; null where nothing is known of it.</summary>
    public long? MaxOutputPixels { get; init; }

    public IReadOnlyList<ParameterDefinition> Parameters { get; init; } = [];

    /// <summary>What generating is, told of any model that does so.</summary>
    public static OperationDescription Generating(ModelCapabilities can)
    {
        ArgumentNullException.ThrowIfNull(can);

        return new OperationDescription(OperationIds.Generate)
        {
            Prompt = InputUse.Required,
            NegativePrompt = can.NegativePrompt,
            Seed = can.Seed,
            MinImages = can.NeedsReference ? 1 : 0,
            MaxImages = can.MaxReferences,
            Mask = can.Mask,
            OutputFormats =
            [
                .. can.OutputFormats.Select(format => JsonNamingPolicy.CamelCase.ConvertName(format.ToString())),
            ],
            MaxCount = can.MaxCount,
            MaxOutputPixels = can.Size?.MaxPixels,
            Parameters = can.Parameters,
        };
    }

    /// <summary>One request with everything left as it is, as a price list sees it.</summary>
    public Work ToPlainWork()
    {
        var work = Work.OneRequest.Sending(MinImages, MinImages == 0 ? 0 : null);
        if (Output == Medium.Image)
            work = work.Making(1, pixelsEach: null);

        return ParameterCheck
            .DefaultsOf(Parameters)
            .Aggregate(work, (sum, parameter) => sum.Under(parameter.Key, ParameterValue.AsWritten(parameter.Value)));
    }
}
