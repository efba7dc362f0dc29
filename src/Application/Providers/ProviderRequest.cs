using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Providers;

/// <summary>
/// What a provider is asked for, in the product's own words: frozen, and already checked against the model's
/// capabilities. Each operation has its own.
/// </summary>
public abstract record ProviderRequest
{
    /// <summary>What is to be done.</summary>
    public abstract ProviderOperation Operation { get; }

    /// <summary>The job that asks; also a good idempotency key where the provider takes one.</summary>
    public required JobId JobId { get; init; }

    /// <summary>1 for the first attempt.</summary>
    public required int Attempt { get; init; }

    /// <summary>The model's id in the catalog.</summary>
    public required string Model { get; init; }

    /// <summary>What the provider calls the model.</summary>
    public string ProviderModel { get; init; } = "";

    /// <summary>The model's own parameters, defaults filled in.</summary>
    public required ModelParameters Parameters { get; init; }
}
