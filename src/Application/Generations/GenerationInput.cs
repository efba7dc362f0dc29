using System.Collections.Frozen;
using System.Text.Json;
using ImageGenerator.Application.Routing;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Generations;

/// <summary>The settings that somebody sends, to be generated or to be priced.</summary>
public sealed record GenerationInput : ImageSettings
{
    /// <summary>Pixels that a side can have, whatever the model.</summary>
    public const int MaxSide = 16_384;

    public GenerationInput() { }

    /// <summary>Takes over the settings that are the same before and after.</summary>
    public GenerationInput(ImageSettings settings)
        : base(settings) { }

    public string? Prompt { get; init; }

    /// <summary>A model, a family of models, <c>auto</c>, or nothing for the default model.</summary>
    public string? Model { get; init; }

    /// <summary>What decides where the model is not named.</summary>
    public RoutePreference? Prefer { get; init; }

    public Failover? Failover { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public int? Count { get; init; }

    public long? Seed { get; init; }

    public OutputFormat? OutputFormat { get; init; }

    public IReadOnlyDictionary<string, JsonElement>? Parameters { get; init; }

    /// <summary>Images to be changed or followed, by name.</summary>
    public IReadOnlyList<ReferenceInput>? References { get; init; }

    /// <summary>Which part of the first one is to be changed.</summary>
    public ReferenceInput? Mask { get; init; }

    /// <summary>What the caller wants to find again on the generation.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>
    /// Fields without which the images are still wanted, as refusals name them (<c>quality</c>,
    /// <c>parameters.style</c>): what no model that is in question has of them is left out, and noted on the
    /// generation.
    /// </summary>
    public IReadOnlySet<string> Dispensable { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Fields of that kind that whoever sends this has left out already; noted like the others.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    internal GenerationOptions ToRoutingOptions() =>
        new()
        {
            RequestedModel = Model,
            Failover = Failover ?? default,
            Metadata = Metadata is null ? JobMetadata.None : JobMetadata.Of(Metadata),
        };

    /// <summary>
    /// The same in the domain's words, without the reference images: those are still to be found. Only for input that
    /// passed its validator.
    /// </summary>
    internal GenerationRequest ToRequest() =>
        new(this)
        {
            Prompt = (Prompt ?? "").Trim(),
            NegativePrompt = string.IsNullOrWhiteSpace(NegativePrompt) ? null : NegativePrompt.Trim(),
            Size = Width is { } width && Height is { } height ? new ImageSize(width, height) : null,
            Count = Count ?? GenerationRequest.MinCount,
            Seed = Seed is { } seed ? Domain.Common.Seed.From(seed) : null,
            OutputFormat = OutputFormat,
            Parameters = Parameters is null ? ModelParameters.Empty : ModelParameters.From(Parameters),
            Strength = Strength is { } strength ? decimal.Round(strength, StrengthDecimals) : null,
        };
}

/// <summary>Names an image that goes along with a request: one of the two.</summary>
public sealed record ReferenceInput
{
    public Guid? AssetId { get; init; }

    public Guid? UploadId { get; init; }

    internal bool NamesOne => AssetId is null != UploadId is null;
}
