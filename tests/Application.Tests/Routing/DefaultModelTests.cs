using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Models;
using ImageGenerator.Application.Routing;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;
using Moq;

namespace ImageGenerator.Application.Tests.Routing;

/// <summary>Which model a request gets that names none: it follows the keys.</summary>
[TestFixture]
internal sealed class DefaultModelTests
{
    private static readonly ModelDescription _preview = TestModels.Able with
    {
        Id = "test/preview",
        IsPreview = true,
        Price = Price.PerImage(Money.Zero),
    };

    private TestHost _host = null!;

    [SetUp]
    public void SetUp()
    {
        _host = new TestHost();
        Offer(Market.At("dear", 0.08m), Market.At("cheap", 0.01m), Market.At("unpriced", null));
    }

    [TearDown]
    public void TearDown() => _host.Dispose();

    [Test]
    public async Task Default_WithWorkingKeys_IsTheCheapestRealModel() =>
        Assert.That(await ChosenAsync(), Is.EqualTo("cheap/fox"));

    [Test]
    public async Task Default_WithoutAnyKey_IsThePreviewRenderer()
    {
        Keys();

        Assert.That(await ChosenAsync(), Is.EqualTo(_preview.Id));
    }

    [Test]
    public async Task Default_WhenTheOnlyKeyIsRejected_IsThePreviewRenderer()
    {
        _host
            .Connections.Setup(port =>
                port.UsableAsync(It.IsAny<OrganizationId>(), It.IsAny<UserId>(), It.IsAny<CancellationToken>())
            )
            .ReturnsAsync(
                new Dictionary<string, CredentialScope?> { ["test"] = null, ["cheap"] = CredentialScope.Organization }
            );
        Keys();

        Assert.That(await ChosenAsync(), Is.EqualTo(_preview.Id));
    }

    [Test]
    public async Task Default_WhenOnlyThePriceIsUnknown_IsStillARealModel()
    {
        Keys("unpriced");

        Assert.That(await ChosenAsync(), Is.EqualTo("unpriced/fox"));
    }

    [Test]
    public async Task Default_WhenTheCheapestIsSwitchedOff_IsTheNext()
    {
        _host.Change("cheap", provider => provider with { Settings = provider.Settings with { Enabled = false } });

        Assert.That(await ChosenAsync(), Is.EqualTo("dear/fox"));
    }

    [TestCase(30, "dear/fox")]
    [TestCase(31, "cheap/fox")]
    public async Task Default_WhenTheCheapestIsAboutToBeShutDown_IsTheNext(int daysLeft, string expected)
    {
        var day = DateOnly.FromDateTime(_host.Clock.Now.UtcDateTime).AddDays(daysLeft);
        Offer(Market.At("cheap", 0.01m) with { RetiresOn = day }, Market.At("dear", 0.08m));

        Assert.That(await ChosenAsync(), Is.EqualTo(expected));
    }

    [Test]
    public async Task Default_WhenThereIsNoOther_IsOneThatIsAboutToBeShutDown()
    {
        Offer(
            Market.At("cheap", 0.01m) with
            {
                RetiresOn = DateOnly.FromDateTime(_host.Clock.Now.UtcDateTime).AddDays(1),
            }
        );

        Assert.That(await ChosenAsync(), Is.EqualTo("cheap/fox"));
    }

    [Test]
    public async Task Default_WhenTheCheapestCannotDoIt_IsTheCheapestThatCan()
    {
        Offer(
            Market.At("dear", 0.08m),
            Market.At("cheap", 0.01m) with
            {
                Capabilities = TestModels.Plain.Capabilities,
            }
        );

        Assert.That(await ChosenAsync(new GenerationInput { NegativePrompt = "rain" }), Is.EqualTo("dear/fox"));
    }

    [Test]
    public async Task Default_WhenNoRealModelCanDoIt_IsRefusedAndNotDrawnAsAPreview()
    {
        Offer(Market.At("cheap", 0.01m) with { Capabilities = TestModels.Plain.Capabilities });

        var refused = await EstimateAsync(new GenerationInput { NegativePrompt = "rain" });

        Assert.That(refused.Error?.Fields.Single().Field, Is.EqualTo("negativePrompt"));
    }

    [TestCase("dear/fox", "dear/fox")]
    [TestCase("test/preview", "test/preview")]
    [TestCase(Market.Family, "cheap/fox")]
    public async Task Default_WhenItIsConfigured_IsThatModelOrTheCheapestOfThatFamily(
        string configured,
        string expected
    )
    {
        _host.DefaultModel.Default = configured;

        Assert.That(await ChosenAsync(), Is.EqualTo(expected));
    }

    [Test]
    public async Task Default_WhenTheConfiguredOneCannotBeUsed_FollowsTheKeys()
    {
        _host.DefaultModel.Default = "dear/fox";
        Keys("cheap");

        Assert.That(await ChosenAsync(), Is.EqualTo("cheap/fox"));
    }

    [TestCase(RoutePreference.Quality, "dear/fox")]
    [TestCase(RoutePreference.Price, "cheap/fox")]
    public async Task Default_WhenARequestPrefersSomething_GoesByThat(RoutePreference preference, string expected) =>
        Assert.That(await ChosenAsync(new GenerationInput { Prefer = preference }), Is.EqualTo(expected));

    [Test]
    public async Task Default_IsTheSameForTheListTheEstimateAndTheRequest()
    {
        var listed = (await _host.SendAsync(new ListModels())).Value.Single(offer => offer.IsDefault).Model.Id;
        var found = (await _host.SendAsync(new GetDefaultModel())).Value.Id;
        var estimated = await ChosenAsync();
        var created = (await _host.SendAsync(new CreateGeneration(new GenerationInput { Prompt = "a red fox" }, null)))
            .Value
            .Job;

        Assert.That(
            (listed, found, estimated, created.Model),
            Is.EqualTo(("cheap/fox", "cheap/fox", "cheap/fox", "cheap/fox"))
        );
        Assert.That(created.RequestedModel, Is.Null);
    }

    // The preview renderer, which needs no key, and models of providers that do.
    private void Offer(params ModelDescription[] models)
    {
        _host.Offer(models);
        _host.Models.Setup(catalog => catalog.All).Returns([_preview, .. models]);
        _host.Models.Setup(catalog => catalog.Default).Returns(_preview);
        Keys([.. models.Select(model => model.Provider)]);
    }

    private void Keys(params string[] providers) =>
        _host
            .Connections.Setup(port =>
                port.WorkingAsync(It.IsAny<OrganizationId>(), It.IsAny<UserId>(), It.IsAny<CancellationToken>())
            )
            .ReturnsAsync(
                providers
                    .ToDictionary(provider => provider, _ => (CredentialScope?)CredentialScope.Organization)
                    .Append(new("test", null))
                    .ToDictionary()
            );

    private async Task<string> ChosenAsync(GenerationInput? input = null) =>
        (await EstimateAsync(input ?? new GenerationInput())).Value.Model;

    private Task<Result<GenerationEstimate>> EstimateAsync(GenerationInput input) =>
        _host.SendAsync(new EstimateGeneration(input));
}
