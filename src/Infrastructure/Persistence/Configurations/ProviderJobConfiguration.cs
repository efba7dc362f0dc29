using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImageGenerator.Infrastructure.Persistence.Configurations;

internal sealed class ProviderJobConfiguration : IEntityTypeConfiguration<ProviderJob>
{
    public void Configure(EntityTypeBuilder<ProviderJob> builder)
    {
        builder.HasBaseType<Job>();
        builder.Property(job => job.RequestedModel).HasMaxLength(200);
        builder.Property(job => job.SavingNotice).HasMaxLength(ProviderJob.MaxSavingNoticeLength);
        builder.Property(job => job.MissingOutputs).HasDefaultValueSql("'[]'");
        builder.Ignore(job => job.OutputKind);
        builder.Ignore(job => job.CurrentAttempts);
        builder.OwnsMany(job => job.Attempts, ConfigureAttempts);
        builder
            .HasIndex(job => new
            {
                job.OrganizationId,
                job.Model,
                job.CreatedAt,
                job.Id,
            })
            .IsDescending(false, false, true, true);
    }

    private static void ConfigureAttempts(OwnedNavigationBuilder<ProviderJob, ProviderAttempt> attempts)
    {
        attempts.ToTable("provider_attempts");
        attempts.WithOwner().HasForeignKey("JobId");
        attempts.HasKey("JobId", nameof(ProviderAttempt.Number));
        attempts.Property<JobId>("JobId");
        attempts.Property(attempt => attempt.Number).ValueGeneratedNever();
        attempts.Property(attempt => attempt.Provider).HasMaxLength(100);
        attempts.Property(attempt => attempt.Model).HasMaxLength(200);
        attempts.Property(attempt => attempt.ProviderJobId).HasMaxLength(ProviderAttempt.MaxProviderJobIdLength);
        attempts.Property(attempt => attempt.Message).HasMaxLength(JobFailure.MaxMessageLength);

        attempts
            .Property(attempt => attempt.Connection)
            .HasMaxLength(ProviderAttempt.MaxConnectionLength)
            .HasDefaultValue(ProviderAttempt.PlatformConnection);

        // The newest attempts over a connection: for its rate, and for its health.
        attempts
            .HasIndex(
                nameof(ProviderAttempt.Provider),
                nameof(ProviderAttempt.Connection),
                nameof(ProviderAttempt.StartedAt)
            )
            .HasDatabaseName("ix_provider_attempts_recent");

        // Set from outside when the provider asks for a poll, and emptied by the worker that waits: no part of the
        // attempt's history.
        attempts.Property<DateTimeOffset?>("PollRequestedAt");
        attempts
            .HasIndex(nameof(ProviderAttempt.Provider), nameof(ProviderAttempt.ProviderJobId))
            .HasFilter("outcome IS NULL")
            .HasDatabaseName("ix_provider_attempts_open");
    }
}
