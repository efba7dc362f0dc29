using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Domain.Generations;

/// <summary>A request for images for which a model is to be chosen.</summary>
/// <param name="Request">What is asked for.</param>
/// <param name="FreshSeed">The seed to use when the request has none.</param>
public sealed record RequestedGeneration(GenerationRequest Request, Seed FreshSeed) : IRoutable<GenerationSettings>
{
    /// <summary>A request that asks for nothing but an image.</summary>
    public static RequestedGeneration OfOneImage { get; } =
        new(new GenerationRequest { Prompt = "" }, Seed.From(Seed.Minimum));

    public IRoutable<GenerationSettings> Plain => OfOneImage;

    public string Operation => OperationIds.Generate;

    public Result<GenerationSettings> FitTo(ModelDescription model) =>
        GenerationSettings.For(Request, model, FreshSeed);
}
