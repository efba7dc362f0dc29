using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Catalog;
using ImageGenerator.Infrastructure.Persistence;
using ImageGenerator.Infrastructure.ProviderKeys;
using ImageGenerator.Infrastructure.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Tests.Jobs;

/// <summary>
/// Two tenants at one provider: one with a server of its own, one over the installation's connection.
/// </summary>
internal sealed class ConnectionLimitTests
{
    private const string Provider = "automatic1111";
    private const string OwnAddress = "https://gpu.example.com";

    private Installation _installation = null!;
    private Member _shared = null!;
    private Member _owner = null!;
    private ProviderConnection _own = null!;
    private static readonly ProviderConnection _platform = new() { Provider = Provider };

    [SetUp]
    public async Task StartInstallation()
    {
        _installation = await Installation.StartAsync(
            ("Providers:Automatic1111:Concurrency", "2"),
            ("Providers:Automatic1111:BaseUrl", "http://127.0.0.1:7860")
        );
        await _installation.Get<CatalogLoader>().StartAsync(CancellationToken.None);
        _shared = await _installation.AddMemberAsync("Shared");
        _owner = await _installation.AddMemberAsync("Owner");
        var owner = CredentialOwner.Of(_owner.OrganizationId);
        var id = await _installation.AddKeyAsync(owner, _owner, Provider, OwnAddress);
        _own = new ProviderConnection { Provider = Provider, Key = ConnectionKey.Of(owner, id, OwnAddress) };
    }

    [TearDown]
    public ValueTask StopInstallation() => _installation.DisposeAsync();

    [Test]
    public async Task Enqueue_NamesTheConnectionAsTheCallDoes()
    {
        await EnqueueAsync(_owner, 1);
        await EnqueueAsync(_shared, 1);

        var leases = await _installation.ClaimAsync(Provider, 4);

        Assert.That(
            leases.Single(lease => lease.OrganizationId == _owner.OrganizationId).Connection,
            Is.EqualTo(await ChosenAsync(_owner))
        );
        Assert.That(
            leases.Single(lease => lease.OrganizationId == _shared.OrganizationId).Connection,
            Is.EqualTo(await ChosenAsync(_shared))
        );
        Assert.That((await ChosenAsync(_owner), await ChosenAsync(_shared)), Is.EqualTo((_own.Key, "platform")));
    }

    [Test]
    public async Task Claim_WhenTheSharedConnectionIsFull_TakesWhoeverHasAServerOfTheirOwn()
    {
        await EnqueueAsync(_shared, 5);
        await EnqueueAsync(_owner, 5);

        var claimed = await _installation.ClaimAsync(Provider, 8);

        Assert.That(
            claimed.CountBy(lease => lease.OrganizationId).Select(count => count.Value),
            Is.EqualTo(new[] { 2, 2 })
        );
        Assert.That(
            await _installation.ClaimAsync(Provider, 8),
            Is.Empty,
            "each connection takes as much as the provider's limit"
        );
    }

    [Test]
    public async Task Claim_WhileTheSharedConnectionIsAtWork_TakesWhoeverHasAServerOfTheirOwn()
    {
        await EnqueueAsync(_shared, 2);
        await _installation.ClaimAsync(Provider, 8);
        await EnqueueAsync(_owner, 1);

        var claimed = await _installation.ClaimAsync(Provider, 8);

        Assert.That(claimed.Select(lease => lease.OrganizationId), Is.EqualTo(new[] { _owner.OrganizationId }));
    }

    [Test]
    public async Task Claim_WhenTheSharedRateIsUsedUp_TakesWhoeverHasAServerOfTheirOwn()
    {
        await _installation.ExecuteAsync(
            $"UPDATE providers SET requests_per_minute = 1, concurrency = 50 WHERE id = '{Provider}'"
        );
        await _installation.Get<CatalogLoader>().RefreshAsync(CancellationToken.None);
        await EnqueueAsync(_shared, 3);
        await _installation.TakeAsync(Provider, 1);
        await EnqueueAsync(_owner, 3);

        var claimed = await _installation.ClaimAsync(Provider, 8);

        Assert.That(claimed.Select(lease => lease.OrganizationId), Is.EqualTo(new[] { _owner.OrganizationId }));
    }

