using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Models;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Secrets;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.ProviderKeys;

/// <summary>A provider key as it is read: never the key itself.</summary>
public sealed record ProviderKeyView
{
    /// <summary>Null for a key from the configuration.</summary>
    public Guid? Id { get; init; }

    public required string Provider { get; init; }

    public required string ProviderName { get; init; }

    public required CredentialScope Scope { get; init; }

    /// <summary>The key's last characters.</summary>
    public string? Hint { get; init; }

    public string? BaseAddress { get; init; }

    public required CredentialStatus Status { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public Guid? CreatedById { get; init; }

    public string CreatedByName { get; init; } = "";

    public DateTimeOffset? LastCheckedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public string? LastError { get; init; }

    public bool FromConfiguration { get; init; }
}

/// <summary>
/// The keys as the current person may see them: their own, the organization's masked, the installation's for its
/// operators.
/// </summary>
[ScopedService]
internal sealed class ProviderKeyViews(
    IProviderCredentialRepository credentials,
    IConfiguredProviders configured,
    IModelCatalog catalog,
    ISecretProtector secrets,
    Actor actor
)
{
    public async Task<IReadOnlyList<ProviderKeyView>> ListAsync(CancellationToken cancellationToken)
    {
        var stored = await credentials.ListAsync(
            actor.OrganizationId,
            actor.UserId,
            actor.CanOperate,
            cancellationToken
        );
        return [.. stored.Select(ViewOf), .. actor.CanOperate ? Configured() : []];
    }

    public async Task<ProviderKeyView> GetAsync(ProviderCredential credential, CancellationToken cancellationToken)
    {
        var stored = await credentials.ListAsync(
            actor.OrganizationId,
            actor.UserId,
            actor.CanOperate,
            cancellationToken
        );
        return ViewOf(stored.First(key => key.Id == credential.Id));
    }

    /// <summary>The installation's key from the configuration; null when there is none.</summary>
    public ProviderKeyView? FindConfigured(ProviderDescription provider) =>
        configured.Of(provider.Id) switch
        {
            { Secret: null, BaseAddress: null } => null,
            { Secret: null } when !provider.SelfHosted => null,
            var found => new ProviderKeyView
            {
                Provider = provider.Id,
                ProviderName = provider.Name,
                Scope = CredentialScope.Platform,
                Hint = found.Secret?.Hint,
                BaseAddress = found.BaseAddress?.ToString().TrimEnd('/'),
                Status = CredentialStatus.Untested,
                FromConfiguration = true,
            },
        };

    private IEnumerable<ProviderKeyView> Configured() =>
        catalog.Providers.Select(FindConfigured).OfType<ProviderKeyView>();

    private ProviderKeyView ViewOf(StoredProviderKey key)
    {
        var isShown = key.Scope != CredentialScope.Organization || actor.May(Permission.Manage);
        var unreadable = key.SealedSecret is { } envelope ? secrets.Inspect(envelope) : null;
        return new ProviderKeyView
        {
            Id = key.Id.Value,
            Provider = key.Provider,
            ProviderName = catalog.Providers.FirstOrDefault(provider => provider.Id == key.Provider)?.Name
                ?? key.Provider,
            Scope = key.Scope,
            Hint = isShown ? key.Hint : null,
            BaseAddress = isShown ? key.BaseAddress : null,
            Status = unreadable is null ? key.Status : CredentialStatus.Rejected,
            CreatedAt = key.CreatedAt,
            CreatedById = key.CreatedBy.Value,
            CreatedByName = key.CreatedByName,
            LastCheckedAt = key.LastCheckedAt,
            LastUsedAt = key.LastUsedAt,
            LastError = unreadable?.Message ?? key.LastError,
        };
    }
}
