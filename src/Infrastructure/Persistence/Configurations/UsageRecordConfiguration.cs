using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Usage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImageGenerator.Infrastructure.Persistence.Configurations;

internal sealed class UsageRecordConfiguration : IEntityTypeConfiguration<UsageRecord>
{
    public void Configure(EntityTypeBuilder<UsageRecord> builder)
    {
        builder.ToTable("usage_records");
        builder.HasKey(record => record.Id);
        builder.Property(record => record.Id).ValueGeneratedNever();
        builder.Property(record => record.Provider).HasMaxLength(100);
        builder.Property(record => record.Model).HasMaxLength(200);
        builder.HasIndex(record => new { record.OrganizationId, record.CreatedAt });
        builder.HasIndex(record => new
        {
            record.OrganizationId,
            record.UserId,
            record.CreatedAt,
        });
        builder.HasIndex(record => record.JobId);
        builder
            .HasOne<Organization>()
            .WithMany()
            .HasForeignKey(record => record.OrganizationId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
