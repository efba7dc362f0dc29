using ImageGenerator.Application.Common;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Pricing;

namespace ImageGenerator.Application.Jobs;

/// <summary>What work that was done comes to by the price book.</summary>
[SingletonService]
internal sealed class WorkPrices(IModelCatalog models)
{
    /// <summary>By the price of the moment at which the job was submitted; null when nobody knows one.</summary>
    /// <param name="job">The job, of whatever kind.</param>
    /// <param name="work">What was done.</param>
    public Money? Of(ProviderJob job, Work work) => models.PriceAt(job.Model, job.CreatedAt)?.Actual(work);
}
