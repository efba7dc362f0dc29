using ImageGenerator.Application.Models;
using ImageGenerator.Application.ProviderKeys;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Secrets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace ImageGenerator.Infrastructure.ProviderKeys;

/// <summary>Chooses connections; on the path of every attempt, so one statement on the table's unique index.</summary>
internal sealed partial class ProviderConnections(
    NpgsqlDataSource database,
    IModelCatalog catalog,
    IConfiguredProviders configured,
    ISecretProtector secrets,
    IServiceScopeFactory scopes,
    ILogger<ProviderConnections> logger
) : IProviderConnections
{
    // Whose key comes first.
    private static readonly CredentialScope[] _order =
    [
        CredentialScope.User,
        CredentialScope.Organization,
        CredentialScope.Platform,
    ];

    public async Task<ProviderConnection?> ChooseAsync(
        OrganizationId organization,
        UserId user,
        string provider,
        IReadOnlyCollection<CredentialScope> except,
        CancellationToken cancellationToken
    )
    {
        if (catalog.Providers.FirstOrDefault(known => known.Id == provider) is not { } description)
            return null;

        var stored = await ReadAsync(organization, user, provider, cancellationToken);
        foreach (var owner in _order.Except(except))
        {
            var credential = stored.FirstOrDefault(candidate => candidate.Holder.Scope == owner);
            if (credential is not null && Through(description, credential) is { } connection)
                return connection;
        }

        var fromConfiguration = ConnectionRules.ThroughConfigured(description, configured.Of(provider));
        return fromConfiguration?.Owner is { } platform && except.Contains(platform) ? null : fromConfiguration;
    }

    public async Task<IReadOnlyDictionary<string, CredentialScope?>> UsableAsync(
        OrganizationId organization,
        UserId user,
        CancellationToken cancellationToken
    ) => BestOf(await ReadAsync(organization, user, provider: null, cancellationToken));

    public async Task<IReadOnlyDictionary<string, CredentialScope?>> WorkingAsync(
        OrganizationId organization,
        UserId user,
        CancellationToken cancellationToken
    ) =>
        BestOf(
            (await ReadAsync(organization, user, provider: null, cancellationToken)).Where(credential =>
                credential.Status is not (CredentialStatus.Rejected or CredentialStatus.OutOfCredit)
            )
        );

    private Dictionary<string, CredentialScope?> BestOf(IEnumerable<Stored> credentials)
    {
        var stored = credentials.ToLookup(credential => credential.Provider);
        var usable = new Dictionary<string, CredentialScope?>();
        foreach (var description in catalog.Providers)
        {
            var known = configured.Of(description.Id);
            var best = stored[description.Id]
                .Where(credential => IsUsable(description, known, credential))
                .OrderBy(credential => Array.IndexOf(_order, credential.Holder.Scope))
                .FirstOrDefault();
            if (best is not null)
                usable[description.Id] = best.Holder.Scope;
            else if (ConnectionRules.ThroughConfigured(description, known) is { } connection)
                usable[description.Id] = connection.Owner;
        }

        return usable;
    }

    public async Task ReportAsync(
        ProviderConnection used,
        ProviderCredentialReport report,
        CancellationToken cancellationToken
    )
    {
        if (report.Rejection is not { } rejection)
        {
            if (used.CredentialId is { } credential)
                await TouchAsync(credential, cancellationToken);
            return;
        }

        if (used.Owner is null)
            return;

        await using var scope = scopes.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<RejectedKeys>()
            .NoteAsync(used, used.Redact(rejection), report.IsOutOfCredit, cancellationToken);
    }

    private bool IsUsable(ProviderDescription description, ConfiguredProvider known, Stored credential) =>
        (credential.Envelope is null || secrets.Inspect(credential.Envelope) is null)
        && ConnectionRules.Suffices(
            description,
            credential.Envelope is not null,
            credential.BaseAddress is not null || ConnectionRules.UsualAddress(description, known) is not null
        );

    private ProviderConnection? Through(ProviderDescription description, Stored credential)
    {
        ProviderSecret? secret = null;
        if (credential.Envelope is { } envelope)
        {
            var opened = secrets.DecryptKey(envelope, credential.Holder, credential.Provider, credential.BaseAddress);
            if (!opened.Succeeded)
            {
                LogUnreadable(credential.Id, opened.Error.Code);
                return null;
            }

            secret = opened.Value;
        }

        var connection = ConnectionRules.ThroughStored(
            description,
            configured.Of(description.Id),
            credential.Holder.Scope,
            credential.BaseAddress,
            secret
        );
        return connection is null
            ? null
            : connection with
            {
                CredentialId = credential.Id,
                Key = ConnectionKey.Of(credential.Holder, credential.Id, credential.BaseAddress),
            };
    }

    private async Task<IReadOnlyList<Stored>> ReadAsync(
        OrganizationId organization,
        UserId user,
        string? provider,
        CancellationToken cancellationToken
    )
    {
        await using var command = database.CreateCommand(
            """
            SELECT id, scope, provider, base_address, sealed_secret, status FROM provider_credentials
            WHERE ((scope = 'User' AND organization_id = $1 AND user_id = $2)
                OR (scope = 'Organization' AND organization_id = $1 AND user_id IS NULL)
                OR (scope = 'Platform' AND organization_id IS NULL AND user_id IS NULL))
              AND ($3 IS NULL OR provider = $3)
            """
        );
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = organization.Value });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = user.Value });
        command.Parameters.Add(
            new NpgsqlParameter { Value = provider ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text }
        );

        var found = new List<Stored>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(
                new Stored(
                    new ProviderCredentialId(reader.GetGuid(0)),
                    HolderOf(Enum.Parse<CredentialScope>(reader.GetString(1)), organization, user),
                    reader.GetString(2),
                    reader.IsDBNull(3) ? null : reader.GetString(3),
                    reader.IsDBNull(4) ? null : reader.GetFieldValue<byte[]>(4),
                    Enum.Parse<CredentialStatus>(reader.GetString(5))
                )
            );
        }

        return found;
    }

    private async Task TouchAsync(ProviderCredentialId credential, CancellationToken cancellationToken)
    {
        // Once a minute is exact enough, and spares a write at every job. That a key works again is told at once.
        await using var command = database.CreateCommand(
            """
            UPDATE provider_credentials SET last_used_at = now(), status = 'Working', last_error = NULL
            WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute'
                OR status <> 'Working')
            """
        );
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = credential.Value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static CredentialOwner HolderOf(CredentialScope scope, OrganizationId organization, UserId user) =>
        scope switch
        {
            CredentialScope.User => CredentialOwner.Of(organization, user),
            CredentialScope.Organization => CredentialOwner.Of(organization),
            _ => CredentialOwner.Platform,
        };

    private sealed record Stored(
        ProviderCredentialId Id,
        CredentialOwner Holder,
        string Provider,
        string? BaseAddress,
        byte[]? Envelope,
        CredentialStatus Status
    );

    [LoggerMessage(Level = LogLevel.Warning, Message = "The stored key {Credential} cannot be opened: {Code}")]
    private partial void LogUnreadable(ProviderCredentialId credential, string code);
}
