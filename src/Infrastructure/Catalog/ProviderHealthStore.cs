using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using Npgsql;
using NpgsqlTypes;

namespace ImageGenerator.Infrastructure.Catalog;

/// <summary>
/// The providers' health, for each connection: what became of the attempts of the last minutes, over all workers, and
/// what the last check found. Nothing of it is kept up to date by anybody; it is counted when somebody asks, the
/// installation's own connections every few seconds at most.
/// </summary>
internal sealed class ProviderHealthStore(NpgsqlDataSource database, ConnectionPauses pauses, TimeProvider clock)
    : IProviderHealthStore,
        IDisposable
{
    private const int FewAttempts = 3;
    private const double MostlyFaults = 0.5;
    private const double SomeFaults = 0.9;
    private static readonly TimeSpan _fresh = TimeSpan.FromSeconds(3);

    // A refusal or a wrong setting says nothing against the provider; a fault of its own, a lost answer or a throttle
    // does. The check is made with the installation's own key and says nothing of anybody else's connection.
    private const string CountSql = """
        SELECT p.id,
               CASE WHEN c.is_own THEN NULL ELSE p.checked_at END,
               CASE WHEN c.is_own THEN NULL ELSE p.check_condition END,
               CASE WHEN c.is_own THEN NULL ELSE p.check_reason END,
               pause.paused_until, a.ended, a.good, a.seconds
        FROM providers p
        CROSS JOIN LATERAL (
            SELECT name, name <> 'platform' AS is_own
            FROM (SELECT CASE WHEN $1 IS NULL THEN 'platform' ELSE provider_connection($1, $2, p.id) END AS name
                 ) connection) c
        LEFT JOIN provider_pauses pause ON pause.provider = p.id AND pause.connection = c.name
        CROSS JOIN LATERAL (
            SELECT count(*) FILTER (WHERE outcome IN ('Completed', 'Refused', 'Invalid', 'Unavailable', 'ServerError',
                'TimedOut', 'Unknown', 'NoOutput', 'RateLimited')) AS ended,
                   count(*) FILTER (WHERE outcome IN ('Completed', 'Refused', 'Invalid')) AS good,
                   percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM completed_at - started_at))
                       FILTER (WHERE outcome = 'Completed') AS seconds
            FROM (SELECT outcome, started_at, completed_at FROM provider_attempts
                  WHERE provider = p.id AND connection = c.name AND started_at > now() - interval '10 minutes'
                  ORDER BY started_at DESC LIMIT 1000) recent) a
        WHERE c.is_own = ($1 IS NOT NULL)
        """;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private Snapshot _known = new(new Dictionary<string, ProviderHealth>(), default);

    public async ValueTask<IReadOnlyDictionary<string, ProviderHealth>> ReadAsync(CancellationToken cancellationToken)
    {
        if (IsFresh(_known))
            return _known.States;

        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (!IsFresh(_known))
                _known = new Snapshot(
                    await CountAsync(organization: null, user: null, cancellationToken),
                    clock.GetUtcNow()
                );
            return _known.States;
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask<IReadOnlyDictionary<string, ProviderHealth>> ReadAsync(
        OrganizationId organization,
        UserId user,
        CancellationToken cancellationToken
    )
    {
        var shared = await ReadAsync(cancellationToken);
        var own = await CountAsync(organization, user, cancellationToken);
        if (own.Count == 0)
            return shared;

        var states = new Dictionary<string, ProviderHealth>(shared, StringComparer.Ordinal);
        foreach (var (provider, status) in own)
            states[provider] = status;
        return states;
    }

    public Task PauseAsync(ProviderConnection connection, TimeSpan time, CancellationToken cancellationToken) =>
        PauseAsync(connection, time, untilAnswered: false, cancellationToken);

    public Task PauseUntilAnsweredAsync(
        ProviderConnection connection,
        TimeSpan time,
        CancellationToken cancellationToken
    ) => PauseAsync(connection, time, untilAnswered: true, cancellationToken);

    public async Task ResumeAsync(ProviderConnection connection, CancellationToken cancellationToken)
    {
        if (await pauses.ResumeAsync(connection, cancellationToken))
            Forget();
    }

    public void Dispose() => _gate.Dispose();

    /// <summary>Makes the next reader count again.</summary>
    public void Forget() => _known = _known with { At = default };

    private async Task PauseAsync(
        ProviderConnection connection,
        TimeSpan time,
        bool untilAnswered,
        CancellationToken cancellationToken
    )
    {
        await pauses.PauseAsync(connection, time, untilAnswered, cancellationToken);
        Forget();
    }

    private bool IsFresh(Snapshot snapshot) => clock.GetUtcNow() - snapshot.At < _fresh;

    private async Task<IReadOnlyDictionary<string, ProviderHealth>> CountAsync(
        OrganizationId? organization,
        UserId? user,
        CancellationToken cancellationToken
    )
    {
        var states = new Dictionary<string, ProviderHealth>(StringComparer.Ordinal);
        await using var command = database.CreateCommand(CountSql);
        command.Parameters.Add(
            new NpgsqlParameter
            {
                Value = (object?)organization?.Value ?? DBNull.Value,
                NpgsqlDbType = NpgsqlDbType.Uuid,
            }
        );
        command.Parameters.Add(
            new NpgsqlParameter { Value = (object?)user?.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid }
        );
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var ended = reader.IsDBNull(5) ? 0 : reader.GetInt64(5);
            var rate = ended == 0 ? (double?)null : (double)reader.GetInt64(6) / ended;
            var check = (
                At: reader.IsDBNull(1) ? (DateTimeOffset?)null : reader.GetFieldValue<DateTimeOffset>(1),
                Condition: reader.IsDBNull(2) ? null : reader.GetString(2),
                Reason: reader.IsDBNull(3) ? null : reader.GetString(3)
            );
            states[reader.GetString(0)] = new ProviderHealth(
                StateOf(ended, rate, check.Condition),
                rate,
                reader.IsDBNull(7) ? null : reader.GetDouble(7),
                check.At,
                check.Reason,
                reader.IsDBNull(4) ? null : reader.GetFieldValue<DateTimeOffset>(4)
            );
        }

        return states;
    }

    // What really happened counts before what a check found, as soon as enough has happened.
    private static ProviderHealthStatus StateOf(long ended, double? rate, string? condition) =>
        rate switch
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
