using ImageGenerator.Application.Accounts;
using ImageGenerator.Domain.Common;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;

namespace ImageGenerator.Infrastructure.Identity;

/// <summary>
/// Sessions as rows. Each change is one statement that decides by what it finds, so that two requests at once cannot
/// both win. The notification only closes open streams: everything else reads the row with every request.
/// </summary>
internal sealed partial class Sessions(
    NpgsqlDataSource database,
    INotifier notifier,
    IOptions<SignInSessionOptions> options,
    TimeProvider clock,
    ILogger<Sessions> logger
) : ISessions
{
    private static readonly Error _invalid = new(
        AccountRules.WrongPassword,
        "The refresh token is not valid any more. Sign in again.",
        ErrorKind.Unauthenticated
    );

    private static readonly Error _reused = new(
        "auth.refresh_token_reused",
        "This refresh token was used before, so it may be in other hands. Its session has been ended. Sign in again.",
        ErrorKind.Unauthenticated
    );

    public async Task<SessionId> StartAsync(
        SignedInUser signedIn,
        SessionKind kind,
        SignInOrigin origin,
        CancellationToken cancellationToken
    )
    {
        var (id, now) = (SessionId.New(), clock.GetUtcNow());
        await using var command = database.CreateCommand(
            """
            INSERT INTO sessions
                (id, user_id, organization_id, security_stamp, kind, network, device, created_at, last_seen_at,
                    expires_at, refresh_number)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, 0)
            """
        );
        command.Parameters.Add(Value(id.Value));
        command.Parameters.Add(Value(signedIn.UserId.Value));
        command.Parameters.Add(Value(signedIn.OrganizationId.Value));
        command.Parameters.Add(Value(signedIn.SecurityStamp));
        command.Parameters.Add(Value(kind.ToString()));
        command.Parameters.Add(Text(origin.Network));
        command.Parameters.Add(Text(origin.Device));
        command.Parameters.Add(Value(now));
        command.Parameters.Add(Value(now + options.Value.Lifetime));
        await command.ExecuteNonQueryAsync(cancellationToken);
        return id;
    }

    public async Task EndAsync(SessionId session, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "UPDATE sessions SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL"
        );
        command.Parameters.Add(Value(session.Value));
        command.Parameters.Add(Value(clock.GetUtcNow()));
        if (await command.ExecuteNonQueryAsync(cancellationToken) > 0)
            notifier.Notify(NotificationChannel.Credentials);
    }

    public async Task EndAllAsync(SignedInUser changed, SessionId? kept, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            UPDATE sessions
            SET ended_at = CASE WHEN id = $2 THEN NULL ELSE $3 END,
                security_stamp = CASE WHEN id = $2 THEN $4 ELSE security_stamp END
            WHERE user_id = $1 AND ended_at IS NULL
            """
        );
        command.Parameters.Add(Value(changed.UserId.Value));
        command.Parameters.Add(Value(kept?.Value ?? Guid.Empty));
        command.Parameters.Add(Value(clock.GetUtcNow()));
        command.Parameters.Add(Value(changed.SecurityStamp));
        await command.ExecuteNonQueryAsync(cancellationToken);
        notifier.Notify(NotificationChannel.Credentials);
    }

    public async Task<Result<int>> RotateAsync(SessionId session, int number, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await AdvanceAsync(session, number, now, cancellationToken) is { } next)
            return next;
        if (await FindLiveAsync(session, now, cancellationToken) is not { } live || number >= live.Number)
            return _invalid;
        if (number == live.Number - 1 && live.RefreshedAt + options.Value.RefreshGrace >= now)
            return live.Number;

        LogReused(session.Value);
        await EndAsync(session, cancellationToken);
        return _reused;
    }

    private async Task<int?> AdvanceAsync(
        SessionId session,
        int number,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        await using var command = database.CreateCommand(
            """
            UPDATE sessions s SET refresh_number = s.refresh_number + 1, refreshed_at = $3, last_seen_at = $3,
                expires_at = $4
            FROM users u, memberships m
            WHERE s.id = $1 AND s.refresh_number = $2 AND s.ended_at IS NULL AND s.expires_at > $3
              AND u.id = s.user_id AND u.security_stamp = s.security_stamp
              AND m.user_id = s.user_id AND m.organization_id = s.organization_id
            RETURNING s.refresh_number
            """
        );
        command.Parameters.Add(Value(session.Value));
        command.Parameters.Add(Value(number));
        command.Parameters.Add(Value(now));
        command.Parameters.Add(Value(now + options.Value.Lifetime));
        return (int?)await command.ExecuteScalarAsync(cancellationToken);
    }

    private async Task<(int Number, DateTimeOffset RefreshedAt)?> FindLiveAsync(
        SessionId session,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        await using var command = database.CreateCommand(
            """
            SELECT s.refresh_number, COALESCE(s.refreshed_at, s.created_at) FROM sessions s
            JOIN users u ON u.id = s.user_id AND u.security_stamp = s.security_stamp
            WHERE s.id = $1 AND s.ended_at IS NULL AND s.expires_at > $2
            """
        );
        command.Parameters.Add(Value(session.Value));
        command.Parameters.Add(Value(now));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? (reader.GetInt32(0), reader.GetFieldValue<DateTimeOffset>(1))
            : null;
    }

    private static NpgsqlParameter<T> Value<T>(T value) => new() { TypedValue = value };

    private static NpgsqlParameter Text(string? value) =>
        new() { Value = value ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A used refresh token of session {Session} was sent again; the session has been ended"
    )]
    private partial void LogReused(Guid session);
}
