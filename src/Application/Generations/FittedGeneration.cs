using ImageGenerator.Application.Routing;
using ImageGenerator.Domain.Generations;

namespace ImageGenerator.Application.Generations;

/// <summary>A request that a model was found for.</summary>
/// <param name="Route">The model and the settings that are complete for it.</param>
/// <param name="Dropped">The dispensable fields that the model lacks, and which were therefore left out.</param>
internal sealed record FittedGeneration(Route<GenerationSettings> Route, IReadOnlyList<string> Dropped);
