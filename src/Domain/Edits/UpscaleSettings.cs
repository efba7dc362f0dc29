using System.Text.Json;
using System.Text.Json.Serialization;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Domain.Edits;

/// <summary>Every setting of an upscale.</summary>
public sealed record UpscaleSettings : EditSettings
{
    /// <summary>
    /// The parameter that says how many times as wide and as high; models with a size of their own have none.
    /// </summary>
    public const string FactorParameter = "factor";

    // For what was stored.
    [JsonConstructor]
    private UpscaleSettings() { }

    public override JobKind Kind => Upscale.JobKind;

    /// <summary>How many times as wide and as high; null where the model has a size of its own.</summary>
    public int? Factor => (int?)Parameters.GetNumber(FactorParameter);

    public override ImageSize? ResultSize =>
        Factor is { } factor ? new ImageSize(Source.Width * factor, Source.Height * factor) : null;

    /// <summary>
    /// Validates a request against what the model can do. Anything that it cannot do is refused under the field's name
    /// before a provider is called; nothing is dropped silently.
    /// </summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="model">The model that shall do it.</param>
    /// <param name="freshSeed">The seed to use when the request has none and the model takes one.</param>
    public static Result<UpscaleSettings> For(EditRequest request, ModelDescription model, Seed freshSeed)
    {
        var inputs = new OperationInputs
        {
            Prompt = request.Prompt,
            NegativePrompt = request.NegativePrompt,
            HasSeed = request.Seed is not null,
            Images = [request.Source.Size],
            OutputFormat = request.OutputFormat is { } format ? NameOf(format) : null,
            Parameters = request.Parameters.Values,
        };
        var parameters = OperationCheck.Complete(
            inputs,
            model,
            OperationIds.Upscale,
            Providers.Prompt.DefaultMaxLength
        );
        if (!parameters.Succeeded)
            return InWordsOfEdits(parameters.Error);

        var can = model.FindOperation(OperationIds.Upscale)!;
        var settings = new UpscaleSettings
        {
            Source = request.Source,
            Prompt = request.Prompt ?? request.SourcePrompt,
            PromptIsGiven = request.Prompt is not null,
            NegativePrompt = request.NegativePrompt,
            Seed = can.Seed ? request.Seed ?? freshSeed : null,
            SeedIsChosen = request.Seed is not null,
            OutputFormat = request.OutputFormat ?? FormatFor(request.Source, can),
            Parameters = ModelParameters.From(parameters.Value),
        };
        return settings.ResultSize is { } size && size.Pixels > can.MaxOutputPixels
            ? TooLarge(settings, model, size)
            : settings;
    }

    /// <summary>
    /// The same for another model: what somebody chose stays, and what was only the first model's default becomes the
    /// other's.
    /// </summary>
    /// <param name="from">The model that these are for.</param>
    /// <param name="to">The model that shall do it instead.</param>
    public Result<UpscaleSettings> AdaptTo(ModelDescription from, ModelDescription to) =>
        For(
            new EditRequest
            {
                Source = Source,
                Prompt = PromptIsGiven ? Prompt : null,
                SourcePrompt = PromptIsGiven ? null : Prompt,
                NegativePrompt = NegativePrompt,
                Seed = SeedIsChosen ? Seed : null,
                OutputFormat = OutputFormat,
                Parameters = ChosenFor(from, to),
            },
            to,
            Seed ?? Common.Seed.From(Common.Seed.Minimum)
        );

    public override Work ToWork()
    {
        var work = Work.OneRequest.Sending(1, Source.Size.Pixels).Making(1, ResultSize?.Pixels);
        return Parameters.Values.Aggregate(work, (sum, parameter) =>
            sum.Under(parameter.Key, ParameterValue.AsWritten(parameter.Value))
        );
    }

    // The size is what people see, so it is never left to another model's default.
    private ModelParameters ChosenFor(ModelDescription from, ModelDescription to)
    {
        var defaults = ParameterCheck.DefaultsOf(from.FindOperation(OperationIds.Upscale)?.Parameters ?? []);
        return ModelParameters.From(
            Parameters.Values.Where(parameter =>
                parameter.Key == FactorParameter
                || !defaults.TryGetValue(parameter.Key, out var standard)
                || !JsonElement.DeepEquals(standard, parameter.Value)
            )
        );
    }

    private static OutputFormat FormatFor(EditSource source, OperationDescription can) =>
        can.OutputFormats.Contains(NameOf(source.Format), StringComparer.Ordinal)
            ? source.Format
            : Enum.Parse<OutputFormat>(can.OutputFormats[0], ignoreCase: true);

    private static string NameOf(OutputFormat format) => JsonNamingPolicy.CamelCase.ConvertName(format.ToString());

    private static Error TooLarge(UpscaleSettings settings, ModelDescription model, ImageSize size)
    {
        var limit = model.FindOperation(OperationIds.Upscale)?.MaxOutputPixels ?? 0;
        return Error.RuleViolation(
            "image.result_too_large",
            $"{settings.Factor}x of this image has {size} pixels; {model.Name} makes {limit} in all at most. "
                + "Use a smaller factor or a smaller image.",
            $"parameters.{FactorParameter}"
        );
    }

    // An edit has one image, and calls it its source.
    private static Error InWordsOfEdits(Error error) =>
        error with
        {
            Fields =
            [
                .. error.Fields.Select(field => field.Field == "images" ? field with { Field = "source" } : field),
            ],
        };
}
