using ImageGenerator.Application.Routing;
using Npgsql;

namespace ImageGenerator.Infrastructure.Catalog;

/// <summary>
/// The providers' health: what became of the attempts of the last minutes, over all workers, and what the last check found. Nothing
/// of it is kept up to date by anybody; it is counted when somebody asks, every few seconds at most.
/// </summary>
internal sealed class ProviderHealthStore(NpgsqlDataSource database, TimeProvider clock) : IProviderHealthStore, IDisposable
{
    private const int FewAttempts = 3;
    private const double MostlyFaults = 0.5;
    private const double SomeFaults = 0.9;
    private static readonly TimeSpan _fresh = TimeSpan.FromSeconds(3);

    // A refusal or a wrong setting says nothing against the provider; a fault of its own, a lost answer or a throttle does.
    private const string CountSql =
        """
        SELECT p.id, p.checked_at, p.check_condition, p.check_reason, p.paused_until, a.ended, a.good, a.seconds
        FROM providers p
        LEFT JOIN (
            SELECT provider,
                   count(*) FILTER (WHERE outcome IN ('Completed', 'Refused', 'Invalid', 'Unavailable', 'ServerError', 'TimedOut', 'Unknown', 'NoOutput', 'RateLimited')) AS ended,
                   count(*) FILTER (WHERE outcome IN ('Completed', 'Refused', 'Invalid')) AS good,
                   percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM completed_at - started_at)) FILTER (WHERE outcome = 'Completed') AS seconds
            FROM (SELECT provider, outcome, started_at, completed_at FROM provider_attempts
                  WHERE started_at > now() - interval '10 minutes' ORDER BY started_at DESC LIMIT 5000) recent
            GROUP BY provider) a ON a.provider = p.id
        """;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private Snapshot _known = new(new Dictionary<string, ProviderHealth>(), default);

    public async ValueTask<IReadOnlyDictionary<string, ProviderHealth>> ReadAsync(CancellationToken cancellationToken)
    {
        if (IsFresh(_known)) return _known.States;

        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (!IsFresh(_known)) _known = new Snapshot(await CountAsync(cancellationToken), clock.GetUtcNow());
            return _known.States;
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task PauseAsync(string provider, TimeSpan time, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "UPDATE providers SET paused_until = greatest(coalesce(paused_until, now()), now() + $2) WHERE id = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = provider });
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = time });
        await command.ExecuteNonQueryAsync(cancellationToken);
        Forget();
    }

    public void Dispose() => _gate.Dispose();

    /// <summary>Makes the next reader count anew.</summary>
    public void Forget() => _known = _known with { At = default };

    private bool IsFresh(Snapshot snapshot) => clock.GetUtcNow() - snapshot.At < _fresh;

    private async Task<IReadOnlyDictionary<string, ProviderHealth>> CountAsync(CancellationToken cancellationToken)
    {
        var states = new Dictionary<string, ProviderHealth>(StringComparer.Ordinal);
        await using var command = database.CreateCommand(CountSql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var ended = reader.IsDBNull(5) ? 0 : reader.GetInt64(5);
            var rate = ended == 0 ? (double?)null : (double)reader.GetInt64(6) / ended;
            var check = (
                At: reader.IsDBNull(1) ? (DateTimeOffset?)null : reader.GetFieldValue<DateTimeOffset>(1),
                Condition: reader.IsDBNull(2) ? null : reader.GetString(2),
                Reason: reader.IsDBNull(3) ? null : reader.GetString(3));
            states[reader.GetString(0)] = new ProviderHealth(
                StateOf(ended, rate, check.Condition),
                rate,
                reader.IsDBNull(7) ? null : reader.GetDouble(7),
                check.At,
                check.Reason,
                reader.IsDBNull(4) ? null : reader.GetFieldValue<DateTimeOffset>(4));
        }

        return states;
    }

    // What really happened counts before what a check found, as soon as enough has happened.
    private static ProviderHealthStatus StateOf(long ended, double? rate, string? condition) => rate switch
    {
        < MostlyFaults when ended >= FewAttempts => ProviderHealthStatus.Down,
        < SomeFaults => ProviderHealthStatus.Degraded,
        not null => ProviderHealthStatus.Healthy,
        null => condition switch
        {
            nameof(Application.Providers.ConnectionStatus.Healthy) => ProviderHealthStatus.Healthy,
            null => ProviderHealthStatus.Unknown,
            _ => ProviderHealthStatus.Down,
        },
    };

    private sealed record Snapshot(IReadOnlyDictionary<string, ProviderHealth> States, DateTimeOffset At);
}
