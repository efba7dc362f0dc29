using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Infrastructure.Persistence.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImageGenerator.Infrastructure.Persistence.Configurations;

/// <summary>All kinds of job share one table, so that a team's history is one list and the queue need not know what it runs.</summary>
internal sealed class JobConfiguration : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.ToTable("jobs");
        builder.HasKey(job => job.Id);
        builder.Property(job => job.Id).ValueGeneratedNever();
        builder.Property<uint>("xmin").HasColumnName("xmin").IsRowVersion();
        builder.Ignore(job => job.Events);
        builder.Ignore(job => job.Kind);

        // A newer version of the product may have written kinds that this one does not know: they are left out, not failed on.
        builder.Property<JobKind>("JobKind").HasColumnName("kind");
        builder.HasDiscriminator<JobKind>("JobKind").HasValue<Generation>(Generation.JobKind).IsComplete(false);

        builder.ComplexProperty(job => job.Failure, failure =>
        {
            failure.Property(value => value.Code).HasColumnName("failure_code");
            failure.Property(value => value.Message).HasColumnName("failure_message");
        });
        builder.Property(job => job.RequestedModel).HasMaxLength(200);
        builder.Property(job => job.Metadata).HasDefaultValueSql("'{}'");
        builder.OwnsMany(job => job.Attempts, ConfigureAttempts);
        builder.HasOne<Organization>().WithMany().HasForeignKey(job => job.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasSearch();
        ConfigureListIndexes(builder);
    }

    private static void ConfigureAttempts(OwnedNavigationBuilder<Job, ProviderAttempt> attempts)
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

        // The newest attempts of all jobs: for a provider's rate, and for its health.
        attempts.HasIndex(nameof(ProviderAttempt.StartedAt));

        // Set from outside when the provider has news, and emptied by the worker that waits for them: no part of the attempt's story.
        attempts.Property<DateTimeOffset?>("WokenAt");
        attempts.HasIndex(nameof(ProviderAttempt.Provider), nameof(ProviderAttempt.ProviderJobId))
            .HasFilter("outcome IS NULL").HasDatabaseName("ix_provider_attempts_open");
    }

    // Every filter of the list has an index that ends in the list's order, so that any page is a short range scan.
    private static void ConfigureListIndexes(EntityTypeBuilder<Job> builder)
    {
        builder.HasIndex(job => new { job.OrganizationId, job.CreatedAt, job.Id })
            .IsDescending(false, true, true);
        builder.HasIndex(job => new { job.OrganizationId, job.Status, job.CreatedAt, job.Id })
            .IsDescending(false, false, true, true);
        builder.HasIndex(job => new { job.OrganizationId, job.Model, job.CreatedAt, job.Id })
            .IsDescending(false, false, true, true);
    }
}
