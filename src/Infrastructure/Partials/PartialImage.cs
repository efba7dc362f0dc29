using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImageGenerator.Infrastructure.Partials;

/// <summary>Which unfinished image of a running job lies where; its bytes are in the blob store.</summary>
internal sealed class PartialImage : ITenantOwned
{
    public JobId JobId { get; init; }

    /// <summary>The image's place in its job, from 0.</summary>
    public int Index { get; init; }

    public OrganizationId OrganizationId { get; init; }

    /// <summary>Grows with every newer one; clients see by it that there is one.</summary>
    public int Version { get; private set; }

    public string BlobKey { get; init; } = "";

    public DateTimeOffset ShownAt { get; private set; }

    /// <summary>A newer one has been stored in its place.</summary>
    public void Renew(DateTimeOffset now)
    {
        Version++;
        ShownAt = now;
    }
}

internal sealed class PartialImageConfiguration : IEntityTypeConfiguration<PartialImage>
{
    public void Configure(EntityTypeBuilder<PartialImage> builder)
    {
        builder.ToTable("partial_images");
        builder.HasKey(partial => new { partial.JobId, partial.Index });
        builder.Property(partial => partial.BlobKey).HasMaxLength(300);
        builder.HasIndex(partial => partial.ShownAt);
        builder.HasOne<Job>().WithMany().HasForeignKey(partial => partial.JobId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>The table of unfinished images.</summary>
internal static class PartialImageSets
{
    extension(AppDbContext database)
    {
        public DbSet<PartialImage> PartialImages => database.Set<PartialImage>();
    }
}
