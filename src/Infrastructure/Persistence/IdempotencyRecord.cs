using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Common.Idempotency;
using ImageGenerator.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImageGenerator.Infrastructure.Persistence;

/// <summary>Which request made which resource.</summary>
internal sealed class IdempotencyRecord : ITenantOwned
{
    public OrganizationId OrganizationId { get; init; }

    public UserId UserId { get; init; }

    public string Key { get; init; } = "";

    public string Fingerprint { get; init; } = "";

    public Guid ResourceId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class IdempotencyRecordConfiguration : IEntityTypeConfiguration<IdempotencyRecord>
{
    public void Configure(EntityTypeBuilder<IdempotencyRecord> builder)
    {
        // The primary key's name is what a second request with the same key runs into: see IdempotencyKey.Constraint.
        builder.ToTable("idempotency_keys");
        builder.HasKey(record => new
        {
            record.OrganizationId,
            record.UserId,
            record.Key,
        });
        builder.Property(record => record.Key).HasMaxLength(IdempotencyKey.MaxLength);
        builder.Property(record => record.Fingerprint).HasMaxLength(64);
        builder.HasIndex(record => record.CreatedAt);
    }
}

/// <summary>
/// Keeps keys for 24 hours. An older one that was not swept yet counts as unknown and gives way to the new one.
/// </summary>
[ScopedService]
internal sealed class IdempotencyStore(AppDbContext database, Actor actor, TimeProvider clock) : IIdempotencyStore
{
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public async Task<RememberedRequest?> FindAsync(string key, CancellationToken cancellationToken)
    {
        var oldest = clock.GetUtcNow() - Kept;
        var mine = database.IdempotencyRecords.Where(record => record.UserId == actor.UserId && record.Key == key);
        var found = await mine.AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        if (found is null)
            return null;
        if (found.CreatedAt >= oldest)
            return new RememberedRequest(new RequestFingerprint(found.Fingerprint), found.ResourceId);

        await mine.Where(record => record.CreatedAt < oldest).ExecuteDeleteAsync(cancellationToken);
        return null;
    }

    public void Remember(string key, RequestFingerprint fingerprint, Guid resourceId) =>
        database.IdempotencyRecords.Add(
            new IdempotencyRecord
            {
                OrganizationId = actor.OrganizationId,
                UserId = actor.UserId,
                Key = key,
                Fingerprint = fingerprint.Value,
                ResourceId = resourceId,
                CreatedAt = clock.GetUtcNow(),
            }
        );
}
