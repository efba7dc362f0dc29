using ImageGenerator.Application.ProviderKeys;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Common;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace ImageGenerator.Infrastructure.Secrets;

/// <summary>
/// Re-encrypts what an older master key has encrypted, at the start and every hour, so that the older key can be taken
/// out of the ring afterwards. Several processes may do so at once.
/// </summary>
internal sealed partial class SecretReencryptor(
    NpgsqlDataSource database,
    SecretProtector secrets,
    TimeProvider clock,
    ILogger<SecretReencryptor> logger
) : RecurringService(TimeSpan.FromHours(1), clock, logger)
{
    private const int BatchSize = 100;

    protected override Task RunOnceAsync(CancellationToken cancellationToken) => ReencryptAsync(cancellationToken);

    /// <returns>How many were re-encrypted.</returns>
    internal async Task<int> ReencryptAsync(CancellationToken cancellationToken)
    {
        var resealed = 0;
        var last = Guid.Empty;
        while (await ReadAsync(last, cancellationToken) is { Count: > 0 } batch)
        {
            foreach (var row in batch)
            {
                if (await ReencryptAsync(row, cancellationToken))
                    resealed++;
            }

            last = batch[^1].Id;
        }

        if (resealed > 0)
            LogResealed(resealed);
        return resealed;
    }

    private async Task<IReadOnlyList<Row>> ReadAsync(Guid after, CancellationToken cancellationToken)
    {
        var header = secrets.CurrentHeader;
        await using var command = database.CreateCommand(
            """
            SELECT id, organization_id, user_id, provider, base_address, sealed_secret FROM provider_credentials
            WHERE sealed_secret IS NOT NULL AND substring(sealed_secret FROM 1 FOR $1) <> $2 AND id > $3
            ORDER BY id LIMIT $4
            """
        );
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = header.Length });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = header });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = BatchSize });

        var rows = new List<Row>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(
                new Row(
                    reader.GetGuid(0),
                    HolderOf(
                        reader.IsDBNull(1) ? null : reader.GetGuid(1),
                        reader.IsDBNull(2) ? null : reader.GetGuid(2)
                    ),
                    reader.GetString(3),
                    reader.IsDBNull(4) ? null : reader.GetString(4),
                    reader.GetFieldValue<byte[]>(5)
                )
            );
        }

        return rows;
    }

    private async Task<bool> ReencryptAsync(Row row, CancellationToken cancellationToken)
    {
        var context = ProviderKeyCipher.ContextOf(row.Holder, row.Provider, row.BaseAddress);
        var opened = secrets.Decrypt(row.Envelope, context);
        if (!opened.Succeeded)
        {
            LogUnreadable(row.Id, opened.Error.Code);
            return false;
        }

        // Only in place of what was read: a key that was replaced meanwhile stays.
        await using var command = database.CreateCommand(
            "UPDATE provider_credentials SET sealed_secret = $3 WHERE id = $1 AND sealed_secret = $2"
        );
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = row.Id });
        command.Parameters.Add(
            new NpgsqlParameter<byte[]> { TypedValue = row.Envelope, NpgsqlDbType = NpgsqlDbType.Bytea }
        );
        command.Parameters.Add(
            new NpgsqlParameter<byte[]>
            {
                TypedValue = secrets.Encrypt(opened.Value, context),
                NpgsqlDbType = NpgsqlDbType.Bytea,
            }
        );
        return await command.ExecuteNonQueryAsync(cancellationToken) > 0;
    }

    private static CredentialOwner HolderOf(Guid? organization, Guid? user) =>
        (organization, user) switch
        {
            ({ } owner, { } person) => CredentialOwner.Of(new OrganizationId(owner), new UserId(person)),
            ({ } owner, null) => CredentialOwner.Of(new OrganizationId(owner)),
            _ => CredentialOwner.Platform,
        };

    private sealed record Row(Guid Id, CredentialOwner Holder, string Provider, string? BaseAddress, byte[] Envelope);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Re-encrypted {Count} stored keys with the current master key"
    )]
    private partial void LogResealed(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The stored key {Credential} cannot be opened: {Code}")]
    private partial void LogUnreadable(Guid credential, string code);
}
