using System.Diagnostics.CodeAnalysis;
using ImageGenerator.Api.Events;
using ImageGenerator.Api.Jobs;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Edits;

namespace ImageGenerator.Api.Edits;

/// <summary>Where an edit stands: all of it but what was asked for, its image and its attempts.</summary>
public sealed record EditUpdatedEvent : JobUpdatedEvent, IEventContract<EditUpdated>
{
    [SetsRequiredMembers]
    private EditUpdatedEvent(EditUpdated happened, IModelCatalog models)
        : base(happened, models) { }

    static object IEventContract<EditUpdated>.From(EditUpdated happened, IModelCatalog models) =>
        new EditUpdatedEvent(happened, models);
}
