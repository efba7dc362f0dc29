using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Routing;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Application.Tests.Routing;

/// <summary>Which model a new request gets.</summary>
[TestFixture]
internal sealed class ChooseModelTests
{
    private TestHost _host = null!;

    [SetUp]
    public void SetUp()
    {
        _host = new TestHost();
        _host.Offer(
            Market.At("first", 0.04m, seconds: 9),
            Market.At("cheap", 0.01m, seconds: 5),
            Market.At("quick", 0.08m, seconds: 1),
            Market.At("unpriced", null, seconds: 7)
        );
    }

    [TearDown]
    public void TearDown() => _host.Dispose();

    [TestCase(null, "first", TestName = "the administrators' order decides")]
    [TestCase(RoutePreference.Price, "cheap")]
    [TestCase(RoutePreference.Speed, "quick")]
    [TestCase(RoutePreference.Quality, "quick")]
    [TestCase(RoutePreference.Health, "cheap")]
    public async Task Choose_WhenAFamilyIsNamed_TakesTheBestByPreference(RoutePreference? preference, string provider)
    {
        Assert.That(await ChosenAsync(Market.Family, preference), Is.EqualTo(provider));
    }

    [Test]
    public async Task Choose_WhenSomeModelHasWhatCanBeDoneWithout_TakesThatOne()
    {
        var quality = Market.At("fine", 0.09m) with
        {
            Capabilities = TestModels.Able.Capabilities with { Qualities = [Quality.Ultra] },
        };
        _host.Offer(Market.At("first", 0.04m), quality);

        var view = await CreateAsync(Dispensing("quality") with { Quality = Quality.Ultra });

        Assert.That((view.Provider, view.Settings.Quality), Is.EqualTo(("fine", Quality.Ultra)));
        Assert.That(view.Metadata.Dropped, Is.Empty);
    }

    [Test]
    public async Task Choose_WhenNoModelHasWhatCanBeDoneWithout_LeavesItOutAndNotesIt()
    {
        var input = Dispensing("quality", "parameters.style") with
        {
            Quality = Quality.Ultra,
            Parameters = TestModels.Parameters(("style", "vivid"), ("look", "agate")).Values,
            Metadata = new Dictionary<string, string> { ["order"] = "7" },
            LeftOut = ["parameters.partialImages"],
        };

        var view = await CreateAsync(input);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(view.Settings.Quality, Is.Null);
            Assert.That(view.Settings.Parameters.Names, Does.Contain("look").And.Not.Contain("style"));
            Assert.That(
                view.Metadata.Dropped,
                Is.EqualTo(new[] { "parameters.partialImages", "quality", "parameters.style" })
            );
            Assert.That(view.Metadata.Values["order"], Is.EqualTo("7"));
        }
    }

    [Test]
    public async Task Choose_WhenWhatIsLackingWasNotOfferedToGo_Refuses()
    {
        var refused = await _host.SendAsync(
            new CreateGeneration(Dispensing("parameters.style") with { Quality = Quality.Ultra }, null)
        );

        Assert.That(refused.Error!.Fields.Single().Field, Is.EqualTo("quality"));
    }

    [Test]
    public async Task Choose_WhenAProviderIsDown_TakesAnotherOne()
    {
        _host.Health["first"] = new ProviderHealth(ProviderHealthStatus.Down, 0, null, null, "Away.", null);

        Assert.That(await ChosenAsync(Market.Family), Is.EqualTo("cheap"));
    }

    [Test]
    public async Task Choose_WhenAProviderAskedForAPause_TakesAnotherOne()
    {
        _host.Health["first"] = new ProviderHealth(
            ProviderHealthStatus.Healthy,
            1,
            null,
            null,
            null,
            _host.Clock.Now.AddSeconds(30)
        );

        Assert.That(await ChosenAsync(Market.Family), Is.EqualTo("cheap"));
    }

    [Test]
    public async Task Choose_WhenAProviderIsTheLastResort_TakesItLast()
    {
        _host.Change("first", provider => provider with { LastResort = true });

        Assert.That(await ChosenAsync(Market.Family), Is.EqualTo("cheap"));
    }

    [Test]
    public async Task Choose_WhenAProviderIsSwitchedOff_NeverTakesIt()
    {
        foreach (var provider in new[] { "first", "cheap", "quick" })
        {
            _host.Change(provider, description =>
                description with
                {
                    Settings = description.Settings with { Enabled = false },
                }
            );
        }

        Assert.That(await ChosenAsync(Market.Family), Is.EqualTo("unpriced"));
    }

    [Test]
    public async Task Choose_WhenItIsLeftToUs_TakesARealModelBeforeAPreview()
    {
        _host.Offer(Market.At("first", 0.04m) with { IsPreview = true }, Market.At("real", 0.04m));

        Assert.That(await ChosenAsync("auto", RoutePreference.Price), Is.Not.EqualTo("first"));
    }

    [Test]
    public async Task Choose_WhenNoModelOfTheFamilyCanDoIt_SaysWhatIsWrong()
    {
        var refused = await EstimateAsync(new GenerationInput { Model = Market.Family, AspectRatio = "7:3" });

        Assert.That(refused.Error?.Code, Is.EqualTo("size.unsupported"));
    }

    [Test]
    public async Task Choose_WhenNobodyHasAKey_SaysWhatToDo()
    {
        _host.NoWayToAnybody();

        var refused = await EstimateAsync(new GenerationInput { Model = Market.Family });

        Assert.That(
            refused.Error,
            Has.Property("Code").EqualTo("model.unavailable").And.Property("Message").Contains("key")
        );
    }

    [Test]
    public async Task Choose_WhenTheNamedModelHasNoKey_NamesTheProvider()
    {
        _host.NoWayToAnybody();

        var refused = await EstimateAsync(new GenerationInput { Model = "first/fox" });

        Assert.That(refused.Error?.Message, Does.Contain("first"));
    }

    [Test]
    public async Task Choose_WhenTheNamedModelIsRetired_NamesItsReplacement()
    {
        var today = DateOnly.FromDateTime(_host.Clock.Now.UtcDateTime);
        _host.Offer(
            Market.At("first", 0.04m) with
            {
                RetiresOn = today,
                Replacement = "cheap/fox",
            },
            Market.At("cheap", 0.01m)
        );

        var refused = await EstimateAsync(new GenerationInput { Model = "first/fox" });

        Assert.That(
            refused.Error,
            Has.Property("Code").EqualTo("model.retired").And.Property("Message").Contains("cheap/fox")
        );
    }

    [Test]
    public async Task Choose_OnTheDayBeforeItRetires_StillTakesIt()
    {
        var tomorrow = DateOnly.FromDateTime(_host.Clock.Now.UtcDateTime).AddDays(1);
        _host.Offer(Market.At("first", 0.04m) with { RetiresOn = tomorrow });

        Assert.That(await ChosenAsync("first/fox"), Is.EqualTo("first"));
    }

    private async Task<string> ChosenAsync(string model, RoutePreference? preference = null) =>
        (await EstimateAsync(new GenerationInput { Model = model, Prefer = preference })).Value.Provider;

    private Task<Domain.Common.Result<GenerationEstimate>> EstimateAsync(GenerationInput input) =>
        _host.SendAsync(new EstimateGeneration(input));

    private static GenerationInput Dispensing(params string[] fields) =>
        new()
        {
            Prompt = "a red fox",
            Model = Market.Family,
            Dispensable = fields.ToHashSet(),
        };

    private async Task<GenerationView> CreateAsync(GenerationInput input) =>
        (await _host.SendAsync(new CreateGeneration(input, null))).Value.Job;
}
