using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Routing;

/// <summary>What the order of routes depends on besides the routes themselves.</summary>
/// <param name="Providers">By id.</param>
/// <param name="Health">By the provider's id; only those of which something is known.</param>
/// <param name="Now">The time.</param>
internal sealed record RankingFacts(
    IReadOnlyDictionary<string, ProviderDescription> Providers,
    IReadOnlyDictionary<string, ProviderHealth> Health,
    DateTimeOffset Now
);

/// <summary>
/// The order in which routes are taken that can all do what is asked for. It depends on nothing but what it is given.
/// </summary>
internal static class Ranking
{
    /// <summary>The best first.</summary>
    /// <param name="routes">The routes.</param>
    /// <param name="preference">What decides among equals; null leaves it to the administrators' order.</param>
    /// <param name="facts">What is known of the providers.</param>
    public static IReadOnlyList<TRoute> Rank<TRoute>(
        IEnumerable<TRoute> routes,
        RoutePreference? preference,
        RankingFacts facts
    )
        where TRoute : Route
    {
        // Whoever is down or a last resort comes behind everybody else, and a preview behind every real model.
        var ranked = routes
            .OrderBy(route => route.Model.IsPreview)
            .ThenBy(route => IsLastResort(route, facts))
            .ThenBy(route => IsAway(route, facts));
        return [.. Prefer(ranked, preference, facts).ThenBy(route => SettingsOf(route, facts).Order).ThenBy(Cost)];
    }

    private static IOrderedEnumerable<TRoute> Prefer<TRoute>(
        IOrderedEnumerable<TRoute> routes,
        RoutePreference? preference,
        RankingFacts facts
    )
        where TRoute : Route =>
        preference switch
        {
            RoutePreference.Price => routes.ThenBy(Cost),
            RoutePreference.Quality => routes.ThenByDescending(route => route.Cost?.Amount ?? -1),
            RoutePreference.Speed => routes.ThenBy(route => Seconds(route, facts)),
            RoutePreference.Health => routes.ThenBy(route => IsDegraded(route, facts)).ThenBy(Cost),
            _ => routes,
        };

    private static bool IsLastResort(Route route, RankingFacts facts) =>
        route.Model.LastResort || facts.Providers.GetValueOrDefault(route.Model.Provider) is { LastResort: true };

    private static bool IsAway(Route route, RankingFacts facts) =>
        StatusOf(route, facts) is { } status
        && (status.State == ProviderHealthStatus.Down || status.PausedUntil > facts.Now);

    private static bool IsDegraded(Route route, RankingFacts facts) =>
        StatusOf(route, facts)?.State == ProviderHealthStatus.Degraded;

    private static double Seconds(Route route, RankingFacts facts) =>
        route.Model.TypicalSeconds ?? StatusOf(route, facts)?.TypicalSeconds ?? double.MaxValue;

    // A price that nobody knows is higher than any.
    private static decimal Cost(Route route) => route.Cost?.Amount ?? decimal.MaxValue;

    private static ProviderSettings SettingsOf(Route route, RankingFacts facts) =>
        facts.Providers.GetValueOrDefault(route.Model.Provider)?.Settings ?? new ProviderSettings();

    private static ProviderHealth? StatusOf(Route route, RankingFacts facts) =>
        facts.Health.GetValueOrDefault(route.Model.Provider);
}
