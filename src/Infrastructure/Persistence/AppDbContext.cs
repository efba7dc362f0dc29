using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Uploads;
using ImageGenerator.Domain.Usage;
using ImageGenerator.Infrastructure.Events;
using ImageGenerator.Infrastructure.Identity;
using ImageGenerator.Infrastructure.Jobs;
using ImageGenerator.Infrastructure.Partials;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ImageGenerator.Infrastructure.Persistence;

/// <summary>The database. Saving an aggregate saves its events to the outbox in the same transaction.</summary>
internal sealed class AppDbContext(DbContextOptions<AppDbContext> options, TenantScope tenant)
    : IdentityUserContext<AppUser, Guid>(options)
{
    /// <summary>The name of the filter that keeps tenants apart.</summary>
    public const string TenantFilter = "tenant";

    // Far below the number of statements that EF sends at a time.
    private const int SurelyOneBatch = 100;

    private readonly HashSet<Bell> _bells = [];

    public DbSet<Organization> Organizations => Set<Organization>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<Generation> Generations => Set<Generation>();

    public DbSet<Asset> Assets => Set<Asset>();

    public DbSet<Upload> Uploads => Set<Upload>();

    public DbSet<UsageRecord> UsageRecords => Set<UsageRecord>();

    public DbSet<PartialImage> PartialImages => Set<PartialImage>();

    public DbSet<QueueEntry> QueueEntries => Set<QueueEntry>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<IdempotencyRecord> IdempotencyRecords => Set<IdempotencyRecord>();

    /// <summary>Whose rows the queries see; read by the filters.</summary>
    public OrganizationId? TenantId => tenant.Current;

    /// <summary>Notes a bell that is to ring once the changes are committed.</summary>
    public void RingAfterCommit(Bell bell) => _bells.Add(bell);

    /// <summary>The bells to ring now; each is handed out once.</summary>
    public IReadOnlyCollection<Bell> TakeBells()
    {
        Bell[] taken = [.. _bells];
        _bells.Clear();
        return taken;
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (ChangeTracker.Entries<QueueEntry>().Any(entry => entry.State == EntityState.Added)) RingAfterCommit(Bell.Jobs);

        foreach (var aggregate in ChangeTracker.Entries<AggregateRoot>().Select(entry => entry.Entity).ToList())
        {
            var events = aggregate.TakeEvents();
            if (events.Count == 0) continue;

            Outbox.AddRange(events.Select(OutboxMessage.Of));
            RingAfterCommit(Bell.Events);
        }

        Database.AutoTransactionBehavior = OnlyAddsAFew() ? AutoTransactionBehavior.Never : AutoTransactionBehavior.WhenNeeded;
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>Begins a transaction that fails as a whole when one of its saves fails.</summary>
    public Task<IDbContextTransaction> BeginTransactionAsync(CancellationToken cancellationToken)
    {
        // EF would put a savepoint around every save, two round trips each time; nobody here goes on after a save that failed.
        Database.AutoSavepointsEnabled = false;
        return Database.BeginTransactionAsync(cancellationToken);
    }

    // Rows that are only added go out as one batch, which PostgreSQL runs as a whole or not at all: BEGIN and COMMIT would only be
    // another round trip. A changed row needs them, because EF finds out afterwards that somebody else had changed it before.
    private bool OnlyAddsAFew()
    {
        var changed = ChangeTracker.Entries().Where(entry => entry.State is not (EntityState.Unchanged or EntityState.Detached)).ToList();
        return changed.Count <= SurelyOneBatch && changed.TrueForAll(entry => entry.State == EntityState.Added);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder builder) => ValueConversions.Apply(builder);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AppDbContext).Assembly);
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("user_claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("user_logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("user_tokens");

        builder.Entity<Organization>().HasQueryFilter(TenantFilter, organization => organization.Id == TenantId);
        builder.Entity<Membership>().HasQueryFilter(TenantFilter, membership => membership.OrganizationId == TenantId);
        builder.Entity<ApiKey>().HasQueryFilter(TenantFilter, key => key.OrganizationId == TenantId);
        builder.Entity<Generation>().HasQueryFilter(TenantFilter, generation => generation.OrganizationId == TenantId);
        builder.Entity<Asset>().HasQueryFilter(TenantFilter, asset => asset.OrganizationId == TenantId);
        builder.Entity<Upload>().HasQueryFilter(TenantFilter, upload => upload.OrganizationId == TenantId);
        builder.Entity<UsageRecord>().HasQueryFilter(TenantFilter, record => record.OrganizationId == TenantId);
        builder.Entity<PartialImage>().HasQueryFilter(TenantFilter, partial => partial.OrganizationId == TenantId);
        builder.Entity<QueueEntry>().HasQueryFilter(TenantFilter, entry => entry.OrganizationId == TenantId);
        builder.Entity<OutboxMessage>().HasQueryFilter(TenantFilter, message => message.OrganizationId == TenantId);
        builder.Entity<IdempotencyRecord>().HasQueryFilter(TenantFilter, record => record.OrganizationId == TenantId);

        SnakeCase.Apply(builder);
    }
}
