using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Api.OpenAi;

/// <summary>
/// What <c>/v1/images/generations</c>, <c>/v1/images/edits</c> and <c>/v1/images/variations</c> are asked for, in
/// OpenAI's words, and the same in ours. Nothing is dropped silently: how the images are to look beyond what the model
/// can do is left out and named; any other thing that it cannot do is refused by the domain under the parameter's name.
/// </summary>
internal sealed partial record ImageParameters
{
    public const int MaxPartials = 3;

    /// <summary>What a variation asks for by itself: OpenAI has no such parameter.</summary>
    public const string Strength = "strength";

    private const string PartialImages = "partialImages";
    private const decimal VariationStrength = 0.5m;
    private const string VariationPrompt = "A variation of this image: the same subject, style and colors";

    private static readonly FrozenSet<string> _dispensable = FrozenSet.Create(
        "quality",
        "outputFormat",
        "parameters.background",
        "parameters.inputFidelity",
        "parameters.moderation",
        "parameters.outputQuality",
        "parameters.style"
    );

    private static readonly Dictionary<string, Quality?> _qualities = new(StringComparer.Ordinal)
    {
        ["auto"] = null,
        ["standard"] = Quality.Standard,
        ["low"] = Quality.Standard,
        ["medium"] = Quality.Hd,
        ["hd"] = Quality.Hd,
        ["high"] = Quality.Ultra,
    };

    private GenerationInput Input { get; init; } = new();

    /// <summary>True to answer with an address instead of the image.</summary>
    public bool AsUrl { get; private init; }

    /// <summary>True to answer with server-sent events.</summary>
    public bool AsStream { get; private init; }

    /// <summary>Unfinished forms of each image that are wanted meanwhile, at most.</summary>
    public int Partials { get; private init; }

    /// <summary>
    /// True when it depends on the default model whether unfinished images have to be asked for by name.
    /// </summary>
    public bool AsksDefaultForPartials => Partials > 0 && Input.Model is null;

    /// <summary>Takes the parameters that both calls have.</summary>
    /// <returns>Null when something is wrong: see <see cref="RawParameters.Fault"/>.</returns>
    internal static ImageParameters? Read(RawParameters raw)
    {
        var (width, height) = ReadSize(raw);
        var request = new ImageParameters
        {
            Input = new GenerationInput
            {
                Prompt = raw.Text("prompt", required: true),
                Model = raw.Text("model"),
                Count = raw.Integer("n", GenerationRequest.MinCount, GenerationRequest.MaxCount),
                Width = width,
                Height = height,
                Quality = ReadQuality(raw),
                OutputFormat = ReadFormat(raw),
                Parameters = ReadParameters(raw),
                Dispensable = _dispensable,
            },
            AsUrl = raw.Choice("response_format", "b64_json", "url") == "url",
            AsStream = raw.Flag("stream"),
            Partials = raw.Integer("partial_images", 0, MaxPartials) ?? 0,
        };

        // Names an end user, for OpenAI to find abuse by; here an API key does.
        raw.Text("user");
        raw.Text("safety_identifier");
        if (request is { AsUrl: true, AsStream: true })
            raw.Refuse("invalid_value", "A stream answers with b64_json.", "response_format");
        if (request is { AsStream: false, Partials: > 0 })
            raw.Refuse("invalid_value", "Partial images need 'stream': true.", "partial_images");
        raw.MustBeEmpty();
        return raw.Fault is null ? request : null;
    }

    /// <summary>
    /// Takes the parameters of a variation. Nobody says in words what it is to show, so we do; where the model can be
    /// told how far it may leave the image, it goes half the way.
    /// </summary>
    /// <returns>Null when something is wrong: see <see cref="RawParameters.Fault"/>.</returns>
    internal static ImageParameters? ReadVariation(RawParameters raw)
    {
        var (width, height) = ReadSize(raw);
        var request = new ImageParameters
        {
            Input = new GenerationInput
            {
                Prompt = VariationPrompt,
                Model = raw.Text("model"),
                Count = raw.Integer("n", GenerationRequest.MinCount, GenerationRequest.MaxCount),
                Width = width,
                Height = height,
                Strength = VariationStrength,
                Dispensable = FrozenSet.Create(Strength),
            },
            AsUrl = raw.Choice("response_format", "b64_json", "url") != "b64_json",
        };
        raw.Text("user");
        raw.MustBeEmpty();
        return raw.Fault is null ? request : null;
    }

