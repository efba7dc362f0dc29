using ImageGenerator.Domain.Pricing;

namespace ImageGenerator.Application.Models;

/// <summary>
/// What models cost, from which day on, as far as it was known when. Prices are followed by others and never changed.
/// </summary>
public interface IPriceBook
{
    /// <summary>
    /// What a model cost at a moment, by what was known then; null when nobody knew, which is never the same as free.
    /// </summary>
    Price? At(string model, DateTimeOffset at);

    /// <summary>
    /// Reads the book again, so that this process goes by what was just entered. Other processes hear of it by
    /// themselves.
    /// </summary>
    Task RefreshAsync(CancellationToken cancellationToken);
}
