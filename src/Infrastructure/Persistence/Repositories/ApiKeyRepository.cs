using ImageGenerator.Application.ApiKeys;
using ImageGenerator.Application.Common;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using Microsoft.EntityFrameworkCore;

namespace ImageGenerator.Infrastructure.Persistence.Repositories;

[ScopedService]
internal sealed class ApiKeyRepository(AppDbContext database) : IApiKeyRepository
{
    public void Add(ApiKey key) => database.ApiKeys.Add(key);

    public Task<ApiKey?> FindAsync(ApiKeyId id, CancellationToken cancellationToken) =>
        database.ApiKeys.AsTracking().FirstOrDefaultAsync(key => key.Id == id, cancellationToken);

    public async Task<Page<ApiKeyView>> ListAsync(
        UserId? onlyOf,
        Cursor? after,
        int limit,
        CancellationToken cancellationToken
    )
    {
        IQueryable<ApiKey> keys = database.ApiKeys;
        if (onlyOf is { } person)
            keys = keys.Where(key => key.CreatedBy == person);
        if (after is { } cursor)
        {
            keys = keys.Where(key =>
                EF.Functions.LessThan(
                    ValueTuple.Create(key.CreatedAt, (Guid)(object)key.Id),
                    ValueTuple.Create(cursor.At, cursor.Id)
                )
            );
        }

        var rows = await keys.OrderByDescending(key => key.CreatedAt)
            .ThenByDescending(key => key.Id)
            .Take(limit + 1)
            .Join(
                database.Users,
                key => (Guid)(object)key.CreatedBy,
                person => person.Id,
                (key, person) =>
                    new ApiKeyView
                    {
                        Id = key.Id.Value,
                        Name = key.Name,
                        Prefix = key.Prefix,
                        CreatedById = person.Id,
                        CreatedByName = person.DisplayName,
                        CreatedAt = key.CreatedAt,
                        ExpiresAt = key.ExpiresAt,
                        LastUsedAt = key.LastUsedAt,
                        RevokedAt = key.RevokedAt,
                    }
            )
            .ToListAsync(cancellationToken);

        // The join may lose the order of what it joins.
        rows.Sort((left, right) => (right.CreatedAt, right.Id).CompareTo((left.CreatedAt, left.Id)));
        return Page<ApiKeyView>.Of(rows, limit, row => new Cursor(row.CreatedAt, row.Id));
    }
}
