using ImageGenerator.Domain.Budgets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImageGenerator.Infrastructure.Budgets;

/// <summary>
/// How far a limit is used up in one period. Only the statements of <see cref="BudgetSql"/> write it.
/// </summary>
internal sealed class SpendingCounter
{
    public SpendingLimitId LimitId { get; private init; }

    /// <summary>The period's first moment (UTC).</summary>
    public DateTimeOffset PeriodStart { get; private init; }

    public Money Spent { get; private init; }

    public Money Held { get; private init; }

    /// <summary>How many amounts are in <see cref="Spent"/> as what was set aside, because nobody knows them.</summary>
    public int UnknownAmounts { get; private init; }
}

internal sealed class SpendingCounterConfiguration : IEntityTypeConfiguration<SpendingCounter>
{
    public void Configure(EntityTypeBuilder<SpendingCounter> builder)
    {
        builder.ToTable("spending_counters");
        builder.HasKey(counter => new { counter.LimitId, counter.PeriodStart });
        builder
            .HasOne<SpendingLimit>()
            .WithMany()
            .HasForeignKey(counter => counter.LimitId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SpendingLimitConfiguration : IEntityTypeConfiguration<SpendingLimit>
{
    public void Configure(EntityTypeBuilder<SpendingLimit> builder)
    {
        builder.ToTable("spending_limits");
        builder.HasKey(limit => limit.Id);
        builder.Property(limit => limit.Id).ValueGeneratedNever();
        builder.Ignore(limit => limit.Events);

        // Also the index by which a job finds the limits that bind it.
        builder
            .HasIndex(limit => new
            {
                limit.OrganizationId,
                limit.Scope,
                limit.SubjectId,
                limit.Period,
            })
            .IsUnique()
            .AreNullsDistinct(false);
        builder
            .HasOne<Organization>()
            .WithMany()
            .HasForeignKey(limit => limit.OrganizationId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class HoldConfiguration : IEntityTypeConfiguration<Hold>
{
    public void Configure(EntityTypeBuilder<Hold> builder)
    {
        builder.ToTable("holds");
        builder.HasKey(hold => hold.Id);
        builder.Property(hold => hold.Id).ValueGeneratedNever();

        // Two requests to retry one job can never set its money aside twice.
        builder
            .HasIndex([nameof(Hold.JobId)], "ux_holds_open")
            .IsUnique()
            .HasFilter("settled_at IS NULL")
            .HasDatabaseName("ux_holds_open");
        builder.HasIndex([nameof(Hold.JobId)], "ix_holds_job_id").HasDatabaseName("ix_holds_job_id");
        builder.HasIndex(hold => new { hold.OrganizationId, hold.CreatedAt });
        builder
            .HasOne<Organization>()
            .WithMany()
            .HasForeignKey(hold => hold.OrganizationId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>The table of counters.</summary>
internal static class SpendingCounterSets
{
    extension(AppDbContext database)
    {
        public DbSet<SpendingCounter> SpendingCounters => database.Set<SpendingCounter>();
    }
}
