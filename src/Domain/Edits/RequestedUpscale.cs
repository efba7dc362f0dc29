using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Domain.Edits;

/// <summary>A request for a larger image for which a model is to be chosen.</summary>
/// <param name="Request">What is asked for.</param>
/// <param name="FreshSeed">The seed to use when the request has none and the model takes one.</param>
public sealed record RequestedUpscale(EditRequest Request, Seed FreshSeed) : IRoutable<UpscaleSettings>
{
    public string Operation => OperationIds.Upscale;

    /// <summary>There is no upscale of nothing: models are compared by this very image.</summary>
    public IRoutable<UpscaleSettings> Plain => this;

    public Result<UpscaleSettings> FitTo(ModelDescription model) => UpscaleSettings.For(Request, model, FreshSeed);
}
