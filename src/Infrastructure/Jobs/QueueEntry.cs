using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImageGenerator.Infrastructure.Jobs;

/// <summary>
/// A job's queue position. It is apart from the job itself, so that claims and heartbeats touch a small, hot table;
/// it is gone when the job has finished.
/// </summary>
internal sealed class QueueEntry : ITenantOwned
{
    public JobId JobId { get; init; }

    public JobKind Kind { get; init; }

    public OrganizationId OrganizationId { get; init; }

    /// <summary>Who asks: with their own keys, if they have any.</summary>
    public UserId CreatedBy { get; init; }

    public string Provider { get; init; } = "";

    /// <summary>Smaller is sooner: the job's <see cref="JobPriority"/>.</summary>
    public short Priority { get; init; } = (short)JobPriority.Normal;

    /// <summary>
    /// The connection to the provider that the job is going to take; its limits are what the job waits for. The
    /// database fills it in (trigger <c>job_queue_connection</c>), a claim corrects it.
    /// </summary>
    public string Connection { get; private set; } = null!;

    /// <summary>When the job may be taken, by the database's clock. A claim moves it to the end of the lease.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>The worker that has it; null while it waits.</summary>
    public string? LeasedBy { get; private set; }

    /// <summary>Grows with every claim: the fencing token.</summary>
    public long Token { get; init; }

    /// <summary>The trace of the request that made the job (W3C), so that the worker's spans belong to it.</summary>
    public string? TraceParent { get; init; }

    public DateTimeOffset EnqueuedAt { get; private set; }
}

internal sealed class QueueEntryConfiguration : IEntityTypeConfiguration<QueueEntry>
{
    public void Configure(EntityTypeBuilder<QueueEntry> builder)
    {
        builder.ToTable("job_queue");
        builder.HasKey(entry => entry.JobId);
        builder.Property(entry => entry.JobId).ValueGeneratedNever();
        builder.Property(entry => entry.Provider).HasMaxLength(100);
        builder.Property(entry => entry.LeasedBy).HasMaxLength(200);
        builder.Property(entry => entry.TraceParent).HasMaxLength(60);
        builder.Property(entry => entry.Token).IsConcurrencyToken();
        builder.Property(entry => entry.DueAt).HasDefaultValueSql("now()");
        builder.Property(entry => entry.EnqueuedAt).HasDefaultValueSql("now()");

        builder
            .Property(entry => entry.Connection)
            .HasMaxLength(ProviderAttempt.MaxConnectionLength)
            .HasDefaultValue(ProviderAttempt.PlatformConnection)
            .ValueGeneratedOnAdd();

        // The claim walks each connection from tenant queue (priority and organization) to tenant queue, and takes the
        // longest waiting of each; positions are counted the same way.
        builder
            .HasIndex(entry => new
            {
                entry.Provider,
                entry.Connection,
                entry.Priority,
                entry.OrganizationId,
                entry.DueAt,
                entry.JobId,
            })
            .HasDatabaseName("ix_job_queue_claim");
        builder.HasIndex(entry => new { entry.Provider, entry.DueAt });
        builder
            .HasIndex(entry => new { entry.Provider, entry.Connection })
            .HasFilter("leased_by IS NOT NULL")
            .HasDatabaseName("ix_job_queue_leased");

        // Who waits for a place, whoever the provider is.
        builder
            .HasIndex(entry => new { entry.OrganizationId, entry.DueAt })
            .HasFilter("leased_by IS NULL")
            .HasDatabaseName("ix_job_queue_waiting");
    }
}

/// <summary>The table of the queue.</summary>
internal static class QueueEntrySets
{
    extension(AppDbContext database)
    {
        public DbSet<QueueEntry> QueueEntries => database.Set<QueueEntry>();
    }
}
