using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Models;
using ImageGenerator.Application.Routing;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Application.Tests.Routing;

/// <summary>Whatever is asked for, it goes to a model that does that, and to no other.</summary>
[TestFixture]
internal sealed class OperationRoutingTests
{
    private static readonly Caller _caller = new(GenerationBuilder.Organization, GenerationBuilder.Person);

    private TestHost _host = null!;

    [SetUp]
    public void SetUp()
    {
        _host = new TestHost();
        _host.Offer(
            Market.At("painter", 0.04m),
            UpscalerAt("dear", 0.40m),
            UpscalerAt("plain", 0m) with
            {
                LastResort = true,
            },
            UpscalerAt("cheap", 0.02m)
        );
    }

    [TearDown]
    public void TearDown() => _host.Dispose();

    [TestCase(ModelRouter.Automatic, RoutePreference.Price, "cheap/upscaler")]
    [TestCase(ModelRouter.Automatic, RoutePreference.Quality, "dear/upscaler")]
    [TestCase("plain/upscaler", null, "plain/upscaler")]
    [TestCase(null, null, "cheap/upscaler")]
    public async Task Choose_ForAnUpscale_TakesAnUpscaler(string? wanted, RoutePreference? preference, string model) =>
        Assert.That((await UpscaleAsync(wanted, preference)).Value.Model.Id, Is.EqualTo(model));

    [Test]
    public async Task Choose_ForAnUpscale_TellsItsPrice()
    {
        var route = await UpscaleAsync("dear/upscaler");

        Assert.That(
            route.Value,
            Has.Property("Cost").EqualTo(Money.Usd(0.40m)).And.Property("Settings").EqualTo(new UpscaleSettings(4))
        );
    }

    [Test]
    public async Task Choose_WhenNobodyElseCan_TakesTheLastResort()
    {
        _host.Offer(Market.At("painter", 0.04m), UpscalerAt("plain", 0m) with { LastResort = true });

        Assert.That((await UpscaleAsync(ModelRouter.Automatic)).Value.Model.Id, Is.EqualTo("plain/upscaler"));
    }

    [TestCase("painter/fox", "model.operation_unsupported")]
    [TestCase(Market.Family, "model.unknown")]
    [TestCase("nobody/at-all", "model.unknown")]
    public async Task Choose_ForAnUpscaleOfAModelThatPaints_IsRefused(string wanted, string code) =>
        Assert.That((await UpscaleAsync(wanted)).Error?.Code, Is.EqualTo(code));

    [Test]
    public async Task Choose_ForAnUpscaleWhenNobodyUpscales_IsRefused()
    {
        _host.Offer(Market.At("painter", 0.04m));

        Assert.That((await UpscaleAsync(wanted: null)).Error?.Code, Is.EqualTo("model.unavailable"));
    }

    [TestCase("dear/upscaler", "model.operation_unsupported")]
    public async Task Choose_ForAGenerationOfAnUpscaler_IsRefused(string wanted, string code) =>
        Assert.That((await GenerateAsync(wanted)).Error?.Code, Is.EqualTo(code));

    [TestCase(ModelRouter.Automatic)]
    [TestCase(null)]
    public async Task Choose_ForAGeneration_NeverTakesAnUpscaler(string? wanted)
    {
        // Cheaper than every painter, and in first place.
        _host.Offer(UpscalerAt("free", 0m), Market.At("painter", 0.04m));

        Assert.That((await GenerateAsync(wanted)).Value.Model, Is.EqualTo("painter/fox"));
    }

    [Test]
    public async Task FindFailoverRoutes_ForAnUpscaleLeftToUs_FindsOtherUpscalersThatCostNoMore()
    {
        var job = new StartedUpscale("cheap/upscaler", ModelRouter.Automatic, Money.Usd(0.02m));

        var routes = await FindFailoverAsync(job);

        Assert.That(
            routes.Select(route => route.Model.Id),
            Is.EqualTo(["plain/upscaler"]),
            "the other one costs more than was promised"
        );
    }

    [Test]
    public async Task FindFailoverRoutes_ForAnUpscaleAtAnyPrice_PutsTheLastResortLast()
    {
        var job = new StartedUpscale("cheap/upscaler", ModelRouter.Automatic, Money.Usd(0.02m))
        {
            Failover = Failover.AnyPrice,
        };

        var routes = await FindFailoverAsync(job);

        Assert.That(routes.Select(route => route.Model.Id), Is.EqualTo(["dear/upscaler", "plain/upscaler"]));
    }

    [Test]
    public async Task FindFailoverRoutes_ForANamedUpscalerOfNoFamily_FindsNobody()
    {
        var job = new StartedUpscale("cheap/upscaler", "cheap/upscaler", Money.Usd(0.02m))
        {
            Failover = Failover.AnyPrice,
        };

        Assert.That(await FindFailoverAsync(job), Is.Empty);
    }

    [TestCase(null, "test/able,painter/fox")]
    [TestCase(OperationIds.Generate, "test/able,painter/fox")]
    [TestCase(OperationIds.Upscale, "dear/upscaler,plain/upscaler,cheap/upscaler")]
    [TestCase(ListModels.AnyOperation, "test/able,painter/fox,dear/upscaler,plain/upscaler,cheap/upscaler")]
    [TestCase("video", "")]
    public async Task List_OfAnOperation_HoldsTheModelsThatDoIt(string? operation, string ids)
    {
        var offers = await _host.SendAsync(new ListModels(operation));

        Assert.That(
            offers.Value.Select(offer => offer.Model.Id).Order(),
            Is.EqualTo(ids.Split(',', StringSplitOptions.RemoveEmptyEntries).Order())
        );
    }

    [Test]
    public async Task List_OfUpscalers_TellsThePriceOfOne()
    {
        var offers = await _host.SendAsync(new ListModels(OperationIds.Upscale));

        Assert.That(offers.Value.Single(offer => offer.Model.Provider == "dear").From, Is.EqualTo(Money.Usd(0.40m)));
    }

    [TestCase("Upscale")]
    [TestCase("up scale")]
    [TestCase("")]
    public async Task List_OfSomethingThatIsNoOperation_IsInvalid(string operation) =>
        Assert.That((await _host.SendAsync(new ListModels(operation))).Error?.Kind, Is.EqualTo(ErrorKind.Invalid));

    private Task<IReadOnlyList<Route<UpscaleSettings>>> FindFailoverAsync(StartedUpscale job) =>
        _host.UseAsync((ModelRouter router) => router.FindFailoverRoutesAsync(job, CancellationToken.None));

    private Task<Result<Route<UpscaleSettings>>> UpscaleAsync(string? wanted, RoutePreference? preference = null) =>
        _host.UseAsync(
            (ModelRouter router) =>
                router.ChooseAsync(wanted, preference, new RequestedUpscale(4), _caller, CancellationToken.None)
        );

    private Task<Result<GenerationEstimate>> GenerateAsync(string? wanted) =>
        _host.SendAsync(new EstimateGeneration(new GenerationInput { Model = wanted }));

    private static ModelDescription UpscalerAt(string provider, decimal price) =>
        TestModels.Upscaler with
        {
            Id = $"{provider}/upscaler",
            Provider = provider,
            ProviderName = provider,
            Price = new Price { Components = [new PriceComponent(PriceUnit.Request, Money.Usd(price))] },
        };
}
