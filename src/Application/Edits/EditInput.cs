using System.Text.Json;
using ImageGenerator.Application.Routing;
using ImageGenerator.Domain.Edits;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Edits;

/// <summary>What can be done to an image.</summary>
public enum EditKind
{
    /// <summary>Makes it larger.</summary>
    Upscale,
}

/// <summary>Names an image of the library.</summary>
public sealed record EditSourceInput(Guid? AssetId);

/// <summary>An edit that somebody sends, to be made or to be priced.</summary>
public sealed record EditInput
{
    public EditKind? Kind { get; init; }

    /// <summary>The image that it starts from.</summary>
    public EditSourceInput? Source { get; init; }

    public string? Prompt { get; init; }

    public string? NegativePrompt { get; init; }

    /// <summary>A model, or <c>auto</c> for the best that can do it; the same when nothing is named.</summary>
    public string? Model { get; init; }

    /// <summary>What decides where the model is not named.</summary>
    public RoutePreference? Prefer { get; init; }

    public Failover? Failover { get; init; }

    public long? Seed { get; init; }

    public OutputFormat? OutputFormat { get; init; }

    public IReadOnlyDictionary<string, JsonElement>? Parameters { get; init; }

    /// <summary>What the caller wants to find again on the edit.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>
    /// There is no default model for edits: whoever names none leaves the choice to us, now and when one fails.
    /// </summary>
    internal string WantedModel => Model ?? ModelRouter.Automatic;

    internal RoutingOptions ToOptions() =>
        new()
        {
            RequestedModel = WantedModel,
            Failover = Failover ?? default,
            Metadata = Metadata is null ? JobMetadata.None : JobMetadata.Of(Metadata),
        };

    /// <summary>The same in the domain's words. Only for input that passed its validator.</summary>
    internal EditRequest ToRequest(EditSource source, string? sourcePrompt) =>
        new()
        {
            Source = source,
            SourcePrompt = sourcePrompt,
            Prompt = TextOf(Prompt),
            NegativePrompt = TextOf(NegativePrompt),
            Seed = Seed is { } seed ? Domain.Common.Seed.From(seed) : null,
            OutputFormat = OutputFormat,
            Parameters = Parameters is null ? ModelParameters.Empty : ModelParameters.From(Parameters),
        };

    private static string? TextOf(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
