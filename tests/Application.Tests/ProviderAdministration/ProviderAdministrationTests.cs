using ImageGenerator.Application.ProviderAdministration;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Providers;
using Moq;

namespace ImageGenerator.Application.Tests.ProviderAdministration;

[TestFixture]
internal sealed class ProviderAdministrationTests
{
    private static readonly ProviderSettings _settings = new()
    {
        Enabled = true,
        Order = 20,
        Concurrency = 4,
        RequestsPerMinute = 60,
    };

    private TestHost _host = null!;

    [SetUp]
    public void SetUp()
    {
        _host = new TestHost();
        _host.Providers.Clear();
        _host.Providers.Add(new ProviderDescription("test", "Test") { NeedsKey = false, Settings = _settings });
        _host.Providers.Add(new ProviderDescription("idle", "Idle"));
        _host
            .Administration.Setup(administration => administration.CountJobsAsync(It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Dictionary<string, ProviderLoad> { ["test"] = new(2, 5) });
    }

    [TearDown]
    public void TearDown() => _host.Dispose();

    [Test]
    public async Task List_TellsEveryProvidersHealthJobsAndModels()
    {
        var steady = ProviderHealth.Unknown with { State = ProviderHealthStatus.Healthy, SuccessRate = 1 };
        _host.Health["test"] = steady;

        var views = await _host.SendAsync(new ListProviders());

        Assert.That(
            views.Value,
            Is.EqualTo(
                (ProviderView[])
                    [
                        new(_host.Providers[0], steady, new ProviderLoad(2, 5), 2),
                        new(_host.Providers[1], ProviderHealth.Unknown, new ProviderLoad(0, 0), 0),
                    ]
            )
        );
    }

    [Test]
    public async Task Change_KeepsWhatIsNotNamed()
    {
        var view = await _host.SendAsync(
            new ChangeProvider("test", Enabled: false, Order: null, Concurrency: 9, RequestsPerMinute: null)
        );

        Assert.That(view.Value.Provider.Id, Is.EqualTo("test"));
        MustHaveSaved(_settings with { Enabled = false, Concurrency = 9 });
    }

    [Test]
    public async Task Change_ToZeroRequestsAMinute_LiftsTheLimit()
    {
        await _host.SendAsync(new ChangeProvider("test", null, null, null, RequestsPerMinute: 0));

        MustHaveSaved(_settings with { RequestsPerMinute = null });
    }

    [Test]
    public async Task Change_ToWhatItIs_SavesNothing()
    {
        var view = await _host.SendAsync(new ChangeProvider("test", true, 20, 4, 60));

        Assert.That(view.Succeeded);
        MustHaveSavedNothing();
    }

    [TestCase(-1, null, null)]
    [TestCase(10_001, null, null)]
    [TestCase(null, 0, null)]
    [TestCase(null, 1001, null)]
    [TestCase(null, null, -1)]
    [TestCase(null, null, 100_001)]
    public async Task Change_BeyondTheBounds_IsRefused(int? order, int? concurrency, int? requestsPerMinute)
    {
        var view = await _host.SendAsync(new ChangeProvider("test", null, order, concurrency, requestsPerMinute));

        Assert.That(view.Error!.Code, Is.EqualTo("validation.failed"));
        MustHaveSavedNothing();
    }

    [Test]
    public async Task Change_OfNone_IsNotFound()
    {
        var view = await _host.SendAsync(new ChangeProvider("nobody", false, null, null, null));

        Assert.That(view.Error!.Code, Is.EqualTo("provider.not_found"));
    }

    [Test]
    public async Task Check_AsksWithTheInstallationsKey_AndNotesWhatItFound()
    {
        _host.KeysOf(CredentialScope.User, CredentialScope.Organization, CredentialScope.Platform);
        var found = new ConnectionCheckResult(ConnectionStatus.Unreachable, "Test is asleep.");
        _host
            .Provider.Setup(provider =>
                provider.CheckAsync(
                    It.Is<ProviderConnection>(connection => connection.Owner == CredentialScope.Platform),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync(found);

        var status = await _host.SendAsync(new CheckProvider("test"));

        Assert.That(status.Value, Is.EqualTo(ProviderHealth.Unknown));
        _host.Administration.Verify(
            administration => administration.NoteCheckAsync("test", found, It.IsAny<CancellationToken>()),
            Times.Once
        );
    }

    [Test]
    public async Task Check_WithoutAKey_SaysWhatIsMissing()
    {
        _host.NoWayToAnybody();

        var status = await _host.SendAsync(new CheckProvider("test"));

        Assert.That(
            (status.Error!.Code, status.Error!.Message),
            Is.EqualTo(("provider.no_way", "Test cannot be asked yet: it has no key."))
        );
    }

    [Test]
    public async Task Check_OfNone_IsNotFound()
    {
        var status = await _host.SendAsync(new CheckProvider("nobody"));

        Assert.That(status.Error!.Code, Is.EqualTo("provider.not_found"));
    }

    private void MustHaveSaved(ProviderSettings settings) =>
        _host.Administration.Verify(
            administration => administration.SaveAsync("test", settings, It.IsAny<CancellationToken>()),
            Times.Once
        );

    private void MustHaveSavedNothing() =>
        _host.Administration.Verify(
            administration =>
                administration.SaveAsync(
                    It.IsAny<string>(),
                    It.IsAny<ProviderSettings>(),
                    It.IsAny<CancellationToken>()
                ),
            Times.Never
        );
}