    [Test]
    public async Task Claim_WhenOneConnectionIsPaused_LeavesTheOtherAlone([Values] bool ownIsPaused)
    {
        await EnqueueAsync(_shared, 1);
        await EnqueueAsync(_owner, 1);
        await States.PauseAsync(ownIsPaused ? _own : _platform, TimeSpan.FromMinutes(5), CancellationToken.None);

        var claimed = await _installation.ClaimAsync(Provider, 8);

        Assert.That(
            claimed.Select(lease => lease.OrganizationId),
            Is.EqualTo(new[] { (ownIsPaused ? _shared : _owner).OrganizationId })
        );
    }

    [Test]
    public async Task Claim_AfterABreak_SendsOneToTryAndTheOthersWhenItAnswers()
    {
        await EnqueueAsync(_owner, 2);
        await States.PauseUntilAnsweredAsync(_own, TimeSpan.Zero, CancellationToken.None);

        var first = await _installation.ClaimAsync(Provider, 8);
        var second = await _installation.ClaimAsync(Provider, 8);
        await States.ResumeAsync(_own, CancellationToken.None);
        var afterwards = await _installation.ClaimAsync(Provider, 8);

        Assert.That((first.Count, second.Count, afterwards.Count), Is.EqualTo((1, 0, 1)));
    }

    [Test]
    public async Task Pause_WhenAShorterOneFollows_LastsAsLongAsTheLonger()
    {
        await EnqueueAsync(_owner, 1);

        await States.PauseAsync(_own, TimeSpan.FromMinutes(5), CancellationToken.None);
        await States.PauseAsync(_own, TimeSpan.Zero, CancellationToken.None);

        Assert.That(await _installation.ClaimAsync(Provider, 8), Is.Empty);
    }

