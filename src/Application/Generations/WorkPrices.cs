using ImageGenerator.Application.Common;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Pricing;

namespace ImageGenerator.Application.Generations;

/// <summary>What work that was done comes to by the price book.</summary>
[SingletonService]
internal sealed class WorkPrices(IModelCatalog models)
{
    /// <summary>By the price of the moment at which the job was submitted; null when nobody knows one.</summary>
    /// <param name="generation">The job.</param>
    /// <param name="images">How many images were made.</param>
    /// <param name="usage">What the provider measured; null when it does not say.</param>
    public Money? Of(Generation generation, int images, ProviderUsage? usage) =>
        models.PriceAt(generation.Model, generation.CreatedAt)?.Actual(
            generation.Settings.ToWork(Math.Min(images, generation.Settings.Count)).Measuring(usage));
}
