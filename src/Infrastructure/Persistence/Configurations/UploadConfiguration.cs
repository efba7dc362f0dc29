using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Uploads;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImageGenerator.Infrastructure.Persistence.Configurations;

internal sealed class UploadConfiguration : IEntityTypeConfiguration<Upload>
{
    public void Configure(EntityTypeBuilder<Upload> builder)
    {
        builder.ToTable("uploads");
        builder.HasKey(upload => upload.Id);
        builder.Property(upload => upload.Id).ValueGeneratedNever();
        builder.Ignore(upload => upload.Events);
        builder.Ignore(upload => upload.Size);

        builder.ComplexProperty(upload => upload.File, file =>
        {
            file.Property(value => value.MediaType).HasColumnName("media_type").HasMaxLength(100);
            file.Property(value => value.Extension).HasColumnName("extension").HasMaxLength(10);
            file.Property(value => value.Width).HasColumnName("width");
            file.Property(value => value.Height).HasColumnName("height");
            file.Property(value => value.Bytes).HasColumnName("bytes");
            file.Property(value => value.Sha256).HasColumnName("sha256").HasMaxLength(64);
        });

        builder.HasOne<Organization>().WithMany().HasForeignKey(upload => upload.OrganizationId).OnDelete(DeleteBehavior.Restrict);

        // For the sweep of those that nobody used.
        builder.HasIndex(upload => upload.CreatedAt).HasFilter("used_at IS NULL");
    }
}
