using ImageGenerator.Application.Events;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Events;
using ImageGenerator.Infrastructure.Persistence;
using ImageGenerator.Infrastructure.Tests.Support;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Infrastructure.Tests.Events;

/// <summary>What a stream tells to whom, when it keeps up and when it does not.</summary>
internal sealed class EventHubTests
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    private Installation _installation = null!;
    private Member _member = null!;
    private Member _colleague = null!;

    private EventHub Hub => _installation.Get<EventHub>();

    [SetUp]
    public async Task StartInstallation()
    {
        _installation = await Installation.StartAsync();
        _member = await _installation.AddMemberAsync();
        _colleague = await _installation.AddMemberHereAsync(_member);

        // A stream can only be resumed while there are events as old as what it has seen.
        await _installation.EnqueueAsync(_member);
        await Hub.StartAsync(CancellationToken.None);
    }

    [TearDown]
    public async Task StopInstallation()
    {
        await Hub.StopAsync(CancellationToken.None);
        await _installation.DisposeAsync();
    }

    [Test]
    public async Task Stream_ThatIsAboutMine_LeavesOutWhatColleaguesDo()
    {
        await using var mine = await OpenAsync(_member, new EventFilter { OnlyMine = true });

        await _installation.EnqueueAsync(_colleague);
        var own = await _installation.EnqueueAsync(_member);

        Assert.That(await JobsOfAsync(mine, 1), Is.EqualTo([own.Id]));
    }

    [Test]
    public async Task Stream_OfOneSubjectOrName_TellsOnlyThose_LiveAndFromTheOutbox()
    {
        await using var begin = await OpenAsync(_member);
        var before = begin.LastEventId;
        await using var live = await OpenAsync(
            _member,
            new EventFilter { Names = new HashSet<string> { "provider_key.rejected" } }
        );
        await _installation.EnqueueAsync(_member);
        var followed = await _installation.EnqueueAsync(_member);
        await WriteAsync(Rejected(userId: null));

        await using var replayed = await OpenAsync(_member, new EventFilter { Subject = followed.Id.Value }, before);

        Assert.That((await NextAsync(live, 1)).Select(told => told.Name), Is.EqualTo(["provider_key.rejected"]));
        Assert.That(await JobsOfAsync(replayed, 1), Is.EqualTo([followed.Id]));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Stream_NeverTellsOfAColleaguesOwnKey(bool fromTheOutbox)
    {
        await using var begin = await OpenAsync(_member);
        await using var colleagues = await OpenAsync(_colleague);
        await WriteAsync(Rejected(_member.UserId));
        await WriteAsync(Rejected(userId: null));

        await using var behind = await OpenAsync(_colleague, lastEventId: begin.LastEventId);

        var told = await NextAsync(fromTheOutbox ? behind : colleagues, 1);
        Assert.That(told.Select(happened => happened.Event!.OwnerId), Is.EqualTo(new UserId?[] { null }));
        Assert.That(
            (await NextAsync(begin, 2)).Select(happened => happened.Event!.OwnerId),
            Is.EqualTo(new UserId?[] { _member.UserId, null })
        );
    }

    [Test]
    public async Task Stream_WhenAnotherReleaseWroteAnEvent_GoesOnAndLogsItOnce()
    {
        await using var begin = await OpenAsync(_member);
        await using var live = await OpenAsync(_member);
        for (var i = 0; i < 2; i++)
        {
            await _installation.ExecuteAsync(InsertOf("edit.updated", 1, "{}"));
            await _installation.ExecuteAsync(InsertOf("generation.updated", 99, "{}"));
            await _installation.ExecuteAsync(InsertOf("generation.updated", 1, """{"jobId":"no id"}"""));
        }

        var known = await _installation.EnqueueAsync(_member);
        await using var behind = await OpenAsync(_member, lastEventId: begin.LastEventId);

        Assert.That(await JobsOfAsync(live, 1), Is.EqualTo([known.Id]));
        Assert.That(await JobsOfAsync(behind, 1), Is.EqualTo([known.Id]));
    }

    [Test]
    public void Decoder_LogsWhatItCannotReadOnceForEachNameAndVersion()
    {
        var log = new CountingLogger();
        var decoder = new OutboxDecoder(log);
        OutboxRow Row(string name, int version) =>
            new(new OutboxPosition(1, 1), _member.OrganizationId, name, version, "{}");

        foreach (
            var (name, version) in new[]
            {
                ("edit.updated", 1),
                ("edit.updated", 1),
                ("edit.updated", 2),
                ("asset.created", 1),
            }
        )
        {
            Assert.That(decoder.Read(Row(name, version)), Is.Null);
        }

        Assert.That(log.Lines, Is.EqualTo(3));
    }

    [Test]
    public async Task Stream_ThatFellBehindABurst_TellsEachJobsFinalState()
    {
        const int jobs = 300;
        await using var slow = await OpenAsync(_member);
        var generation = await _installation.EnqueueAsync(_member);
        foreach (
            var (status, percent) in new[]
            {
                (JobStatus.Processing, 10),
                (JobStatus.Processing, 50),
                (JobStatus.Completed, 100),
            }
        )
        {
            var update = new GenerationUpdated(generation, DateTimeOffset.UtcNow) with
            {
                Status = status,
                Progress = percent,
            };
            await _installation.ExecuteAsync(
                $$"""
                INSERT INTO outbox (organization_id, name, version, data, occurred_at)
                SELECT '{{_member.OrganizationId}}', 'generation.updated', 1,
                    jsonb_set('{{EventJson.Write(update)}}', '{jobId}', to_jsonb(md5(n::text)::uuid::text)), now()
                FROM generate_series(1, {{jobs}}) n
                """
            );
        }

        _installation.Get<INotifier>().Notify(NotificationChannel.Events);
        var last = new Dictionary<JobId, (JobStatus Status, int Progress)>();
        using var hung = new CancellationTokenSource(_patience);
        while (last.Count(entry => entry.Value == (JobStatus.Completed, 100)) < jobs)
        {
            foreach (var told in await slow.NextAsync(TimeSpan.FromSeconds(1), hung.Token))
            {
                var update = (JobUpdated)told.Event!;
                last[update.JobId] = (update.Status, update.Progress);
            }
        }

        Assert.That(last, Has.Count.EqualTo(jobs + 1));
    }

    private async Task<IEventSubscription> OpenAsync(
        Member member,
        EventFilter? filter = null,
        string? lastEventId = null
    ) =>
        (
            await Hub.OpenAsync(
                member.OrganizationId,
                member.UserId,
                filter ?? EventFilter.Everything,
                lastEventId,
                CancellationToken.None
            )
        ).Value;

    private static async Task<IReadOnlyList<StreamEvent>> NextAsync(IEventSubscription stream, int count)
    {
        using var hung = new CancellationTokenSource(_patience);
        var told = new List<StreamEvent>();
        while (told.Count < count)
            told.AddRange(await stream.NextAsync(TimeSpan.FromSeconds(1), hung.Token));
        return told;
    }

    private static async Task<IEnumerable<JobId>> JobsOfAsync(IEventSubscription stream, int count) =>
        (await NextAsync(stream, count)).Select(told => ((JobUpdated)told.Event!).JobId);

    private ProviderKeyRejected Rejected(UserId? userId) =>
        new(
            _member.OrganizationId,
            new ProviderKeyName(
                "offline",
                userId is null ? CredentialScope.Organization : CredentialScope.User,
                userId
            ),
            "No.",
            DateTimeOffset.UtcNow
        );

    private async Task WriteAsync(IDomainEvent happened)
    {
        var message = OutboxMessage.Of(happened);
        await _installation.ExecuteAsync(InsertOf(message.Name, message.Version, message.Data));
        _installation.Get<INotifier>().Notify(NotificationChannel.Events);
    }

    private string InsertOf(string name, int version, string data) =>
        $"""
            INSERT INTO outbox (organization_id, name, version, data, occurred_at)
            VALUES ('{_member.OrganizationId}', '{name}', {version}, '{data}', now())
            """;

    private sealed class CountingLogger : ILogger<OutboxDecoder>
    {
        public int Lines { get; private set; }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Lines++;
    }
}
