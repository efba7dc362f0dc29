using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using ImageGenerator.Api.Common;
using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Models;
using ImageGenerator.Application.Routing;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Api.Generations;

/// <summary>
/// Images of which the price is asked. Nothing is required: the prompt may still be missing. A setting that the model
/// lacks is refused.
/// </summary>
public record EstimateRequest : ImageSettings
{
    /// <summary>What the images should show. Up to the model's <c>promptLimit</c>, 500 characters by default.</summary>
    /// <example>A lighthouse at dusk, long exposure</example>
    [MaxLength(Domain.Providers.Prompt.AbsoluteMaxLength)]
    public virtual string? Prompt { get; init; }

    /// <summary>
    /// A model's id from <c>GET /models</c>, a family of models (<c>flux-1-schnell</c>) whose provider is then chosen,
    /// or <c>auto</c> for the best of all that can do it. When not given: the default model (<c>isDefault</c> in <c>GET
    /// /models</c>), or the cheapest other real one where that lacks a setting.
    /// </summary>
    /// <example>offline/preview</example>
    [MaxLength(ModelRules.MaxNameLength)]
    public string? Model { get; init; }

    /// <summary>
    /// What decides between providers and models where <c>model</c> leaves a choice; the administrators' order when not
    /// given.
    /// </summary>
    public RoutePreference? Prefer { get; init; }

    /// <summary>
    /// Which other providers of the same model may be used when one fails; <c>samePrice</c> when not given.
    /// </summary>
    public Failover? Failover { get; init; }

    /// <summary>Exact width in pixels, together with height.</summary>
    [Range(1, GenerationInput.MaxSide)]
    public int? Width { get; init; }

    /// <summary>Exact height in pixels, together with width.</summary>
    [Range(1, GenerationInput.MaxSide)]
    public int? Height { get; init; }

    /// <summary>How many images, 1 to 4; 1 when not given.</summary>
    /// <example>2</example>
    [Range(Domain.Generations.GenerationRequest.MinCount, Domain.Generations.GenerationRequest.MaxCount)]
    public int? Count { get; init; }

    /// <summary>
    /// 0 to 4294967295; the same seed with the same settings gives the same images. Chosen at random when not given.
    /// </summary>
    /// <example>42</example>
    [Range(Domain.Common.Seed.Minimum, Domain.Common.Seed.Maximum)]
    public long? Seed { get; init; }

    /// <summary>The file format; the model's first one when not given.</summary>
    public OutputFormat? OutputFormat { get; init; }

    /// <summary>Settings that only this model has, by name, as its capabilities describe them.</summary>
    [MaxLength(Domain.Providers.ModelParameters.MaxEntries)]
    [MaxValueLength(Domain.Providers.Prompt.AbsoluteMaxLength)]
    public IReadOnlyDictionary<string, JsonElement>? Parameters { get; init; }

    /// <summary>
    /// Images to be changed or followed, from uploads or from the library; only for models that take them.
    /// </summary>
    [MaxLength(Domain.Generations.GenerationRequest.MaxReferences)]
    public IReadOnlyList<ReferenceRequest>? References { get; init; }

    /// <summary>
    /// Which part of the first reference image is to be changed: white is changed, black is kept. As large as that
    /// image.
    /// </summary>
    public ReferenceRequest? Mask { get; init; }

    /// <summary>
    /// Your own words about the generation, by name: 16 entries at most, names of 1 to 64 characters, texts of up to
    /// 512. They are kept and returned, and mean nothing to the product.
    /// </summary>
    [MaxLength(JobMetadata.MaxEntries)]
    [MaxValueLength(JobMetadata.MaxValueLength)]
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    internal GenerationInput ToInput() =>
        new(this)
        {
            Prompt = Prompt,
            Model = Model,
            Prefer = Prefer,
            Failover = Failover,
            Width = Width,
            Height = Height,
            Count = Count,
            Seed = Seed,
            OutputFormat = OutputFormat,
            Parameters = Parameters,
            References = References is null ? null : [.. References.Select(reference => reference?.ToInput()!)],
            Mask = Mask?.ToInput(),
            Metadata = Metadata,
        };
}
