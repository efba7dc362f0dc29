using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Routing;

/// <summary>A model that was chosen for a request or a job of whatever kind.</summary>
/// <param name="Model">The model.</param>
public abstract record Route(ModelDescription Model)
{
    /// <summary>Whose key would pay; null where none is needed.</summary>
    public KeyOwner? Payer { get; init; }

    /// <summary>What it is expected to cost; null when nobody knows.</summary>
    public abstract Money? Cost { get; }
}

/// <summary>A model that was chosen, and the kind's own settings, complete for it.</summary>
public sealed record Route<TSettings>(ModelDescription Model, TSettings Settings) : Route(Model)
    where TSettings : IPriceable
{
    public override Money? Cost { get; } = Model.EstimateCost(Settings.ToWork());
}

/// <summary>Who asks.</summary>
public sealed record Caller(OrganizationId OrganizationId, UserId UserId);
