using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Routing;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Application.Tests.Routing;

/// <summary>The order of routes is a matter of what is known, and of nothing else.</summary>
[TestFixture]
internal sealed class RankingTests
{
    private static readonly ProviderHealth _healthy = new(ProviderHealthStatus.Healthy, 1, 4, null, null, null);

    private static IEnumerable<TestCaseData> Table()
    {
        yield return Case("nothing known: the administrators' order", null, Facts(), "a,b,c");
        yield return Case("price", RoutePreference.Price, Facts(), "b,a,c");
        yield return Case("quality: an unknown price last", RoutePreference.Quality, Facts(), "a,b,c");
        yield return Case("speed", RoutePreference.Speed, Facts(), "c,a,b");
        yield return Case(
            "health",
            RoutePreference.Health,
            Facts(("b", _healthy with { State = ProviderHealthStatus.Degraded })),
            "a,c,b"
        );
        yield return Case(
            "down, whatever is preferred",
            RoutePreference.Price,
            Facts(("b", _healthy with { State = ProviderHealthStatus.Down })),
            "a,c,b"
        );
        yield return Case("paused", null, Facts(("a", _healthy with { PausedUntil = Moments.At(5) })), "b,c,a");
        yield return Case("paused before", null, Facts(("a", _healthy with { PausedUntil = Moments.At(-5) })), "a,b,c");
        yield return Case(
            "degraded counts only for health",
            RoutePreference.Price,
            Facts(("b", _healthy with { State = ProviderHealthStatus.Degraded })),
            "b,a,c"
        );
    }

    [TestCaseSource(nameof(Table))]
    public void Rank_ByWhatIsKnown_PutsTheBestFirst(RoutePreference? preference, object facts, string order)
    {
        Route<UpscaleSettings>[] routes =
        [
            RouteOf("c", null, seconds: 1),
            RouteOf("b", 0.01m, seconds: 9),
            RouteOf("a", 0.04m, seconds: 5),
        ];

        var ranked = Ranking.Rank(routes, preference, (RankingFacts)facts);

        Assert.That(ranked.Select(route => route.Model.Provider), Is.EqualTo(order.Split(',')));
    }

    [Test]
    public void Rank_APreviewAndLastResorts_ComeBehindThoseThatAreDown()
    {
        var down = RouteOf("a", 0.04m, 5);
        var lastModel = RouteOf("b", 0.01m, 5, model => model with { LastResort = true });
        var preview = RouteOf("c", 0, 5, model => model with { IsPreview = true });

        var ranked = Ranking.Rank(
            [preview, lastModel, down],
            RoutePreference.Price,
            Facts(("a", _healthy with { State = ProviderHealthStatus.Down }))
        );

        Assert.That(ranked, Is.EqualTo([down, lastModel, preview]));
    }

    private static Route<UpscaleSettings> RouteOf(
        string provider,
        decimal? price,
        double seconds,
        Func<ModelDescription, ModelDescription>? change = null
    )
    {
        var model = Market.At(provider, price, seconds: seconds);
        return new Route<UpscaleSettings>(change?.Invoke(model) ?? model, new UpscaleSettings(2));
    }

    private static RankingFacts Facts(params (string Provider, ProviderHealth Status)[] health) =>
        new(
            new[] { "a", "b", "c" }
                .Index()
                .ToDictionary(
                    one => one.Item,
                    one => new ProviderDescription(one.Item, one.Item)
                    {
                        Settings = new ProviderSettings { Order = one.Index },
                    }
                ),
            health.ToDictionary(one => one.Provider, one => one.Status),
            Moments.Start
        );

    private static TestCaseData Case(string name, RoutePreference? preference, RankingFacts facts, string order) =>
        new TestCaseData(preference, facts, order).SetArgDisplayNames(name);
}
