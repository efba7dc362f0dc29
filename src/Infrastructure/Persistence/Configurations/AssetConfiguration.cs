using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Infrastructure.Persistence.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImageGenerator.Infrastructure.Persistence.Configurations;

internal sealed class AssetConfiguration : IEntityTypeConfiguration<Asset>
{
    public void Configure(EntityTypeBuilder<Asset> builder)
    {
        builder.ToTable("assets");
        builder.HasKey(asset => asset.Id);
        builder.Property(asset => asset.Id).ValueGeneratedNever();
        builder.Ignore(asset => asset.Events);

        builder.ComplexProperty(asset => asset.File, AssetFileMapping.Map);
        builder.ComplexProperty(
            asset => asset.Origin,
            origin =>
            {
                origin.Property(value => value.JobId).HasColumnName("job_id");
                origin.Property(value => value.Index).HasColumnName("index");
                origin.Property(value => value.CreatedBy).HasColumnName("created_by");
                origin.Property(value => value.Provider).HasColumnName("provider").HasMaxLength(100);
                origin.Property(value => value.Model).HasColumnName("model").HasMaxLength(200);
                origin
                    .Property(value => value.Settings)
                    .HasColumnName("settings")
                    .HasColumnType("jsonb")
                    .HasConversion<SettingsColumn, JsonColumnComparer<IJobSettings>>();
                origin.Property(value => value.Seed).HasColumnName("seed");
                origin.Property(value => value.Cost).HasColumnName("cost");
            }
        );
        builder.OwnsMany(asset => asset.Sources, ConfigureSources);

        builder
            .HasOne<Organization>()
            .WithMany()
            .HasForeignKey(asset => asset.OrganizationId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasSearch();
        builder
            .HasIndex(asset => new
            {
                asset.OrganizationId,
                asset.CreatedAt,
                asset.Id,
            })
            .IsDescending(false, true, true);

        // Indexes over columns of complex properties are beyond EF's model; the migration makes them:
        // (organization_id, model, created_at, id) and the unique (job_id, index).
    }

    // No foreign key to the asset that something was made from: the link outlives it, and an image that was paid for is
    // saved even when its source went meanwhile.
    private static void ConfigureSources(OwnedNavigationBuilder<Asset, AssetSource> sources)
    {
        sources.ToTable("asset_sources");
        sources.WithOwner().HasForeignKey("AssetId");
        sources.Property<AssetId>("AssetId");
        sources.HasKey("AssetId", nameof(AssetSource.Role), nameof(AssetSource.Position));
        sources.Property(source => source.Position).ValueGeneratedNever();
        sources.Property(source => source.SourceId).HasColumnName("source_asset_id");
        sources.HasIndex(nameof(AssetSource.SourceId), "AssetId");
    }
}
