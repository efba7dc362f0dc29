using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Pricing;

namespace ImageGenerator.Domain.Providers;

/// <summary>A request of whatever kind for which a model is to be chosen.</summary>
/// <typeparam name="TSettings">The kind's settings, complete for a model.</typeparam>
public interface IRoutable<TSettings>
    where TSettings : IPriceable
{
    /// <summary>What the model has to be able to do: <see cref="OperationIds"/>.</summary>
    string Operation { get; }

    /// <summary>A request of this kind that asks for nothing special.</summary>
    IRoutable<TSettings> Plain { get; }

    /// <summary>The request validated against a model; why the model cannot do it.</summary>
    Result<TSettings> FitTo(ModelDescription model);
}
