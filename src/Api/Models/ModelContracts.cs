using System.Text.Json;
using ImageGenerator.Application.Models;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Api.Models;

/// <summary>A model on offer.</summary>
/// <param name="Id">The name to use in requests.</param>
/// <param name="Name">What people read.</param>
/// <param name="Provider">The provider's id.</param>
/// <param name="ProviderName">The provider's name.</param>
/// <param name="Family">The name that the same model has at every provider; usable in requests as well.</param>
/// <param name="Description">What it is good for.</param>
/// <param name="IsPreview">True for a renderer that only previews.</param>
/// <param name="IsDefault">
/// True for the model that your requests get when they name none: by default the cheapest real one that you can use
/// with a working key, otherwise the preview renderer.
/// </param>
/// <param name="PromptLimit">Characters that a prompt may have.</param>
/// <param name="TypicalSeconds">How long a request usually takes; null when unknown.</param>
/// <param name="RetiresOn">The day on which the provider shuts it down, when known.</param>
/// <param name="Replacement">The id of the model to use instead of a retired one.</param>
/// <param name="Price">What it costs; null when unknown, which is not the same as free.</param>
/// <param name="Availability">Whether you can use it now.</param>
/// <param name="Health">How its provider does.</param>
/// <param name="Capabilities">
/// What it can do when it generates images; a model that generates none has no <c>modes</c>.
/// </param>
/// <param name="Operations">Everything that it can be asked to do.</param>
public sealed record ModelResponse(
    string Id,
    string Name,
    string Provider,
    string ProviderName,
    string? Family,
    string Description,
    bool IsPreview,
    bool IsDefault,
    int PromptLimit,
    double? TypicalSeconds,
    DateOnly? RetiresOn,
    string? Replacement,
    PriceResponse? Price,
    AvailabilityResponse Availability,
    HealthResponse Health,
    CapabilitiesResponse Capabilities,
    IReadOnlyList<OperationResponse> Operations
)
{
    internal static ModelResponse From(ModelOffer offer) =>
        new(
            offer.Model.Id,
            offer.Model.Name,
            offer.Model.Provider,
            offer.Model.ProviderName,
            offer.Model.Family,
            offer.Model.Description,
            offer.Model.IsPreview,
            offer.IsDefault,
            offer.Model.PromptLimit ?? Prompt.DefaultMaxLength,
            offer.Model.TypicalSeconds,
            offer.Model.RetiresOn,
            offer.Model.Replacement,
            offer.Model.Price is { } price ? PriceResponse.Of(price, offer.From) : null,
            new AvailabilityResponse(
                offer.Unusable is null,
                offer.Unusable is { } reason ? JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString()) : null,
                offer.KeyOwner
            ),
            HealthResponse.From(offer.Status),
            CapabilitiesResponse.From(offer.Model.Capabilities),
            [.. offer.Model.Operations.Select(OperationResponse.From)]
        );
}

/// <summary>A price of the price book.</summary>
/// <param name="PerImage">For one image, where the model costs that and nothing else; null elsewhere.</param>
/// <param name="From">For one result with every setting left as it is; null when it cannot be told before.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Components">What is charged.</param>
/// <param name="Expected">What that usually comes to, where it is only known afterwards.</param>
/// <param name="ValidFrom">The first day on which it holds.</param>
/// <param name="Source">Where it was read.</param>
public sealed record PriceResponse(
    decimal? PerImage,
    decimal? From,
    string Currency,
    IReadOnlyList<PriceComponentResponse> Components,
    IReadOnlyList<PriceComponentResponse> Expected,
    DateOnly ValidFrom,
    string Source
)
{
    internal static PriceResponse Of(Price price, Money? one) =>
        new(
            price.Components is [{ Unit: PriceUnit.Image, When.Count: 0 } only] ? only.Amount.Amount : null,
            one?.Amount,
            Money.Currency,
            [.. price.Components.Select(PriceComponentResponse.From)],
            [.. price.Expected.Select(PriceComponentResponse.From)],
            price.ValidFrom,
            price.Source
        );
}

/// <summary>One line of a price.</summary>
/// <param name="Unit">What is counted.</param>
/// <param name="Amount">For one unit in dollars; of tokens, for a million.</param>
/// <param name="When">The settings under which it counts, by name; empty for always.</param>
/// <param name="Included">Units that cost nothing.</param>
public sealed record PriceComponentResponse(
    PriceUnit Unit,
    decimal Amount,
    IReadOnlyDictionary<string, string> When,
    decimal Included
)
{
    internal static PriceComponentResponse From(PriceComponent component) =>
        new(component.Unit, component.Amount.Amount, component.When, component.Included);
}

/// <summary>Whether a model can be used now.</summary>
/// <param name="Usable">True when it can.</param>
/// <param name="Reason"><c>switched_off</c>, <c>no_key</c>, <c>no_address</c> or <c>retired</c>; null when it can be
/// used.</param>
/// <param name="KeyOwner">Whose key would be used; null when none is needed or there is none.</param>
public sealed record AvailabilityResponse(bool Usable, string? Reason, CredentialScope? KeyOwner);

