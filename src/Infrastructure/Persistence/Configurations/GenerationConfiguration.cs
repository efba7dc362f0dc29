using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Infrastructure.Persistence.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImageGenerator.Infrastructure.Persistence.Configurations;

internal sealed class GenerationConfiguration : IEntityTypeConfiguration<Generation>
{
    public void Configure(EntityTypeBuilder<Generation> builder)
    {
        builder.ToTable("generations");
        builder.HasKey(generation => generation.Id);
        builder.Property(generation => generation.Id).ValueGeneratedNever();
        builder.Property<uint>("xmin").HasColumnName("xmin").IsRowVersion();
        builder.Ignore(generation => generation.Events);

        builder.ComplexProperty(generation => generation.Settings, settings =>
        {
            foreach (var name in new[]
            {
                nameof(GenerationSettings.Prompt), nameof(GenerationSettings.NegativePrompt), nameof(GenerationSettings.AspectRatio),
                nameof(GenerationSettings.Width), nameof(GenerationSettings.Height), nameof(GenerationSettings.Count),
                nameof(GenerationSettings.Seed), nameof(GenerationSettings.Quality), nameof(GenerationSettings.OutputFormat),
                nameof(GenerationSettings.Parameters), nameof(GenerationSettings.Mask), nameof(GenerationSettings.Strength),
                nameof(GenerationSettings.SeedIsChosen),
            })
            {
                settings.Property(name).HasColumnName(SnakeCase.Of(name));
            }

            settings.Property(value => value.References).HasColumnName("reference_images");
            settings.Property(value => value.Strength).HasPrecision(5, 4);
            settings.Ignore(value => value.Size);
            settings.Ignore(value => value.Mode);
        });
        builder.ComplexProperty(generation => generation.Failure, failure =>
        {
            failure.Property(value => value.Code).HasColumnName("failure_code");
            failure.Property(value => value.Message).HasColumnName("failure_message");
        });
        builder.Property(generation => generation.RequestedModel).HasMaxLength(200);
        builder.Property(generation => generation.SavingNotice).HasMaxLength(Generation.MaxSavingNoticeLength);
        builder.Property(generation => generation.MissingImages).HasDefaultValueSql("'[]'");
        builder.OwnsMany(generation => generation.Attempts, ConfigureAttempts);

        builder.HasOne<Organization>().WithMany().HasForeignKey(generation => generation.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasSearch();
        ConfigureListIndexes(builder);
    }

    private static void ConfigureAttempts(OwnedNavigationBuilder<Generation, ProviderAttempt> attempts)
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

        attempts.Property(attempt => attempt.Connection).HasMaxLength(ProviderAttempt.MaxConnectionLength)
            .HasDefaultValue(ProviderAttempt.PlatformConnection);

        // The newest attempts over a connection: for its rate, and for its health.
        attempts.HasIndex(nameof(ProviderAttempt.Provider), nameof(ProviderAttempt.Connection), nameof(ProviderAttempt.StartedAt))
            .HasDatabaseName("ix_provider_attempts_recent");

        // Set from outside when the provider has news, and emptied by the worker that waits for them: no part of the attempt's story.
        attempts.Property<DateTimeOffset?>("WokenAt");
        attempts.HasIndex(nameof(ProviderAttempt.Provider), nameof(ProviderAttempt.ProviderJobId))
            .HasFilter("outcome IS NULL").HasDatabaseName("ix_provider_attempts_open");
    }

    // Every filter of the list has an index that ends in the list's order, so that any page is a short range scan.
    private static void ConfigureListIndexes(EntityTypeBuilder<Generation> builder)
    {
        builder.HasIndex(generation => new { generation.OrganizationId, generation.CreatedAt, generation.Id })
            .IsDescending(false, true, true);
        builder.HasIndex(generation => new { generation.OrganizationId, generation.Status, generation.CreatedAt, generation.Id })
            .IsDescending(false, false, true, true);
        builder.HasIndex(generation => new { generation.OrganizationId, generation.Model, generation.CreatedAt, generation.Id })
            .IsDescending(false, false, true, true);
    }
}
