using System.Text.Json;
using System.Text.Json.Serialization;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Domain.Generations;

/// <summary>
/// Every setting of a generation, complete and frozen: with the same settings and the same seed the result can be made
/// again.
/// </summary>
public sealed record GenerationSettings : ImageSettings, IJobSettings, IPriceable
{
    // For what was stored.
    [JsonConstructor]
    private GenerationSettings() { }

    private GenerationSettings(ImageSettings settings)
        : base(settings) { }

    /// <summary>Nothing that could be made; for what is still to be filled.</summary>
    public static GenerationSettings None { get; } = new();

    public JobKind Kind => Generation.JobKind;

    public string Prompt { get; init; } = "";

    public int Width { get; init; }

    public int Height { get; init; }

    public int Count { get; init; }

    public Seed Seed { get; init; }

    public OutputFormat OutputFormat { get; init; }

    public ModelParameters Parameters { get; init; } = ModelParameters.Empty;

    public ReferenceImages References { get; init; } = ReferenceImages.None;

    /// <summary>White is changed, black is kept.</summary>
    public ReferenceImage? Mask { get; init; }

    /// <summary>True when somebody chose the seed: then only a model that keeps to it will do.</summary>
    public bool SeedIsChosen { get; init; }

    public GenerationMode Mode => References.Count > 0 ? GenerationMode.ImageToImage : GenerationMode.TextToImage;

    public ImageSize Size => new(Width, Height);

    /// <summary>
    /// Holds a request against what the model can do. Anything that the model cannot do is refused here, under the
    /// field's name, before a provider is called; nothing is dropped silently.
    /// </summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="model">The model that shall do it.</param>
    /// <param name="freshSeed">The seed to use when the request has none.</param>
    public static Result<GenerationSettings> For(GenerationRequest request, ModelDescription model, Seed freshSeed)
    {
        var can = model.Capabilities;
        if (CheckPrompts(request, model) is { Succeeded: false } prompt)
            return prompt.Error;
        if (CheckOutput(request, model) is { Succeeded: false } output)
            return output.Error;
        if (CheckReferences(request, model) is { Succeeded: false } references)
            return references.Error;

        var size = ChooseSize(request, model);
        if (!size.Succeeded)
            return size.Error;

        var parameters = ParameterCheck.Complete(request.Parameters.Values, can.Parameters, model.Name);
        if (!parameters.Succeeded)
            return parameters.Error;

        return new GenerationSettings(request)
        {
            Prompt = request.Prompt,
            AspectRatio = size.Value.Ratio,
            Width = size.Value.Size.Width,
            Height = size.Value.Size.Height,
            Count = request.Count,
            Seed = request.Seed ?? freshSeed,
            OutputFormat = request.OutputFormat ?? can.OutputFormats[0],
            Parameters = ModelParameters.From(parameters.Value),
            References = request.References,
            Mask = request.Mask,
            SeedIsChosen = request.Seed is not null,
        };
    }

    private static Result CheckOutput(GenerationRequest request, ModelDescription model)
    {
        var can = model.Capabilities;
        if (request.Count > can.MaxCount)
        {
            return Error.RuleViolation(
                "count.unsupported",
                $"{model.Name} makes {can.MaxCount} images at most per request.",
                "count"
            );
        }

        if (request.Seed is not null && !can.Seed)
            return Unsupported(model, "seed", "a seed");
        if (request.Quality is { } quality && !can.Qualities.Contains(quality))
            return Unsupported(model, "quality", "this quality");
        return request.OutputFormat is { } format && !can.OutputFormats.Contains(format)
            ? Unsupported(model, "outputFormat", "this output format")
            : Result.Ok();
    }

    public Work ToWork() => ToWork(Count);

    /// <summary>The same work, of which so many images were made.</summary>
    public Work ToWork(int images)
    {
        var work = Work
            .OneRequest.Making(images, Size.Pixels)
            .Sending(References.Count, References.All.Sum(reference => reference.Size.Pixels))
            .With(PriceUnit.InputCharacter, Text.Length(Prompt));

        // What every generation has comes last: no parameter of a model takes its name.
        return Parameters
            .Names.Aggregate(work, (sum, name) => sum.Under(name, Parameters.GetAsWritten(name)))
            .Under("quality", Quality is { } preset ? JsonNamingPolicy.CamelCase.ConvertName(preset.ToString()) : null)
            .Under("size", Size.ToString())
            .Under("aspectRatio", AspectRatio)
            .Under("references", References.Count > 0 ? "true" : "false");
    }

