using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Domain.Jobs;

/// <summary>A job of whatever kind that another provider's model may go on with.</summary>
/// <typeparam name="TSettings">The kind's settings, complete for a model.</typeparam>
public interface IRoutableJob<TSettings>
    where TSettings : IPriceable
{
    OrganizationId OrganizationId { get; }

    UserId CreatedBy { get; }

    /// <summary>The model that is used now.</summary>
    string Model { get; }

    /// <summary>What the request named; null when it named nothing.</summary>
    string? RequestedModel { get; }

    Failover Failover { get; }

    /// <summary>The price that was shown; null when none was.</summary>
    Money? EstimatedCost { get; }

    /// <summary>Providers that were tried since a person last asked for the job, the present one included.</summary>
    IReadOnlyCollection<string> TriedProviders { get; }

    /// <summary>What the model has to be able to do: <see cref="OperationIds"/>.</summary>
    string Operation { get; }

    /// <summary>The job's settings validated against another model; why that one cannot do it.</summary>
    /// <param name="from">The model that they are for.</param>
    /// <param name="to">The model that shall do it instead.</param>
    Result<TSettings> AdaptTo(ModelDescription from, ModelDescription to);
}
