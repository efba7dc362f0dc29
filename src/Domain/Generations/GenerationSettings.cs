using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Domain.Generations;

/// <summary>
/// Every setting of a generation, complete and frozen: with the same settings and the same seed the result can be made again.
/// </summary>
public sealed record GenerationSettings
{
    private GenerationSettings()
    {
    }

    public string Prompt { get; private init; } = "";

    public string? NegativePrompt { get; private init; }

    public string? AspectRatio { get; private init; }

    public int Width { get; private init; }

    public int Height { get; private init; }

    public int Count { get; private init; }

    public Seed Seed { get; private init; }

    public Quality? Quality { get; private init; }

    public OutputFormat OutputFormat { get; private init; }

    public GenerationParameters Parameters { get; private init; } = GenerationParameters.Empty;

    public ImageSize Size => new(Width, Height);

    /// <summary>
    /// Holds a request against what the model can do. Anything that the model cannot do is refused here, under the field's name,
    /// before a provider is called; nothing is dropped silently.
    /// </summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="model">The model that shall do it.</param>
    /// <param name="freshSeed">The seed to use when the request has none.</param>
    public static Result<GenerationSettings> For(GenerationRequest request, ModelDescription model, Seed freshSeed)
    {
        var can = model.Capabilities;

        if (CheckPrompts(request, model) is { Succeeded: false } prompt) return prompt.Error;
        if (request.Count > can.MaxCount)
        {
            return Error.Refused("count.unsupported", $"{model.Name} makes {can.MaxCount} images at most per request.", "count");
        }

        if (request.Seed is not null && !can.Seed) return Unsupported(model, "seed", "a seed");
        if (request.Quality is { } quality && !can.Qualities.Contains(quality)) return Unsupported(model, "quality", "this quality");
        if (request.OutputFormat is { } format && !can.OutputFormats.Contains(format))
        {
            return Unsupported(model, "outputFormat", "this output format");
        }

        var size = ChooseSize(request, model);
        if (!size.Succeeded) return size.Error;

        var parameters = ParameterCheck.Complete(request.Parameters, model);
        if (!parameters.Succeeded) return parameters.Error;

        return new GenerationSettings
        {
            Prompt = request.Prompt,
            NegativePrompt = request.NegativePrompt,
            AspectRatio = size.Value.Ratio,
            Width = size.Value.Size.Width,
            Height = size.Value.Size.Height,
            Count = request.Count,
            Seed = request.Seed ?? freshSeed,
            Quality = request.Quality,
            OutputFormat = request.OutputFormat ?? can.OutputFormats[0],
            Parameters = parameters.Value,
        };
    }

    private static Result CheckPrompts(GenerationRequest request, ModelDescription model)
    {
        if (request.NegativePrompt is not null && !model.Capabilities.NegativePrompt)
        {
            return Unsupported(model, "negativePrompt", "a negative prompt");
        }

        var prompt = Generations.Prompt.Fits(request.Prompt, model.PromptLimit);
        if (!prompt.Succeeded || request.NegativePrompt is null) return prompt;

        return Generations.Prompt.Fits(request.NegativePrompt, model.PromptLimit, "negativePrompt");
    }

    private static Result<(string? Ratio, ImageSize Size)> ChooseSize(GenerationRequest request, ModelDescription model)
    {
        var can = model.Capabilities;
        if (request.Size is { } exact)
        {
            if (can.Size is not { } limits) return Unsupported(model, "width", "exact sizes; choose an aspect ratio");

            return limits.Allows(exact)
                ? (null, exact)
                : Error.Refused(
                    "size.unsupported",
                    $"{model.Name} takes sides of {limits.MinSide} to {limits.MaxSide} pixels in multiples of {limits.MultipleOf}, and {limits.MaxPixels} pixels in all.",
                    exact.Width < limits.MinSide || exact.Width > limits.MaxSide || exact.Width % limits.MultipleOf != 0 ? "width" : "height");
        }

        if (request.AspectRatio is null && can.AspectRatios.Count == 0)
        {
            return Error.Refused("size.unsupported", $"{model.Name} has no default size; give width and height.", "width");
        }

        var option = request.AspectRatio is { } ratio
            ? can.AspectRatios.FirstOrDefault(offered => offered.Ratio == ratio)
            : can.AspectRatios[0];

        return option is null
            ? Error.Refused(
                "size.unsupported",
                $"{model.Name} has no aspect ratio {request.AspectRatio}; it offers {string.Join(", ", can.AspectRatios.Select(offered => offered.Ratio))}.",
                "aspectRatio")
            : (option.Ratio, option.Size);
    }

    private static Error Unsupported(ModelDescription model, string field, string what) =>
        Error.Refused("parameter.unsupported", $"{model.Name} does not take {what}.", field);
}
