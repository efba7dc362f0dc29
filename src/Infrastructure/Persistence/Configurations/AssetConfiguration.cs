using ImageGenerator.Domain.Assets;
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
        builder.ComplexProperty(asset => asset.Origin, origin =>
        {
            origin.Property(value => value.GenerationId).HasColumnName("generation_id");
            origin.Property(value => value.Index).HasColumnName("index");
            origin.Property(value => value.CreatedBy).HasColumnName("created_by");
            origin.Property(value => value.Provider).HasColumnName("provider").HasMaxLength(100);
            origin.Property(value => value.Model).HasColumnName("model").HasMaxLength(200);
            origin.Property(value => value.Prompt).HasColumnName("prompt");
            origin.Property(value => value.NegativePrompt).HasColumnName("negative_prompt");
            origin.Property(value => value.AspectRatio).HasColumnName("aspect_ratio").HasMaxLength(20);
            origin.Property(value => value.Quality).HasColumnName("quality").HasMaxLength(30);
            origin.Property(value => value.Seed).HasColumnName("seed");
            origin.Property(value => value.Parameters).HasColumnName("parameters");
            origin.Property(value => value.References).HasColumnName("reference_images").HasDefaultValueSql("'[]'::jsonb");
            origin.Property(value => value.Mask).HasColumnName("mask").HasDefaultValueSql("'[]'::jsonb");
            origin.Property(value => value.Strength).HasColumnName("strength").HasPrecision(5, 4);
            origin.Property(value => value.Cost).HasColumnName("cost");
        });

        builder.HasOne<Organization>().WithMany().HasForeignKey(asset => asset.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasSearch();
        builder.HasIndex(asset => new { asset.OrganizationId, asset.CreatedAt, asset.Id }).IsDescending(false, true, true);

        // Indexes over columns of complex properties are beyond EF's model; the migration makes them:
        // (organization_id, model, created_at, id) and the unique (generation_id, index).
    }
}
