using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Domain.Generations;

/// <summary>
/// One request for images: its settings, its attempts, its cost. Its outputs are assets of the library.
/// </summary>
public sealed class Generation : ProviderJob, IRoutableJob<GenerationSettings>
{
    // For EF Core.
    private Generation() { }

    private Generation(JobOrder order, ModelDescription model, GenerationSettings settings, RoutingOptions options)
        : base(order, model, EstimateCost(model, settings), options) => Settings = settings;

    /// <summary>The kind of all generations.</summary>
    public static readonly JobKind JobKind = new("generation");

    public GenerationSettings Settings { get; private set; } = null!;

    public override JobKind Kind => JobKind;

    public override MediaKind OutputKind => MediaKind.Image;

    public override string Noun => "generation";

    public string Operation => OperationIds.Generate;

    /// <summary>
    /// Asks for images. The settings were checked against the model before; the price is the one of this moment.
    /// </summary>
    public static Generation Request(
        OrganizationId organization,
        UserId createdBy,
        ModelDescription model,
        GenerationSettings settings,
        DateTimeOffset now,
        GenerationOptions? routing = null
    )
    {
        routing ??= new GenerationOptions();
        var order = new JobOrder(organization, createdBy, now) { ApiKeyId = routing.ApiKeyId };
        var generation = new Generation(order, model, settings, routing);
        generation.RaiseUpdated(now);
        return generation;
    }

    /// <summary>The price before the submission; null when the price is unknown.</summary>
    public static Money? EstimateCost(ModelDescription model, GenerationSettings settings) =>
        model.EstimateCost(settings.ToWork());

    public Result<GenerationSettings> AdaptTo(ModelDescription from, ModelDescription to) =>
        Settings.AdaptedTo(from, to);

    /// <summary>Another provider's model takes over from the next attempt on.</summary>
    /// <param name="model">The model that takes over.</param>
    /// <param name="settings">The same settings, checked against it.</param>
    /// <param name="now">The time.</param>
    public Result SwitchTo(ModelDescription model, GenerationSettings settings, DateTimeOffset now)
    {
        var switched = SwitchModel(model, EstimateCost(model, settings), now);
        if (switched.Succeeded)
            Settings = settings;
        return switched;
    }

    public override JobUpdated ToUpdate(DateTimeOffset now) => new GenerationUpdated(this, now);
}

/// <summary>How a generation may be carried out, besides its settings.</summary>
public sealed record GenerationOptions : RoutingOptions
{
    /// <summary>The API key that asks; null when a person does in the browser.</summary>
    public ApiKeyId? ApiKeyId { get; init; }
}
