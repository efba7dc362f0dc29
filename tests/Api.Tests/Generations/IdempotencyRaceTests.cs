using System.Net;
using ImageGenerator.Api.Tests.Support;
using ImageGenerator.Infrastructure.Persistence;
using ImageGenerator.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ImageGenerator.Api.Tests.Generations;

/// <summary>
/// Two requests with one key, of which the second comes to the database while the first is still in its transaction.
/// </summary>
internal sealed class IdempotencyRaceTests
{
    [Test]
    public async Task Create_WhenItLosesARace_IsAReplayAndNoErrorInTheLog()
    {
        await using var host = await ApiHost.StartAsync(("Roles", "api"));
        using var ada = await host.RegisterAsync();
        using var first = await SendAsync(ada);
        var id = (await first.ReadAsync(HttpStatusCode.Accepted)).Id();

        // The winner of the race: its key is written again, and its transaction is still open when the loser writes the
        // same one.
        await using var connection = await TestConnection.OpenAsync(
            host.Services.GetRequiredService<DatabaseAddress>().ConnectionString
        );
        await ExecuteAsync(connection, "CREATE TABLE kept AS TABLE idempotency_keys; DELETE FROM idempotency_keys");
        await using var transaction = await connection.BeginTransactionAsync();
        await ExecuteAsync(connection, "INSERT INTO idempotency_keys SELECT * FROM kept");
        var losing = SendAsync(ada);
        await UntilSomebodyWaitsAsync(host);
        await transaction.CommitAsync();
        using var second = await losing;

        Assert.That((await second.ReadAsync(HttpStatusCode.Accepted)).Id(), Is.EqualTo(id));
        Assert.That(second.Headers.GetValues("Idempotent-Replayed"), Is.EqualTo(["true"]));
        Assert.That(
            host.Log.Lines.Where(line =>
                line.StartsWith("Error", StringComparison.Ordinal)
                || line.StartsWith("Critical", StringComparison.Ordinal)
            ),
            Is.Empty
        );
        Assert.That(host.Log.Lines.Where(line => line.Contains("duplicate key", StringComparison.Ordinal)), Is.Empty);
    }

    private static Task<HttpResponseMessage> SendAsync(Account account) =>
        account.Client.SendAsync(GenerationCalls.Post(GenerationCalls.Small("a boat"), ("Idempotency-Key", "click-1")));

    private static async Task UntilSomebodyWaitsAsync(ApiHost host)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (
            await host.Data.ReadAsync<long>(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
            ) == 0
        )
        {
            await Task.Delay(20, patience.Token);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