    /// <summary>
    /// The same for another model. What somebody chose is kept or refused; what was only the first model's default
    /// becomes the other one's. The file format is kept in any case: images are converted.
    /// </summary>
    /// <param name="from">The model that these settings are for.</param>
    /// <param name="to">The model that shall do it instead.</param>
    public Result<GenerationSettings> AdaptedTo(ModelDescription from, ModelDescription to)
    {
        var defaults = ParameterCheck.DefaultsOf(from.Capabilities.Parameters);
        var chosen = Parameters.Values.Where(value =>
            !defaults.TryGetValue(value.Key, out var standard) || standard.ToString() != value.Value.ToString()
        );
        var adapted = For(
            new GenerationRequest(this)
            {
                Prompt = Prompt,
                Size = AspectRatio is null ? Size : null,
                Count = Count,
                Seed = SeedIsChosen ? Seed : null,
                Parameters = ModelParameters.From(chosen),
                References = References,
                Mask = Mask,
            },
            to,
            Seed
        );
        return adapted.Succeeded ? adapted.Value with { OutputFormat = OutputFormat } : adapted;
    }

    private static Result CheckReferences(GenerationRequest request, ModelDescription model)
    {
        var can = model.Capabilities;
        var count = request.References.Count;
        if (count == 0)
        {
            if (can.NeedsReference)
                return Error.RuleViolation(
                    "reference.required",
                    $"{model.Name} changes images: give it one.",
                    "references"
                );
            if (request.Strength is not null)
                return Error.RuleViolation("reference.required", "A strength needs a reference image.", "references");
            return request.Mask is null
                ? Result.Ok()
                : Error.RuleViolation("reference.required", "A mask needs a reference image.", "references");
        }

        if (can.MaxReferences == 0)
            return Unsupported(model, "references", "reference images");
        if (count > can.MaxReferences)
        {
            return Error.RuleViolation(
                "references.too_many",
                $"{model.Name} takes {can.MaxReferences} reference images at most.",
                "references"
            );
        }

        if (request.Strength is not null && !can.Strength)
            return Unsupported(model, "strength", "a strength");
        if (request.Mask is not { } mask)
            return Result.Ok();
        if (!can.Mask)
            return Unsupported(model, "mask", "a mask");

        return mask.Size == request.References.All[0].Size
            ? Result.Ok()
            : Error.RuleViolation(
                "mask.size_differs",
                $"The mask must be as large as the image: {request.References.All[0].Size} pixels.",
                "mask"
            );
    }

    private static Result CheckPrompts(GenerationRequest request, ModelDescription model)
    {
        if (request.NegativePrompt is not null && !model.Capabilities.NegativePrompt)
        {
            return Unsupported(model, "negativePrompt", "a negative prompt");
        }

        var prompt = Providers.Prompt.Fits(request.Prompt, model.PromptLimit);
        if (!prompt.Succeeded || request.NegativePrompt is null)
            return prompt;

        return Providers.Prompt.Fits(request.NegativePrompt, model.PromptLimit, "negativePrompt");
    }

    private static Result<(string? Ratio, ImageSize Size)> ChooseSize(GenerationRequest request, ModelDescription model)
    {
        var can = model.Capabilities;
        if (request.Size is { } exact)
        {
            // A model that makes this size of a ratio makes this size.
            if (
                can.Size?.Allows(exact) != true
                && can.AspectRatios.FirstOrDefault(offered => offered.Size == exact) is { } same
            )
                return (same.Ratio, same.Size);
            if (can.Size is not { } limits)
                return Unsupported(model, "width", "exact sizes; choose an aspect ratio");

            return limits.Allows(exact)
                ? (null, exact)
                : Error.RuleViolation(
                    "size.unsupported",
                    $"{model.Name} takes {limits}.",
                    exact.Width < limits.MinSide || exact.Width > limits.MaxSide || exact.Width % limits.MultipleOf != 0
                        ? "width"
                        : "height"
                );
        }

        if (request.AspectRatio is null && can.AspectRatios.Count == 0)
        {
            return Error.RuleViolation(
                "size.unsupported",
                $"{model.Name} has no default size; give width and height.",
                "width"
            );
        }

        var option = request.AspectRatio is { } ratio
            ? can.AspectRatios.FirstOrDefault(offered => offered.Ratio == ratio)
            : can.AspectRatios[0];

        return option is null
            ? Error.RuleViolation(
                "size.unsupported",
                $"{model.Name} has no aspect ratio {request.AspectRatio}; it offers "
                    + $"{string.Join(", ", can.AspectRatios.Select(offered => offered.Ratio))}.",
                "aspectRatio"
            )
            : (option.Ratio, option.Size);
    }

    private static Error Unsupported(ModelDescription model, string field, string what) =>
        Error.RuleViolation("parameter.unsupported", $"{model.Name} does not take {what}.", field);
}
