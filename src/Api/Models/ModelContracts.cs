using System.Text.Json;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Api.Models;

/// <summary>A model on offer.</summary>
/// <param name="Id">The name to use in requests.</param>
/// <param name="Name">What people read.</param>
/// <param name="Provider">The provider's id.</param>
/// <param name="ProviderName">The provider's name.</param>
/// <param name="Description">What it is good for.</param>
/// <param name="IsPreview">True for a renderer that only previews.</param>
/// <param name="IsDefault">True for the model that is used when a request names none.</param>
/// <param name="PromptLimit">Characters that a prompt may have.</param>
/// <param name="TypicalSeconds">How long a request usually takes; null when unknown.</param>
/// <param name="RetiresOn">The day on which the provider shuts it down, when known.</param>
/// <param name="Price">What it costs; null when unknown, which is not the same as free.</param>
/// <param name="Capabilities">What it can do.</param>
public sealed record ModelResponse(
    string Id,
    string Name,
    string Provider,
    string ProviderName,
    string Description,
    bool IsPreview,
    bool IsDefault,
    int PromptLimit,
    double? TypicalSeconds,
    DateOnly? RetiresOn,
    PriceResponse? Price,
    CapabilitiesResponse Capabilities)
{
    internal static ModelResponse From(ModelDescription model) => new(
        model.Id,
        model.Name,
        model.Provider,
        model.ProviderName,
        model.Description,
        model.IsPreview,
        model.IsDefault,
        model.PromptLimit ?? Prompt.DefaultMaxLength,
        model.TypicalSeconds,
        model.RetiresOn,
        model.Price?.Components is [{ Unit: PriceUnit.Image, When.Count: 0 } only] ? new PriceResponse(only.Amount.Amount, Money.Currency) : null,
        CapabilitiesResponse.From(model.Capabilities));
}

/// <summary>A price.</summary>
/// <param name="PerImage">For one image.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record PriceResponse(decimal PerImage, string Currency);

/// <summary>What a model can do; what is not listed is refused.</summary>
/// <param name="Modes">What it turns into what.</param>
/// <param name="MaxCount">Images per request at most.</param>
/// <param name="Seed">Whether a seed makes results reproducible.</param>
/// <param name="NegativePrompt">Whether it takes a negative prompt.</param>
/// <param name="Qualities">The quality presets it knows.</param>
/// <param name="OutputFormats">The file formats on offer, the default first.</param>
/// <param name="AspectRatios">The aspect ratios on offer, the default first.</param>
/// <param name="Size">Limits of exact sizes; null when only the ratios work.</param>
/// <param name="Parameters">Settings that only this model has.</param>
public sealed record CapabilitiesResponse(
    IReadOnlyList<GenerationMode> Modes,
    int MaxCount,
    bool Seed,
    bool NegativePrompt,
    IReadOnlyList<Quality> Qualities,
    IReadOnlyList<OutputFormat> OutputFormats,
    IReadOnlyList<AspectRatioResponse> AspectRatios,
    SizeLimitsResponse? Size,
    IReadOnlyList<ParameterResponse> Parameters)
{
    internal static CapabilitiesResponse From(ModelCapabilities can) => new(
        can.Modes,
        can.MaxCount,
        can.Seed,
        can.NegativePrompt,
        can.Qualities,
        can.OutputFormats,
        [.. can.AspectRatios.Select(ratio => new AspectRatioResponse(ratio.Ratio, ratio.Size.Width, ratio.Size.Height))],
        can.Size is { } size ? new SizeLimitsResponse(size.MinSide, size.MaxSide, size.MultipleOf, size.MinPixels, size.MaxPixels, size.MaxRatio) : null,
        [.. can.Parameters.Select(ParameterResponse.From)]);
}

/// <summary>An aspect ratio and the size that the model makes of it.</summary>
/// <param name="Ratio">As in <c>16:9</c>.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public sealed record AspectRatioResponse(string Ratio, int Width, int Height);

/// <summary>The exact sizes that a model takes.</summary>
/// <param name="MinSide">Shortest side, in pixels.</param>
/// <param name="MaxSide">Longest side, in pixels.</param>
/// <param name="MultipleOf">Both sides are multiples of this.</param>
/// <param name="MinPixels">Width times height at least; 0 for no limit but that of the sides.</param>
/// <param name="MaxPixels">Width times height at most.</param>
/// <param name="MaxRatio">The longer side over the shorter one at most; null for no limit but that of the sides.</param>
public sealed record SizeLimitsResponse(int MinSide, int MaxSide, int MultipleOf, long MinPixels, long MaxPixels, decimal? MaxRatio);

/// <summary>A setting that only this model has; enough to draw a form from.</summary>
/// <param name="Name">The name in <c>parameters</c>.</param>
/// <param name="Label">What people read.</param>
/// <param name="Description">What it does.</param>
/// <param name="Kind">How it is entered.</param>
/// <param name="Default">The value used when none is given: a string, a number or a boolean.</param>
/// <param name="Minimum">Smallest number.</param>
/// <param name="Maximum">Largest number.</param>
/// <param name="Step">Sensible step between numbers.</param>
/// <param name="MaxLength">Characters at most.</param>
/// <param name="Options">The values on offer, for a choice.</param>
public sealed record ParameterResponse(
    string Name,
    string Label,
    string? Description,
    ParameterKind Kind,
    JsonElement? Default,
    decimal? Minimum,
    decimal? Maximum,
    decimal? Step,
    int? MaxLength,
    IReadOnlyList<ParameterOptionResponse> Options)
{
    internal static ParameterResponse From(ParameterDefinition parameter) => new(
        parameter.Name,
        parameter.Label,
        parameter.Description,
        parameter.Kind,
        DefaultOf(parameter),
        parameter.Minimum,
        parameter.Maximum,
        parameter.Step,
        parameter.MaxLength,
        [.. parameter.Options.Select(option => new ParameterOptionResponse(option.Value, option.Label))]);

    private static JsonElement? DefaultOf(ParameterDefinition parameter) => parameter.Default switch
    {
        null => null,
        var text when parameter.Kind is ParameterKind.Choice or ParameterKind.Text => JsonSerializer.SerializeToElement(text),
        var json => JsonSerializer.Deserialize<JsonElement>(json),
    };
}

/// <summary>A value that can be chosen.</summary>
/// <param name="Value">To send.</param>
/// <param name="Label">To show.</param>
public sealed record ParameterOptionResponse(string Value, string Label);

/// <summary>The models on offer.</summary>
/// <param name="Items">The default one first.</param>
public sealed record ModelListResponse(IReadOnlyList<ModelResponse> Items);
