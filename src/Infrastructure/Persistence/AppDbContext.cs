using System.Reflection;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Budgets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Uploads;
using ImageGenerator.Domain.Usage;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ImageGenerator.Infrastructure.Persistence;

/// <summary>
/// The database. It knows no feature: each brings the configurations of its tables, and a
/// <see cref="BeforeSaveInterceptor"/> for what has to be done with every save.
/// </summary>
internal sealed class AppDbContext(DbContextOptions<AppDbContext> options, ActorScope scope)
    : IdentityUserContext<AppUser, Guid>(options),
        IDataProtectionKeyContext
{
    /// <summary>The name of the filter that keeps tenants apart.</summary>
    public const string TenantFilter = "tenant";

    private readonly HashSet<NotificationChannel> _notifications = [];
    private readonly List<Func<CancellationToken, Task>> _withNextSave = [];

    public DbSet<Organization> Organizations => Set<Organization>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<Job> Jobs => Set<Job>();

    public DbSet<Generation> Generations => Set<Generation>();

    public DbSet<Asset> Assets => Set<Asset>();

    public DbSet<Upload> Uploads => Set<Upload>();

    public DbSet<UsageRecord> UsageRecords => Set<UsageRecord>();

    public DbSet<ProviderCredential> ProviderCredentials => Set<ProviderCredential>();

    public DbSet<ModelPrice> ModelPrices => Set<ModelPrice>();

    public DbSet<SpendingLimit> SpendingLimits => Set<SpendingLimit>();

    public DbSet<Hold> Holds => Set<Hold>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<IdempotencyRecord> IdempotencyRecords => Set<IdempotencyRecord>();

    /// <summary>Whose rows the queries see; read by the filters.</summary>
    public OrganizationId? TenantId => scope.Tenant;

    /// <summary>Notes a notification to be sent once the changes are committed.</summary>
    public void NotifyAfterCommit(NotificationChannel channel) => _notifications.Add(channel);

    /// <summary>The channels to notify now; each is handed out once.</summary>
    public IReadOnlyCollection<NotificationChannel> TakeNotifications()
    {
        NotificationChannel[] channels = [.. _notifications];
        _notifications.Clear();
        return channels;
    }

    /// <summary>
    /// Has statements run right after the next save, in its transaction: both are committed or neither is. A save
    /// without any needs no transaction of its own.
    /// </summary>
    public void RunWithNextSave(Func<CancellationToken, Task> statements) => _withNextSave.Add(statements);

    /// <summary>
    /// Forgets what was read and changed, and leaves the transaction that was begun on the way, so that it can be done
    /// again.
    /// </summary>
    public async Task StartOverAsync(CancellationToken cancellationToken)
    {
        _withNextSave.Clear();
        ChangeTracker.Clear();
        if (Database.CurrentTransaction is { } begun)
            await begun.DisposeAsync();
    }

    public override Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    ) =>
        _withNextSave.Count > 0
            ? SaveWithStatementsAsync(acceptAllChangesOnSuccess, cancellationToken)
            : base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

    /// <summary>Begins a transaction that fails as a whole when one of its saves fails.</summary>
    public Task<IDbContextTransaction> BeginTransactionAsync(CancellationToken cancellationToken)
    {
        // EF would put a savepoint around every save, two round trips each time; nobody here goes on after a save that
        // failed.
        Database.AutoSavepointsEnabled = false;
        return Database.BeginTransactionAsync(cancellationToken);
    }

    /// <summary>Begins a transaction unless there is one; whoever saves commits it.</summary>
    public async Task EnsureTransactionAsync(CancellationToken cancellationToken)
    {
        if (Database.CurrentTransaction is null)
            await BeginTransactionAsync(cancellationToken);
    }

    private async Task<int> SaveWithStatementsAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken)
    {
        // Taken out first: when the save fails, whoever tries again registers them again.
        Func<CancellationToken, Task>[] statements = [.. _withNextSave];
        _withNextSave.Clear();

        await using var own = Database.CurrentTransaction is null
            ? await BeginTransactionAsync(cancellationToken)
            : null;
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        foreach (var statement in statements)
            await statement(cancellationToken);
        if (own is not null)
            await own.CommitAsync(cancellationToken);
        return saved;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder builder) => ValueConversions.Apply(builder);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AppDbContext).Assembly);
        builder.Entity<DataProtectionKey>().ToTable("data_protection_keys");
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("user_claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("user_logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("user_tokens");

        FilterByTenant(builder);
    }

    private void FilterByTenant(ModelBuilder builder)
    {
        // A hierarchy has its filter at its root.
        var filter = typeof(AppDbContext).GetMethod(
            nameof(FilterByOwner),
            BindingFlags.Instance | BindingFlags.NonPublic
        )!;
        foreach (
            var type in builder.Model.GetEntityTypes().Where(type => type.BaseType is null && !type.IsOwned()).ToList()
        )
        {
            if (typeof(ITenantOwned).IsAssignableFrom(type.ClrType))
                filter.MakeGenericMethod(type.ClrType).Invoke(this, [builder]);
        }

        builder.Entity<Organization>().HasQueryFilter(TenantFilter, organization => organization.Id == TenantId);

        // The installation's own keys have no organization, and where nobody is signed in there is none either: the two
        // are not equal.
        builder
            .Entity<ProviderCredential>()
            .HasQueryFilter(TenantFilter, credential =>
                credential.OrganizationId != null && credential.OrganizationId == TenantId
            );
    }

    private void FilterByOwner<TEntity>(ModelBuilder builder)
        where TEntity : class, ITenantOwned =>
        builder.Entity<TEntity>().HasQueryFilter(TenantFilter, row => row.OrganizationId == TenantId);
}
