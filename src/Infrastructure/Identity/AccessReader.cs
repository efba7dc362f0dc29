using ImageGenerator.Application.Accounts;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using Npgsql;

namespace ImageGenerator.Infrastructure.Identity;

/// <summary>What somebody who proved their identity may do right now.</summary>
/// <param name="UserId">The person.</param>
/// <param name="OrganizationId">Where.</param>
/// <param name="Role">As what.</param>
/// <param name="DisplayName">Under which name.</param>
/// <param name="OperatesInstallation">Whether the organization operates this installation.</param>
public sealed record Access(UserId UserId, OrganizationId OrganizationId, Role Role, string DisplayName, bool OperatesInstallation)
{
    /// <summary>True for owners and admins of the organization that operates this installation.</summary>
    public bool CanOperate => OperatesInstallation && Role is Role.Owner or Role.Admin;

    /// <summary>The API key that it was proven with; null for a person.</summary>
    public ApiKeyId? ApiKeyId { get; init; }
}

/// <summary>
/// Looks up, at every request, what a sign-in or an API key is worth: a revoked key, a changed role or a changed password
/// counts at once. One statement on primary keys; it is on the path of every request.
/// </summary>
public interface IAccessReader
{
    /// <summary>Null when the sign-in was ended or the person is no longer a member.</summary>
    Task<Access?> FindAsync(SignedInUser signedIn, CancellationToken cancellationToken);

    /// <summary>Null when the key is unknown, revoked or expired, or its person is no longer a member.</summary>
    Task<Access?> FindAsync(ApiKeySecret secret, CancellationToken cancellationToken);
}

internal sealed class AccessReader(NpgsqlDataSource database) : IAccessReader
{
    private const string BySignIn =
        """
        SELECT m.user_id, m.organization_id, m.role, u.display_name, o.operates_installation, false, NULL::uuid
        FROM memberships m JOIN users u ON u.id = m.user_id JOIN organizations o ON o.id = m.organization_id
        WHERE m.organization_id = $1 AND m.user_id = $2 AND u.security_stamp = $3
        """;

    private const string ByKey =
        """
        SELECT k.created_by, k.organization_id, m.role, u.display_name, o.operates_installation,
               k.last_used_at IS NULL OR k.last_used_at < now() - interval '1 minute', k.id
        FROM api_keys k
        JOIN memberships m ON m.organization_id = k.organization_id AND m.user_id = k.created_by
        JOIN users u ON u.id = k.created_by
        JOIN organizations o ON o.id = k.organization_id
        WHERE k.hash = $1 AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())
        """;

    public async Task<Access?> FindAsync(SignedInUser signedIn, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(BySignIn);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = signedIn.OrganizationId.Value });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = signedIn.UserId.Value });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = signedIn.SecurityStamp });
        return (await ReadAsync(command, cancellationToken))?.Access;
    }

    public async Task<Access?> FindAsync(ApiKeySecret secret, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ByKey);
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = secret.Hash() });
        if (await ReadAsync(command, cancellationToken) is not { } found) return null;

        // Once a minute is exact enough for "last used", and spares a write at every request.
        if (found.TouchKey is { } key) await TouchAsync(key, cancellationToken);
        return found.Access;
    }

    private static async Task<(Access Access, Guid? TouchKey)?> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) return null;

        var access = new Access(
            new UserId(reader.GetGuid(0)),
            new OrganizationId(reader.GetGuid(1)),
            Enum.Parse<Role>(reader.GetString(2)),
            reader.GetString(3),
            reader.GetBoolean(4))
        {
            ApiKeyId = await reader.IsDBNullAsync(6, cancellationToken) ? null : new ApiKeyId(reader.GetGuid(6)),
        };
        return (access, reader.GetBoolean(5) ? reader.GetGuid(6) : null);
    }

    private async Task TouchAsync(Guid key, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("UPDATE api_keys SET last_used_at = now() WHERE id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = key });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
