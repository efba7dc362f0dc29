using ImageGenerator.Application.Models;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Application.Tests.Models;

[TestFixture]
internal sealed class ModelTests
{
    private TestHost _host = null!;

    [SetUp]
    public void SetUp() => _host = new TestHost();

    [TearDown]
    public void TearDown() => _host.Dispose();

    [Test]
    public async Task List_PutsTheDefaultFirstAndLeavesTheRestInTheirOrder()
    {
        _host.Offer(Market.At("cat", 0.05m), Market.At("zebra", 0.01m), Market.At("ape", null));

        var offers = await ListAsync();

        Assert.That(offers.Select(offer => offer.Model.Provider), Is.EqualTo(["zebra", "test", "cat", "ape"]));
        Assert.That(
            offers.Where(offer => offer.IsDefault).Select(offer => offer.Model.Provider),
            Is.EqualTo(["zebra"])
        );
    }

    [TestCase(true, true, true, null)]
    [TestCase(false, true, true, Unusable.SwitchedOff)]
    [TestCase(true, false, true, Unusable.NoKey)]
    [TestCase(true, true, false, Unusable.Retired)]
    public async Task List_SaysWhyAModelCannotBeUsed(bool enabled, bool hasKey, bool lives, Unusable? why)
    {
        _host
            .Models.Setup(models => models.All)
            .Returns([
                TestModels.Plain with
                {
                    RetiresOn = lives ? null : DateOnly.FromDateTime(_host.Clock.Now.UtcDateTime),
                },
            ]);
        _host.Providers[0] = _host.Providers[0] with
        {
            NeedsKey = true,
            Settings = new ProviderSettings { Enabled = enabled },
        };
        if (!hasKey)
            _host.NoWayToAnybody();

        Assert.That((await ListAsync()).Single().Unusable, Is.EqualTo(why));
    }

    [Test]
    public async Task List_TellsThePriceOfOneImageAndHowTheProviderDoes()
    {
        _host.Health["test"] = new ProviderHealth(ProviderHealthStatus.Degraded, 0.8, 3, null, "Slow.", null);

        var offers = await ListAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(offers[0].From, Is.EqualTo(Money.Usd(0.04m)));
            Assert.That(offers[1].From, Is.Null, "unknown stays unknown");
            Assert.That(offers[0].Status.State, Is.EqualTo(ProviderHealthStatus.Degraded));
        }
    }

    private async Task<IReadOnlyList<ModelOffer>> ListAsync() => (await _host.SendAsync(new ListModels())).Value;

    [TestCase("test/plain", "Plain")]
    [TestCase("test/gone", "test/gone")]
    public void NameOf_IsTheIdWhenTheModelHasLeftTheCatalog(string id, string name)
    {
        Assert.That(_host.Models.Object.NameOf(id), Is.EqualTo(name));
    }
}