    [Test]
    public async Task Pause_WhenAThrottleFollowsABreak_StillSendsOneToTry()
    {
        await EnqueueAsync(_owner, 2);

        await States.PauseUntilAnsweredAsync(_own, TimeSpan.Zero, CancellationToken.None);
        await States.PauseAsync(_own, TimeSpan.Zero, CancellationToken.None);

        Assert.That(await _installation.ClaimAsync(Provider, 8), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Resume_AfterABreak_WakesTheWorkers()
    {
        var notifier = new NotedNotifications();
        var pauses = new ConnectionPauses(_installation.Database, notifier);
        await pauses.PauseAsync(_own, TimeSpan.Zero, untilAnswered: true, CancellationToken.None);

        var resumed = await pauses.ResumeAsync(_own, CancellationToken.None);
        var again = await pauses.ResumeAsync(_own, CancellationToken.None);

        Assert.That((resumed, again), Is.EqualTo((true, false)));
        Assert.That(notifier.Noted, Is.EqualTo(new[] { NotificationChannel.Jobs }));
    }

    [Test]
    public async Task Resume_WhenTheProviderAskedForThePause_LeavesIt()
    {
        await EnqueueAsync(_owner, 1);
        await States.PauseAsync(_own, TimeSpan.FromMinutes(5), CancellationToken.None);

        await States.ResumeAsync(_own, CancellationToken.None);

        Assert.That(await _installation.ClaimAsync(Provider, 8), Is.Empty);
    }

    [Test]
    public async Task Claim_WhenTheKeyIsGone_TheJobWaitsForTheSharedConnection()
    {
        await EnqueueAsync(_owner, 1);
        await _installation.ExecuteAsync("DELETE FROM provider_credentials");

        var atOnce = await _installation.TakeAsync(Provider, 8);
        var moved = await _installation.TakeAsync(Provider, 8);

        Assert.That(atOnce, Is.Empty);
        Assert.That(moved.Single().Lease.Connection, Is.EqualTo("platform"));
        Assert.That(
            await _installation.ScalarAsync<string>("SELECT connection FROM provider_attempts"),
            Is.EqualTo("platform")
        );
    }

    [Test]
    public async Task Release_WhenAnotherProviderStandsIn_TheJobWaitsForItsConnectionThere()
    {
        await EnqueueAsync(_owner, 1);
        await _installation.ExecuteAsync("UPDATE job_queue SET provider = 'comfyui'");

        Assert.That(
            await _installation.ScalarAsync<string>("SELECT connection FROM job_queue"),
            Is.EqualTo("platform")
        );

        await _installation.ExecuteAsync($"UPDATE job_queue SET provider = '{Provider}'");

        Assert.That(await _installation.ScalarAsync<string>("SELECT connection FROM job_queue"), Is.EqualTo(_own.Key));
    }

    [Test]
    public async Task Health_WhenAPrivateServerIsDead_IsThatOfItsOwnerAlone()
    {
        await EnqueueAsync(_owner, 4);
        await _installation.ExecuteAsync(
            $"""
            INSERT INTO provider_attempts (job_id, number, provider, model, started_at, completed_at, outcome, charge, connection)
            SELECT job_id, 1, provider, 'automatic1111/default', now(), now(), 'Unavailable', 'None', connection FROM job_queue
            """
        );

        var everybodys = await States.ReadAsync(CancellationToken.None);
        var neighbours = await States.ReadAsync(_shared.OrganizationId, _shared.UserId, CancellationToken.None);
        var owners = await States.ReadAsync(_owner.OrganizationId, _owner.UserId, CancellationToken.None);

        Assert.That(
            (everybodys[Provider].State, neighbours[Provider].State),
            Is.EqualTo((ProviderHealthStatus.Unknown, ProviderHealthStatus.Unknown))
        );
        Assert.That(owners[Provider].State, Is.EqualTo(ProviderHealthStatus.Down));
    }

    [Test]
    public async Task Health_WhenTheSharedServerIsDead_SaysNothingAgainstAnOwnOne()
    {
        await EnqueueAsync(_shared, 4);
        await _installation.ExecuteAsync(
            $"""
            INSERT INTO provider_attempts (job_id, number, provider, model, started_at, completed_at, outcome, charge, connection)
            SELECT job_id, 1, provider, 'automatic1111/default', now(), now(), 'Unavailable', 'None', connection FROM job_queue
            """
        );

        var neighbours = await States.ReadAsync(_shared.OrganizationId, _shared.UserId, CancellationToken.None);
        var owners = await States.ReadAsync(_owner.OrganizationId, _owner.UserId, CancellationToken.None);

        Assert.That(
            (neighbours[Provider].State, owners[Provider].State),
            Is.EqualTo((ProviderHealthStatus.Down, ProviderHealthStatus.Unknown))
        );
    }

    [Test]
    public async Task Health_WhenTheCheckOfTheSharedServerFailed_SaysNothingAgainstAnOwnOne()
    {
        await _installation.ExecuteAsync(
            $"UPDATE providers SET checked_at = now(), check_condition = 'Unreachable' WHERE id = '{Provider}'"
        );

        var neighbours = await States.ReadAsync(_shared.OrganizationId, _shared.UserId, CancellationToken.None);
        var owners = await States.ReadAsync(_owner.OrganizationId, _owner.UserId, CancellationToken.None);

        Assert.That(
            (neighbours[Provider].State, owners[Provider].State),
            Is.EqualTo((ProviderHealthStatus.Down, ProviderHealthStatus.Unknown))
        );
    }

    [Test]
    public async Task Claim_WhenOneOrganizationHoldsItsPlaces_TakesTheOthersOnly()
    {
        await EnqueueAsync(_owner, 2);
        await EnqueueAsync(_shared, 2);
        var places = new OrganizationPlaces(
            3,
            new Dictionary<OrganizationId, int> { [_owner.OrganizationId] = 3, [_shared.OrganizationId] = 2 }
        );

        var claimed = await _installation.ClaimAsync(Provider, 8, places);

        Assert.That(claimed.Select(lease => lease.OrganizationId), Is.EqualTo(new[] { _shared.OrganizationId }));
    }

    private IProviderHealthStore States => _installation.Get<IProviderHealthStore>();

    private async Task EnqueueAsync(Member member, int jobs)
    {
        for (var job = 0; job < jobs; job++)
            await _installation.EnqueueAsync(member, _installation.New(member, of: _installation.ModelOf(Provider)));
    }

    private async Task<string> ChosenAsync(Member member)
    {
        await using var scope = _installation.OpenScope(member);
        var connection = await scope
            .ServiceProvider.GetRequiredService<IProviderConnections>()
            .ChooseAsync(member.OrganizationId, member.UserId, Provider, [], CancellationToken.None);
        return connection!.Key;
    }

    private sealed class NotedNotifications : INotifier
    {
        public List<NotificationChannel> Noted { get; } = [];

        public void Notify(NotificationChannel channel) => Noted.Add(channel);

        public NotificationCursor Listen(NotificationChannel channel) => throw new NotSupportedException();

        public Task WaitAsync(NotificationCursor cursor, TimeSpan atMost, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
