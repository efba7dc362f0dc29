using ImageGenerator.Domain.Generations;
using ImageGenerator.Infrastructure.Events;
using ImageGenerator.Infrastructure.Tests.Support;
using Npgsql;

namespace ImageGenerator.Infrastructure.Tests.Events;

internal sealed class OutboxReaderTests
{
    private Installation _installation = null!;
    private Member _member = null!;
    private OutboxReader _outbox = null!;

    [SetUp]
    public async Task StartInstallation()
    {
        _installation = await Installation.StartAsync();
        _member = await _installation.AddMemberAsync();
        _outbox = _installation.Get<OutboxReader>();
    }

    [TearDown]
    public ValueTask StopInstallation() => _installation.DisposeAsync();

    [Test]
    public async Task Read_WhenAnEarlierTransactionCommitsLater_MissesNothingAndKeepsTheOrder()
    {
        var start = await _outbox.EndAsync(CancellationToken.None);
        await using var slow = await _installation.Database.OpenConnectionAsync();
        await using var transaction = await slow.BeginTransactionAsync();
        await WriteAsync(slow, "early");
        await using (var quick = await _installation.Database.OpenConnectionAsync())
            await WriteAsync(quick, "late");

        var during = await _outbox.ReadAsync(start, null, null, CancellationToken.None);
        await transaction.CommitAsync();
        var after = await _outbox.ReadAsync(start, null, null, CancellationToken.None);

        Assert.That(during.Rows, Is.Empty, "the early one may still come before the late one");
        Assert.That(during.MoreIsComing, Is.True);
        Assert.That(after.Rows.Select(row => row.Name), Is.EqualTo(new[] { "early", "late" }));
        Assert.That(after.MoreIsComing, Is.False);
    }

    [Test]
    public async Task Read_WhenAskedForOneOrganization_ShowsOnlyItsEvents()
    {
        var start = await _outbox.EndAsync(CancellationToken.None);
        var other = await _installation.AddMemberAsync();
        await _installation.EnqueueAsync(_member);
        await _installation.EnqueueAsync(other);

        var page = await _outbox.ReadAsync(start, _member.OrganizationId, null, CancellationToken.None);

        Assert.That(page.Rows.Select(row => row.OrganizationId), Is.EqualTo(new[] { _member.OrganizationId }));
    }

    [Test]
    public async Task Read_WhenAskedForOneSubject_ShowsOnlyWhatIsPartOfIt()
    {
        var start = await _outbox.EndAsync(CancellationToken.None);
        await _installation.EnqueueAsync(_member);
        var followed = await _installation.EnqueueAsync(_member);

        var page = await _outbox.ReadAsync(start, _member.OrganizationId, followed.Id.Value, CancellationToken.None);

        Assert.That(
            page.Rows.Select(row => EventJson.Read(typeof(GenerationUpdated), row.Data).SubjectId),
            Is.EqualTo(new Guid?[] { followed.Id.Value })
        );
    }

    [Test]
    public async Task Read_WhenThereIsMoreThanAPage_GoesOnWhereItStopped()
    {
        var start = await _outbox.EndAsync(CancellationToken.None);
        await _installation.ExecuteAsync(
            $"INSERT INTO outbox (organization_id, name, version, data, occurred_at) SELECT '{_member.OrganizationId}', 't' || n, 1, '{{}}', now() FROM generate_series(1, {OutboxReader.PageSize + 1}) n"
        );

        var first = await _outbox.ReadAsync(start, null, null, CancellationToken.None);
        var second = await _outbox.ReadAsync(first.Rows[^1].Position, null, null, CancellationToken.None);

        Assert.That(first.Rows, Has.Count.EqualTo(OutboxReader.PageSize));
        Assert.That(first.MoreIsComing, Is.True);
        Assert.That(second.Rows.Select(row => row.Name), Is.EqualTo(new[] { $"t{OutboxReader.PageSize + 1}" }));
    }

    [Test]
    public async Task Reaches_WhenTheEventsAreStillKept_IsTrueAndOtherwiseFalse()
    {
        var before = await _outbox.EndAsync(CancellationToken.None);
        await _installation.EnqueueAsync(_member);
        var seen = (await _outbox.ReadAsync(before, null, null, CancellationToken.None)).Rows[^1].Position;

        Assert.That(await _outbox.ReachesAsync(seen, CancellationToken.None), Is.True);
        Assert.That(await _outbox.ReachesAsync(new OutboxPosition(1, 1), CancellationToken.None), Is.False);
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("12")]
    [TestCase("a-b")]
    [TestCase("1-2-3")]
    [TestCase("-1-2")]
    [TestCase("99999999999999999999999-1")]
    public void Position_WhenNotOneOfOurs_IsNotRead(string? text) =>
        Assert.That(OutboxPosition.TryParse(text), Is.Null);

    [Test]
    public void Position_WhenWritten_IsReadBack()
    {
        var position = new OutboxPosition(ulong.MaxValue, long.MaxValue);

        Assert.That(OutboxPosition.TryParse(position.ToString()), Is.EqualTo(position));
    }

    private async Task WriteAsync(NpgsqlConnection connection, string type)
    {
        await using var command = connection.CreateCommand();
        command.CommandText =
            "INSERT INTO outbox (organization_id, name, version, data, occurred_at) VALUES ($1, $2, 1, '{}', now())";
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = _member.OrganizationId.Value });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = type });
        await command.ExecuteNonQueryAsync();
    }
}
