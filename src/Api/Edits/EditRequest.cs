using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using ImageGenerator.Api.Common;
using ImageGenerator.Application.Edits;
using ImageGenerator.Application.Models;
using ImageGenerator.Application.Routing;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Api.Edits;

/// <summary>A change to an image of the library. A setting that the model lacks is refused.</summary>
public sealed record EditRequest
{
    /// <summary>What is to be done. <c>upscale</c> makes the image larger; more kinds may come.</summary>
    /// <example>upscale</example>
    [Required]
    public EditKind? Kind { get; init; }

    /// <summary>The image to start from. It stays as it is; the result is an image of its own.</summary>
    [Required]
    public EditSourceRequest? Source { get; init; }

    /// <summary>
    /// What the image shows. Required by models that paint details by it, and refused by those that take none: see
    /// <c>operations[].inputs.prompt</c> in <c>GET /models?operation=upscale</c>.
    /// </summary>
    /// <example>A lighthouse at dusk, long exposure</example>
    [MaxLength(Domain.Providers.Prompt.AbsoluteMaxLength)]
    public string? Prompt { get; init; }

    /// <summary>What the image does not show; only for models that take it.</summary>
    [MaxLength(Domain.Providers.Prompt.AbsoluteMaxLength)]
    public string? NegativePrompt { get; init; }

    /// <summary>
    /// A model's id from <c>GET /models?operation=upscale</c>, a family of models, or <c>auto</c> for the best that can
    /// do it; <c>auto</c> when not given.
    /// </summary>
    /// <example>offline/resample</example>
    [MaxLength(ModelRules.MaxNameLength)]
    public string? Model { get; init; }

    /// <summary>What decides where <c>model</c> leaves a choice; the administrators' order when not given.</summary>
    public RoutePreference? Prefer { get; init; }

    /// <summary>
    /// Which other models may take over when one fails; <c>samePrice</c> when not given. For a named model those of its
    /// family, for <c>auto</c> all that can do the same.
    /// </summary>
    public Failover? Failover { get; init; }

    /// <summary>0 to 4294967295; only for models that take one. Chosen at random when not given.</summary>
    [Range(Domain.Common.Seed.Minimum, Domain.Common.Seed.Maximum)]
    public long? Seed { get; init; }

    /// <summary>The file format; the source's where the model makes it, when not given.</summary>
    public OutputFormat? OutputFormat { get; init; }

    /// <summary>
    /// The operation's settings by name, as the model describes them: <c>factor</c> (2 or 4, say) where the model
    /// offers one, <c>creativity</c>.
    /// </summary>
    [MaxLength(ModelParameters.MaxEntries)]
    [MaxValueLength(Domain.Providers.Prompt.AbsoluteMaxLength)]
    public IReadOnlyDictionary<string, JsonElement>? Parameters { get; init; }

    /// <summary>
    /// Your own words about the edit, by name: 16 entries at most, names of 1 to 64 characters, texts of up to 512.
    /// They are kept and returned, and mean nothing to the product.
    /// </summary>
    [MaxLength(JobMetadata.MaxEntries)]
    [MaxValueLength(JobMetadata.MaxValueLength)]
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    internal EditInput ToInput() =>
        new()
        {
            Kind = Kind,
            Source = Source is null ? null : new EditSourceInput(Source.AssetId),
            Prompt = Prompt,
            NegativePrompt = NegativePrompt,
            Model = Model,
            Prefer = Prefer,
            Failover = Failover,
            Seed = Seed,
            OutputFormat = OutputFormat,
            Parameters = Parameters,
            Metadata = Metadata,
        };
}

/// <summary>The image that an edit starts from.</summary>
public sealed record EditSourceRequest
{
    /// <summary>An image of the library.</summary>
    [Required]
    public Guid? AssetId { get; init; }
}
