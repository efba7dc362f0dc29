using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Domain.Edits;

/// <summary>One request for a larger form of an image.</summary>
public sealed class Upscale : Edit, IRoutableJob<UpscaleSettings>
{
    /// <summary>The kind of all upscales.</summary>
    public static readonly JobKind JobKind = new("upscale");

    // For EF Core.
    private Upscale() { }

    private Upscale(JobOrder order, ModelDescription model, UpscaleSettings settings, RoutingOptions options)
        : base(order, model, settings, options) { }

    public override JobKind Kind => JobKind;

    public string Operation => OperationIds.Upscale;

    public UpscaleSettings Own => (UpscaleSettings)Settings;

    /// <summary>
    /// Asks for a larger image. The settings were validated against the model before; the price is the one of this
    /// moment.
    /// </summary>
    public static Upscale Request(
        JobOrder order,
        ModelDescription model,
        UpscaleSettings settings,
        RoutingOptions options
    )
    {
        var upscale = new Upscale(order, model, settings, options);
        upscale.RaiseUpdated(order.Now);
        return upscale;
    }

    public Result<UpscaleSettings> AdaptTo(ModelDescription from, ModelDescription to) => Own.AdaptTo(from, to);

    /// <summary>Another provider's model takes over from the next attempt on.</summary>
    /// <param name="model">The model that takes over.</param>
    /// <param name="settings">The same settings, validated against it.</param>
    /// <param name="now">The time.</param>
    public Result SwitchTo(ModelDescription model, UpscaleSettings settings, DateTimeOffset now)
    {
        var switched = SwitchModel(model, model.EstimateCost(settings.ToWork()), now);
        if (switched.Succeeded)
            Settings = settings;
        return switched;
    }
}
