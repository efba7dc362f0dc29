using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Application.Tests.Support;

/// <summary>Models of one family at several providers.</summary>
internal static class Market
{
    public const string Family = "fox-1";

    /// <summary>The family's model at a provider; null is a price that nobody knows.</summary>
    public static ModelDescription At(string provider, decimal? price, string? family = Family, double? seconds = 2) =>
        new($"{provider}/fox", provider, $"Fox at {provider}")
        {
            ProviderName = provider,
            Family = family,
            Price = price is { } dollars ? Price.PerImage(Money.Usd(dollars)) : null,
            TypicalSeconds = seconds,
            Capabilities = TestModels.Able.Capabilities,
        };

    /// <summary>
    /// Puts these models, and nothing else but the default one, on offer; their providers are asked in this order.
    /// </summary>
    public static void Offer(this TestHost host, params ModelDescription[] models)
    {
        host.Models.Setup(catalog => catalog.All).Returns([TestModels.Able, .. models]);
        host.Providers.AddRange(
            models
                .Select(model => model.Provider)
                .Distinct()
                .Except(host.Providers.Select(provider => provider.Id))
                .Select(
                    (provider, place) =>
                        new ProviderDescription(provider, provider)
                        {
                            Settings = new ProviderSettings { Order = place },
                        }
                )
        );
    }

    /// <summary>Changes a provider that is on offer.</summary>
    public static void Change(
        this TestHost host,
        string provider,
        Func<ProviderDescription, ProviderDescription> change
    )
    {
        var place = host.Providers.FindIndex(candidate => candidate.Id == provider);
        host.Providers[place] = change(host.Providers[place]);
    }
}
