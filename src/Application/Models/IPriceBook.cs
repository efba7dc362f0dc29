using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Models;

/// <summary>What models cost, by date.</summary>
public interface IPriceBook
{
    /// <summary>
    /// The price of a model at a moment, as far as it was known then; null when it is unknown, which is never the same as free.
    /// </summary>
    Price? At(string model, DateTimeOffset at);
}
