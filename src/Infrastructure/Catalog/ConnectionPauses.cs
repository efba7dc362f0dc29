using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Persistence;
using Npgsql;

namespace ImageGenerator.Infrastructure.Catalog;

/// <summary>Writes down which connections all workers leave alone, and until when.</summary>
internal sealed class ConnectionPauses(NpgsqlDataSource database, INotifier notifier)
{
    // The claim goes by the same minute: whatever nobody has asked about since is forgotten.
    private const string PauseSql = """
        INSERT INTO provider_pauses AS known (provider, connection, paused_until, until_answered)
        VALUES ($1, $2, now() + $3, $4)
        ON CONFLICT (provider, connection) DO UPDATE SET
            paused_until = greatest(known.paused_until, excluded.paused_until),
            until_answered = excluded.until_answered
                OR (known.until_answered AND known.paused_until > now() - interval '1 minute')
        """;

    public async Task PauseAsync(
        ProviderConnection connection,
        TimeSpan time,
        bool untilAnswered,
        CancellationToken cancellationToken
    )
    {
        await using var command = database.CreateCommand(PauseSql);
        Name(command, connection);
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = time });
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = untilAnswered });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <returns>True when the connection's server was taken for down.</returns>
    public async Task<bool> ResumeAsync(ProviderConnection connection, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "DELETE FROM provider_pauses WHERE provider = $1 AND connection = $2 AND until_answered"
        );
        Name(command, connection);
        if (await command.ExecuteNonQueryAsync(cancellationToken) == 0)
            return false;

        notifier.Notify(NotificationChannel.Jobs);
        return true;
    }

    private static void Name(NpgsqlCommand command, ProviderConnection connection)
    {
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = connection.Provider });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = connection.Key });
    }
}
