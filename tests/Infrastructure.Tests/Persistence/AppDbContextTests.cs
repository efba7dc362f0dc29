using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Idempotency;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Infrastructure.Persistence;
using ImageGenerator.Infrastructure.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ImageGenerator.Infrastructure.Tests.Persistence;

/// <summary>
/// What a save leaves behind when a part of it is refused: nothing, with BEGIN and COMMIT around it or without.
/// </summary>
internal sealed class AppDbContextTests
{
    private Installation _installation = null!;
    private Member _member = null!;

    [SetUp]
    public async Task StartInstallation()
    {
        _installation = await Installation.StartAsync();
        _member = await _installation.AddMemberAsync();
    }

    [TearDown]
    public ValueTask StopInstallation() => _installation.DisposeAsync();

    [Test]
    public async Task Save_WhenOneOfTheAddedRowsIsTaken_AddsNone()
    {
        await AddWithKeyAsync("click");

        Assert.ThrowsAsync<DuplicateKeyException>(() => AddWithKeyAsync("click"));

        Assert.That(await CountAsync("jobs"), Is.EqualTo(1));
        Assert.That(await CountAsync("job_queue"), Is.EqualTo(1));
        Assert.That(await CountAsync("outbox"), Is.EqualTo(1));
    }

    [Test]
    public async Task Save_WhenAChangedRowWasChangedBefore_AddsNothingBesideIt()
    {
        var generation = await _installation.EnqueueAsync(_member);
        await using var scope = _installation.OpenScope(_member);
        var stale =
            await scope.ServiceProvider.GetRequiredService<IJobStore>().FindAsync(generation.Id, CancellationToken.None)
            as ProviderJob;
        await _installation.ExecuteAsync("UPDATE jobs SET progress = 1");

        stale!.BeginAttempt(DateTimeOffset.UtcNow);

        Assert.ThrowsAsync<ConcurrencyConflictException>(() =>
            scope.ServiceProvider.GetRequiredService<IUnitOfWork>().SaveAsync(CancellationToken.None)
        );
        Assert.That(await CountAsync("provider_attempts"), Is.Zero);
        Assert.That(await CountAsync("outbox"), Is.EqualTo(1));
    }

    [Test]
    public async Task Save_WhenItFailsInATransaction_TakesTheEarlierSavesAlong()
    {
        var generation = await _installation.EnqueueAsync(_member);
        await using var scope = _installation.OpenScope(_member);
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        await using (await database.BeginTransactionAsync(CancellationToken.None))
        {
            database.Add(_installation.New(_member));
            await database.SaveChangesAsync();
            database.Add(
                new IdempotencyRecord
                {
                    OrganizationId = _member.OrganizationId,
                    UserId = _member.UserId,
                    Key = new string('x', 500),
                    ResourceId = generation.Id.Value,
                }
            );

            Assert.ThrowsAsync<DbUpdateException>(() => database.SaveChangesAsync());
        }

        Assert.That(await CountAsync("jobs"), Is.EqualTo(1));
    }

    [Test]
    public async Task Save_WhenAStatementThatBelongsToItFails_SavesNothing()
    {
        await using var scope = _installation.OpenScope(_member);
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        database.Add(_installation.New(_member));
        database.RunWithNextSave(token =>
            database.Database.ExecuteSqlRawAsync("UPDATE job_queue SET priority = 1 / 0 WHERE 1 / 0 = 1", token)
        );

        Assert.ThrowsAsync<PostgresException>(() => database.SaveChangesAsync());

        Assert.That(await CountAsync("jobs"), Is.Zero);
        Assert.That(await CountAsync("outbox"), Is.Zero);
    }

    [Test]
    public async Task Save_WithStatements_RunsThemOnceInItsTransaction()
    {
        var runs = new List<bool>();
        await using var scope = _installation.OpenScope(_member);
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        database.Add(_installation.New(_member));
        database.RunWithNextSave(_ =>
        {
            runs.Add(database.Database.CurrentTransaction is not null);
            return Task.CompletedTask;
        });

        await database.SaveChangesAsync();
        await database.SaveChangesAsync();

        Assert.That(runs, Is.EqualTo([true]));
        Assert.That(database.Database.CurrentTransaction, Is.Null);
        Assert.That(await CountAsync("jobs"), Is.EqualTo(1));
    }

    [TestCase("usage_records")]
    [TestCase("model_prices")]
    public async Task Rows_OfTheLedgerAndThePriceBook_AreNeverChangedOrRemoved(string table)
    {
        foreach (var change in new[] { $"UPDATE {table} SET model = 'x'", $"DELETE FROM {table}", $"TRUNCATE {table}" })
        {
            var refused = Assert.ThrowsAsync<PostgresException>(() => _installation.ExecuteAsync(change));

            Assert.That(refused!.SqlState, Is.EqualTo(PostgresErrorCodes.RestrictViolation), change);
        }

        Assert.That(await CountAsync(table), Is.Zero);
    }

    private async Task AddWithKeyAsync(string key)
    {
        await using var scope = _installation.OpenScope(_member);
        var generation = _installation.New(_member);
        scope.ServiceProvider.GetRequiredService<IJobStore>().Add(generation);
        scope.ServiceProvider.GetRequiredService<IJobQueue>().Enqueue(generation);
        scope
            .ServiceProvider.GetRequiredService<IIdempotencyStore>()
            .Remember(key, RequestFingerprint.Of("test", key), generation.Id.Value);
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().SaveAsync(CancellationToken.None);
    }

    private Task<long> CountAsync(string table) => _installation.ScalarAsync<long>($"SELECT count(*) FROM {table}");
}
