using System.Text.Json;
using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Providers;

/// <summary>
/// Validates what is given to an operation against the model's description of it. What the model cannot do is refused
/// under the field's name; nothing is dropped silently.
/// </summary>
public static class OperationCheck
{
    /// <summary>
    /// The operation's parameters, complete with the defaults of those that were not given; or why the model cannot do
    /// it.
    /// </summary>
    /// <param name="inputs">What is given.</param>
    /// <param name="model">The model that shall do it.</param>
    /// <param name="operation">What it shall do: <see cref="OperationIds"/>.</param>
    /// <param name="promptLimit">Characters that a prompt may have where the model has no limit of its own.</param>
    public static Result<IReadOnlyDictionary<string, JsonElement>> Complete(
        OperationInputs inputs,
        ModelDescription model,
        string operation,
        int promptLimit
    )
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(model);

        if (model.FindOperation(operation) is not { } can)
            return OperationErrors.NotOffered(model, operation);

        var refused = CheckWords(inputs, model, can, model.PromptLimit ?? promptLimit)
            ?? CheckImages(inputs, model, can)
            ?? CheckOutput(inputs, model, can);
        return refused ?? ParameterCheck.Complete(inputs.Parameters, can.Parameters, model.Name);
    }

    private static Error? CheckWords(
        OperationInputs inputs,
        ModelDescription model,
        OperationDescription can,
        int limit
    )
    {
        var isGiven = !string.IsNullOrWhiteSpace(inputs.Prompt);
        if (can.Prompt == InputUse.Required && !isGiven)
        {
            return Error.RuleViolation("prompt.required", $"{model.Name} needs a prompt. Enter a prompt.", "prompt");
        }

        if (can.Prompt == InputUse.None && isGiven)
            return Unsupported(model, "prompt", "a prompt");
        if (inputs.NegativePrompt is not null && !can.NegativePrompt)
        {
            return Unsupported(model, "negativePrompt", "a negative prompt");
        }

        if (inputs.HasSeed && !can.Seed)
            return Unsupported(model, "seed", "a seed");

        return CheckLength(inputs.Prompt, limit, "prompt")
            ?? CheckLength(inputs.NegativePrompt, limit, "negativePrompt");
    }

    private static Error? CheckLength(string? words, int limit, string field)
    {
        var length = words is null ? 0 : Text.Length(words);
        return length <= limit
            ? null
            : Error.RuleViolation(
                "prompt.too_long",
                $"The prompt has {length} characters; this model takes {limit} at most.",
                field
            );
    }

    private static Error? CheckImages(OperationInputs inputs, ModelDescription model, OperationDescription can)
    {
        var count = inputs.Images.Count;
        if (count < can.MinImages)
        {
            return Error.RuleViolation("images.required", $"{model.Name} needs an image to work on.", "images");
        }

        if (count > can.MaxImages)
        {
            return can.MaxImages == 0
                ? Unsupported(model, "images", "images")
                : Error.RuleViolation(
                    "images.too_many",
                    $"{model.Name} takes {can.MaxImages} images at most.",
                    "images"
                );
        }

        if (inputs.HasMask && !can.Mask)
            return Unsupported(model, "mask", "a mask");
        if (can.ImageSize is not { } limits)
            return null;

        foreach (var size in inputs.Images.Where(size => !limits.Allows(size)))
        {
            return Error.RuleViolation(
                "image.size_unsupported",
                $"{model.Name} takes images with {limits}; this one has {size}.",
                "images"
            );
        }

        return null;
    }

    private static Error? CheckOutput(OperationInputs inputs, ModelDescription model, OperationDescription can)
    {
        if (inputs.Count > can.MaxCount)
        {
            return Error.RuleViolation(
                "count.unsupported",
                $"{model.Name} makes {can.MaxCount} at most per request.",
                "count"
            );
        }

        return inputs.OutputFormat is { } format && !can.OutputFormats.Contains(format, StringComparer.Ordinal)
            ? Unsupported(model, "outputFormat", "this output format")
            : null;
    }

    private static Error Unsupported(ModelDescription model, string field, string what) =>
        Error.RuleViolation("parameter.unsupported", $"{model.Name} does not take {what}.", field);
}

/// <summary>Refusals that have to do with what a model can be asked to do.</summary>
public static class OperationErrors
{
    /// <summary>The model does something else.</summary>
    public static Error NotOffered(ModelDescription model, string operation)
    {
        ArgumentNullException.ThrowIfNull(model);

        return Error.RuleViolation(
            "model.operation_unsupported",
            $"{model.Name} cannot {operation}. GET /api/v1/models?operation={operation} lists the models that can.",
            "model"
        );
    }
}
