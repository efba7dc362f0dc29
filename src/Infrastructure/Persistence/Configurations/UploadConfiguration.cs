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

        builder.ComplexProperty(upload => upload.File, AssetFileMapping.Map);

        builder
            .HasOne<Organization>()
            .WithMany()
            .HasForeignKey(upload => upload.OrganizationId)
            .OnDelete(DeleteBehavior.Restrict);

        // For the sweep of those that nobody used.
        builder.HasIndex(upload => upload.CreatedAt).HasFilter("used_at IS NULL");
    }
}
