using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Domain.Edits;

/// <summary>
/// One change to an image of the library, of whatever kind: its source and settings, its attempts, its cost. The result
/// is an asset of its own, linked to its source.
/// </summary>
public abstract class Edit : ProviderJob
{
    // For EF Core.
    private protected Edit() { }

    private protected Edit(JobOrder order, ModelDescription model, EditSettings settings, RoutingOptions options)
        : base(order, model, model.EstimateCost(settings.ToWork()), options) => Settings = settings;

    public EditSettings Settings { get; private protected set; } = null!;

    public override MediaKind OutputKind => MediaKind.Image;

    public override string Noun => "edit";

    public override JobUpdated ToUpdate(DateTimeOffset now) => new EditUpdated(this, now);
}