    /// <summary>The same in our words.</summary>
    /// <param name="references">Images to be changed.</param>
    /// <param name="mask">Which part of the first one.</param>
    internal GenerationInput ToInput(IReadOnlyList<ReferenceInput>? references = null, ReferenceInput? mask = null) =>
        Input with
        {
            References = references,
            Mask = mask,
        };

    /// <summary>
    /// The same, asking for unfinished images by name where the model makes them only then: some charge for each.
    /// Others show what they have by themselves; that there will be none is noted. With <c>auto</c> it is left to
    /// whoever is chosen.
    /// </summary>
    /// <param name="models">The catalog.</param>
    /// <param name="standard">The model that is used when none is named.</param>
    internal ImageParameters For(IModelCatalog models, ModelDescription standard)
    {
        if (Partials == 0)
            return this;

        List<ModelDescription> named = Input.Model is { } name
            ? [.. models.All.Where(model => model.Id == name || model.Family == name)]
            : [standard];
        if (named.Count == 0 || named.Any(model => model.Capabilities.PartialImages && !HasToBeAsked(model)))
            return this;
        if (Input.Count > 1 || !named.Any(HasToBeAsked))
            return this with { Input = Input with { LeftOut = [$"parameters.{PartialImages}"] } };

        var parameters = new Dictionary<string, JsonElement>(Input.Parameters!)
        {
            [PartialImages] = JsonSerializer.SerializeToElement(Partials),
        };
        return this with { Input = Input with { Parameters = parameters } };
    }

    /// <summary>What OpenAI calls a quality preset of ours.</summary>
    internal static string? NameOf(Quality? quality) =>
        quality switch
        {
            Quality.Standard => "low",
            Quality.Hd => "medium",
            Quality.Ultra => "high",
            _ => null,
        };

    private static bool HasToBeAsked(ModelDescription model) =>
        model.Capabilities.Parameters.Any(parameter => parameter.Name == PartialImages);

    private static (int? Width, int? Height) ReadSize(RawParameters raw)
    {
        if (raw.Text("size") is not { } size || size == "auto")
            return default;

        var match = SizeShape().Match(size);
        if (match.Success)
            return (
                int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture),
                int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture)
            );

        raw.Refuse("invalid_value", "Invalid value for 'size': expected 'auto' or a size such as '1024x1024'.", "size");
        return default;
    }

    private static Quality? ReadQuality(RawParameters raw) =>
        raw.Choice("quality", [.. _qualities.Keys]) is { } name ? _qualities[name] : null;

    private static OutputFormat? ReadFormat(RawParameters raw) =>
        raw.Choice("output_format", "png", "jpeg", "webp") is { } name
            ? Enum.Parse<OutputFormat>(name, ignoreCase: true)
            : null;

    // Each has a value that asks for nothing in particular, and so asks nothing of the model.
    private static Dictionary<string, JsonElement> ReadParameters(RawParameters raw)
    {
        var parameters = new Dictionary<string, JsonElement>();
        if (raw.Choice("background", "auto", "transparent", "opaque") is { } background and not "auto")
            parameters["background"] = JsonSerializer.SerializeToElement(background);
        if (raw.Choice("moderation", "auto", "low") is { } moderation and not "auto")
            parameters["moderation"] = JsonSerializer.SerializeToElement(moderation);
        if (raw.Choice("input_fidelity", "low", "high") is { } fidelity and not "low")
            parameters["inputFidelity"] = JsonSerializer.SerializeToElement(fidelity);
        if (raw.Choice("style", "vivid", "natural") is { } style)
            parameters["style"] = JsonSerializer.SerializeToElement(style);
        if (raw.Integer("output_compression", 0, 100) is { } compression and not 100)
            parameters["outputQuality"] = JsonSerializer.SerializeToElement(compression);
        return parameters;
    }

    [GeneratedRegex(@"\A([1-9][0-9]{0,4})x([1-9][0-9]{0,4})\z")]
    private static partial Regex SizeShape();
}
