using ImageGenerator.Application.Common;
using ImageGenerator.Application.ProviderKeys;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;
using Microsoft.EntityFrameworkCore;

namespace ImageGenerator.Infrastructure.Persistence.Repositories;

[ScopedService]
internal sealed class ProviderCredentialRepository(AppDbContext database) : IProviderCredentialRepository
{
    public void Add(ProviderCredential credential) => database.ProviderCredentials.Add(credential);

    public void Remove(ProviderCredential credential) => database.ProviderCredentials.Remove(credential);

    public Task<ProviderCredential?> FindAsync(
        CredentialOwner owner,
        string provider,
        CancellationToken cancellationToken
    ) =>
        Rows(withPlatform: owner.Scope == CredentialScope.Platform)
            .AsTracking()
            .FirstOrDefaultAsync(
                credential =>
                    credential.Scope == owner.Scope
                    && credential.OrganizationId == owner.OrganizationId
                    && credential.UserId == owner.UserId
                    && credential.Provider == provider,
                cancellationToken
            );

    public Task<ProviderCredential?> FindAgainAsync(
        CredentialOwner owner,
        string provider,
        CancellationToken cancellationToken
    )
    {
        database.ChangeTracker.Clear();
        return FindAsync(owner, provider, cancellationToken);
    }

    public async Task<IReadOnlyList<StoredProviderKey>> ListAsync(
        OrganizationId organization,
        UserId user,
        bool withPlatform,
        CancellationToken cancellationToken
    )
    {
        var rows = await Rows(withPlatform)
            .Where(credential =>
                (withPlatform && credential.Scope == CredentialScope.Platform)
                || (
                    credential.OrganizationId == organization
                    && (credential.UserId == null || credential.UserId == user)
                )
            )
            .LeftJoin(
                database.Users,
                credential => (Guid)(object)credential.CreatedBy,
                person => person.Id,
                (credential, person) =>
                    new StoredProviderKey
                    {
                        Id = credential.Id,
                        Provider = credential.Provider,
                        Scope = credential.Scope,
                        SealedSecret = credential.SealedSecret,
                        Hint = credential.Hint,
                        BaseAddress = credential.BaseAddress,
                        Status = credential.Status,
                        CreatedAt = credential.CreatedAt,
                        CreatedBy = credential.CreatedBy,
                        CreatedByName = person == null ? "" : person.DisplayName,
                        LastCheckedAt = credential.LastCheckedAt,
                        LastUsedAt = credential.LastUsedAt,
                        LastError = credential.LastError,
                    }
            )
            .ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => row.Provider, StringComparer.Ordinal).ThenBy(row => row.Scope)];
    }

    // The installation's rows are no tenant's; whoever may see them is asked before.
    private IQueryable<ProviderCredential> Rows(bool withPlatform) =>
        withPlatform
            ? database.ProviderCredentials.IgnoreQueryFilters([AppDbContext.TenantFilter])
            : database.ProviderCredentials;
}
