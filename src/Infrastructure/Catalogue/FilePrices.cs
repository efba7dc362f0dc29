using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Infrastructure.Catalogue;

/// <summary>The prices of the data files.</summary>
internal sealed class FilePrices : IPriceBook
{
    private readonly Dictionary<string, Price?> _prices = CatalogueFiles.ReadAll()
        .SelectMany(file => file.Models).ToDictionary(model => model.Id, model => model.Price, StringComparer.Ordinal);

    public Price? At(string model, DateTimeOffset at) => _prices.GetValueOrDefault(model);
}