/// <summary>How a provider does, from the jobs of the last minutes and from cheap checks.</summary>
/// <param name="State">In one word.</param>
/// <param name="Reason">Why it is not healthy.</param>
/// <param name="PausedUntil">The provider asked for a pause until then.</param>
/// <param name="SuccessRate">Of the last minutes' attempts, 0 to 1; null when there were none.</param>
/// <param name="TypicalSeconds">How long an attempt took, the median; null when there were none.</param>
/// <param name="CheckedAt">When it was last checked; null when never.</param>
public sealed record HealthResponse(
    ProviderHealthStatus State,
    string? Reason,
    DateTimeOffset? PausedUntil,
    double? SuccessRate,
    double? TypicalSeconds,
    DateTimeOffset? CheckedAt
)
{
    internal static HealthResponse From(ProviderHealth health) =>
        new(
            health.State,
            health.Reason,
            health.PausedUntil,
            health.SuccessRate,
            health.TypicalSeconds,
            health.CheckedAt
        );
}

/// <summary>What a model can do when it generates images; what is not listed is refused.</summary>
/// <param name="Modes">What it turns into what.</param>
/// <param name="MaxCount">Images per request at most.</param>
/// <param name="Seed">Whether a seed makes results reproducible.</param>
/// <param name="NegativePrompt">Whether it takes a negative prompt.</param>
/// <param name="Qualities">The quality presets it knows.</param>
/// <param name="OutputFormats">The file formats on offer, the default first.</param>
/// <param name="AspectRatios">The aspect ratios on offer, the default first.</param>
/// <param name="Size">Limits of exact sizes; null when only the ratios work.</param>
/// <param name="Parameters">Settings that only this model has.</param>
/// <param name="MaxReferences">Reference images per request at most; 0 for none.</param>
/// <param name="Mask">Whether a mask may say which part of the first reference image is to be changed.</param>
/// <param name="Strength">Whether a strength says how far the result may leave the first reference image.</param>
/// <param name="PartialImages">Whether it shows unfinished images while it works.</param>
public sealed record CapabilitiesResponse(
    IReadOnlyList<GenerationMode> Modes,
    int MaxCount,
    bool Seed,
    bool NegativePrompt,
    IReadOnlyList<Quality> Qualities,
    IReadOnlyList<OutputFormat> OutputFormats,
    IReadOnlyList<AspectRatioResponse> AspectRatios,
    SizeLimitsResponse? Size,
    IReadOnlyList<ParameterResponse> Parameters,
    int MaxReferences,
    bool Mask,
    bool Strength,
    bool PartialImages
)
{
    internal static CapabilitiesResponse From(ModelCapabilities can) =>
        new(
            can.Modes,
            can.MaxCount,
            can.Seed,
            can.NegativePrompt,
            can.Qualities,
            can.OutputFormats,
            [
                .. can.AspectRatios.Select(ratio => new AspectRatioResponse(
                    ratio.Ratio,
                    ratio.Size.Width,
                    ratio.Size.Height
                )),
            ],
            can.Size is { } size ? SizeLimitsResponse.From(size) : null,
            [.. can.Parameters.Select(ParameterResponse.From)],
            can.MaxReferences,
            can.Mask,
            can.Strength,
            can.PartialImages
        );
}

/// <summary>An aspect ratio and the size that the model makes of it.</summary>
/// <param name="Ratio">As in <c>16:9</c>.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public sealed record AspectRatioResponse(string Ratio, int Width, int Height);

/// <summary>The sizes that a model takes.</summary>
/// <param name="MinSide">Shortest side, in pixels.</param>
/// <param name="MaxSide">Longest side, in pixels.</param>
/// <param name="MultipleOf">Both sides are multiples of this.</param>
/// <param name="MinPixels">Width times height at least; 0 for no limit but that of the sides.</param>
/// <param name="MaxPixels">Width times height at most.</param>
/// <param name="MaxRatio">The longer side over the shorter one at most; null for no limit but that of the
/// sides.</param>
public sealed record SizeLimitsResponse(
    int MinSide,
    int MaxSide,
    int MultipleOf,
    long MinPixels,
    long MaxPixels,
    decimal? MaxRatio
)
{
    internal static SizeLimitsResponse From(SizeLimits size) =>
        new(size.MinSide, size.MaxSide, size.MultipleOf, size.MinPixels, size.MaxPixels, size.MaxRatio);
}

/// <summary>A setting that only this model has, or one of its operations; enough to draw a form from.</summary>
/// <param name="Name">The name in <c>parameters</c>.</param>
/// <param name="Label">What people read.</param>
/// <param name="Description">What it does.</param>
/// <param name="Kind">How it is entered.</param>
/// <param name="Default">The value used when none is given: a string, a number or a boolean.</param>
/// <param name="Minimum">Smallest number.</param>
/// <param name="Maximum">Largest number.</param>
/// <param name="Step">Sensible step between numbers.</param>
/// <param name="MaxLength">Characters at most.</param>
/// <param name="Options">The values on offer: of a choice, and of a number that has only a few.</param>
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
    IReadOnlyList<ParameterOptionResponse> Options
)
{
    internal static ParameterResponse From(ParameterDefinition parameter) =>
        new(
            parameter.Name,
            parameter.Label,
            parameter.Description,
            parameter.Kind,
            DefaultOf(parameter),
            parameter.Minimum,
            parameter.Maximum,
            parameter.Step,
            parameter.MaxLength,
            [.. parameter.Options.Select(option => new ParameterOptionResponse(option.Value, option.Label))]
        );

    private static JsonElement? DefaultOf(ParameterDefinition parameter) =>
        parameter.Default switch
        {
            null => null,
            var text when parameter.Kind is ParameterKind.Choice or ParameterKind.Text =>
                JsonSerializer.SerializeToElement(text),
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
