using System.Diagnostics.CodeAnalysis;
using ImageGenerator.Api.Events;
using ImageGenerator.Api.Jobs;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Api.Generations;

/// <summary>Where a generation stands: all of it but what was asked for, its images and its attempts.</summary>
public sealed record GenerationUpdatedEvent : JobUpdatedEvent, IEventContract<GenerationUpdated>
{
    [SetsRequiredMembers]
    private GenerationUpdatedEvent(GenerationUpdated happened, IModelCatalog models)
        : base(happened, models) =>
        Partials = happened.Partials is { } partials ? [.. partials.Select(PartialImageEvent.Of)] : null;

    /// <summary>The latest unfinished images, all of them; only in the events that tell of newer ones.</summary>
    public IReadOnlyList<PartialImageEvent>? Partials { get; init; }

    static object IEventContract<GenerationUpdated>.From(GenerationUpdated happened, IModelCatalog models) =>
        new GenerationUpdatedEvent(happened, models);
}

/// <summary>
/// An unfinished image; its bytes are at <c>/api/v1/generations/{id}/partials/{index}?v={version}</c>.
/// </summary>
public sealed record PartialImageEvent
{
    /// <summary>Its place in the generation, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Grows with every newer one.</summary>
    public required int Version { get; init; }

    internal static PartialImageEvent Of(PartialImageVersion partial) =>
        new() { Index = partial.Index, Version = partial.Version };
}
