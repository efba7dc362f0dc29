using ImageGenerator.Domain.Pricing;

namespace ImageGenerator.Application.Prices;

/// <summary>The lines of the price book.</summary>
public interface IPriceRepository
{
    /// <summary>Adds a line, and tells every process once it is saved.</summary>
    void Add(ModelPrice price);

    /// <summary>All lines, of one model when given; by model, the latest first.</summary>
    Task<IReadOnlyList<EnteredPrice>> ListAsync(string? model, CancellationToken cancellationToken);
}

/// <summary>A line and the name of whoever entered it; null when it came with the product.</summary>
public sealed record EnteredPrice(ModelPrice Line, string? EnteredByName);

/// <summary>A line as it is read.</summary>
/// <param name="Line">The line.</param>
/// <param name="EnteredByName">Who entered it; null when it came with the product.</param>
/// <param name="IsCurrent">True when the model costs this now.</param>
public sealed record PriceView(ModelPrice Line, string? EnteredByName, bool IsCurrent);
