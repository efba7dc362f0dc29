using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ImageGenerator.Infrastructure.Identity;

/// <summary>What somebody who proved their identity may do right now.</summary>
/// <param name="UserId">The person.</param>
/// <param name="OrganizationId">Where.</param>
/// <param name="Role">As what.</param>
/// <param name="DisplayName">Under which name.</param>
/// <param name="OperatesInstallation">Whether the organization operates this installation.</param>
public sealed record Access(
    UserId UserId,
    OrganizationId OrganizationId,
    Role Role,
    string DisplayName,
    bool OperatesInstallation
)
{
    /// <summary>The API key that it was proven with; null for a person.</summary>
    public ApiKeyId? ApiKeyId { get; init; }

    /// <summary>The session that it was proven with; null for an API key.</summary>
    public SessionId? SessionId { get; init; }
}

/// <summary>
/// Looks up, at every request, what a session or an API key is worth: a logout, a revoked key, a changed role or a
/// changed password counts at once and on every node. One statement on primary keys; it is on the path of every
/// request.
/// </summary>
public interface IAccessReader
{
    /// <summary>Null when the session has ended or expired, or the person is no longer a member.</summary>
    Task<Access?> FindAsync(SessionId session, CancellationToken cancellationToken);

    /// <summary>Null when the key is unknown, revoked or expired, or its person is no longer a member.</summary>
    Task<Access?> FindAsync(ApiKeySecret secret, CancellationToken cancellationToken);
}

internal sealed class AccessReader(NpgsqlDataSource database, IOptions<SignInSessionOptions> options) : IAccessReader
{
    private const string BySession = """
        SELECT m.user_id, m.organization_id, m.role, u.display_name, o.operates_installation,
               s.last_seen_at < now() - interval '1 minute', s.id
        FROM sessions s
        JOIN users u ON u.id = s.user_id AND u.security_stamp = s.security_stamp
        JOIN memberships m ON m.organization_id = s.organization_id AND m.user_id = s.user_id
        JOIN organizations o ON o.id = s.organization_id
        WHERE s.id = $1 AND s.ended_at IS NULL AND s.expires_at > now()
        """;

    private const string ByKey = """
        SELECT k.created_by, k.organization_id, m.role, u.display_name, o.operates_installation,
               k.last_used_at IS NULL OR k.last_used_at < now() - interval '1 minute', k.id
        FROM api_keys k
        JOIN memberships m ON m.organization_id = k.organization_id AND m.user_id = k.created_by
        JOIN users u ON u.id = k.created_by
        JOIN organizations o ON o.id = k.organization_id
        WHERE k.hash = $1 AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())
        """;

    public async Task<Access?> FindAsync(SessionId session, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(BySession);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = session.Value });
        if (await ReadAsync(command, cancellationToken) is not { } found)
            return null;

        if (found.IsToBeTouched)
            await TouchAsync(session, cancellationToken);
        return found.Access with { SessionId = session };
    }

    public async Task<Access?> FindAsync(ApiKeySecret secret, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ByKey);
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = secret.Hash() });
        if (await ReadAsync(command, cancellationToken) is not { } found)
            return null;

        // Once a minute is exact enough for "last used", and spares a write at every request.
        var key = new ApiKeyId(found.Credential);
        if (found.IsToBeTouched)
            await TouchAsync(key, cancellationToken);
        return found.Access with { ApiKeyId = key };
    }

    private static async Task<(Access Access, bool IsToBeTouched, Guid Credential)?> ReadAsync(
        NpgsqlCommand command,
        CancellationToken cancellationToken
    )
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            return null;

        var access = new Access(
            new UserId(reader.GetGuid(0)),
            new OrganizationId(reader.GetGuid(1)),
            Enum.Parse<Role>(reader.GetString(2)),
            reader.GetString(3),
            reader.GetBoolean(4)
        );
        return (access, reader.GetBoolean(5), reader.GetGuid(6));
    }

    private async Task TouchAsync(SessionId session, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "UPDATE sessions SET last_seen_at = now(), expires_at = now() + $2 WHERE id = $1 AND ended_at IS NULL"
        );
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = session.Value });
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = options.Value.Lifetime });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task TouchAsync(ApiKeyId key, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("UPDATE api_keys SET last_used_at = now() WHERE id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = key.Value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
