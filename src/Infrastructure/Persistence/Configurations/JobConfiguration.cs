using System.Reflection;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Infrastructure.Persistence.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImageGenerator.Infrastructure.Persistence.Configurations;

/// <summary>
/// All kinds of job share one table, so that a team's history is one list and the queue need not know what it runs.
/// </summary>
internal sealed class JobConfiguration : IEntityTypeConfiguration<Job>
{
    /// <summary>The discriminator: each kind's class says its own value.</summary>
    public const string KindProperty = "JobKind";

    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.ToTable("jobs");
        builder.HasKey(job => job.Id);
        builder.Property(job => job.Id).ValueGeneratedNever();
        builder.Property<uint>("xmin").HasColumnName("xmin").IsRowVersion();
        builder.Ignore(job => job.Events);
        builder.Ignore(job => job.Kind);
        builder.Ignore(job => job.Queue);
        builder.Ignore(job => job.Noun);

        ConfigureKinds(builder);
        ConfigureParts(builder);
        builder.Property(job => job.Priority).HasDefaultValue(JobPriority.Normal).HasSentinel(JobPriority.Normal);
        builder.Property(job => job.AttemptsAllowed).HasDefaultValue(Job.MaxAttempts).HasSentinel(Job.MaxAttempts);
        builder.Property(job => job.Metadata).HasDefaultValueSql("'{}'");
        builder
            .HasOne<Organization>()
            .WithMany()
            .HasForeignKey(job => job.OrganizationId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Job>().WithMany().HasForeignKey(job => job.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasSearch();
        ConfigureListIndexes(builder);
    }

    private static void ConfigureKinds(EntityTypeBuilder<Job> builder)
    {
        // A newer version of the product may have written kinds that this one does not know: they are left out, not
        // failed on.
        builder.Property<JobKind>(KindProperty).HasColumnName("kind");
        var kinds = builder.HasDiscriminator<JobKind>(KindProperty).IsComplete(false);
        foreach (var (type, kind) in Kinds())
            kinds.HasValue(type, kind);
    }

    private static void ConfigureParts(EntityTypeBuilder<Job> builder)
    {
        builder.ComplexProperty(
            job => job.Failure,
            failure =>
            {
                failure.Property(value => value.Code).HasColumnName("failure_code");
                failure.Property(value => value.Message).HasColumnName("failure_message");
            }
        );
        builder.ComplexProperty(
            job => job.Children,
            children =>
            {
                children.Property(counts => counts.Total).HasColumnName("children_total");
                children.Property(counts => counts.Completed).HasColumnName("children_completed");
                children.Property(counts => counts.Failed).HasColumnName("children_failed");
            }
        );
    }

    private static IEnumerable<(Type Type, JobKind Kind)> Kinds() =>
        typeof(Job)
            .Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(Job)))
            .Select(type =>
                (type, (JobKind)type.GetField("JobKind", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!)
            );

    // Every filter of the list has an index that ends in the list's order, so that any page is a short range scan.
    private static void ConfigureListIndexes(EntityTypeBuilder<Job> builder)
    {
        builder
            .HasIndex(job => new
            {
                job.OrganizationId,
                job.CreatedAt,
                job.Id,
            })
            .IsDescending(false, true, true);
        builder
            .HasIndex(job => new
            {
                job.OrganizationId,
                job.Status,
                job.CreatedAt,
                job.Id,
            })
            .IsDescending(false, false, true, true);
        builder.HasIndex(job => new { job.ParentId, job.Status }).HasFilter("parent_id IS NOT NULL");
    }
}
