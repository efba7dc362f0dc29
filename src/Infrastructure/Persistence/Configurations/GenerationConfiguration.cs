using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImageGenerator.Infrastructure.Persistence.Configurations;

internal sealed class GenerationConfiguration : IEntityTypeConfiguration<Generation>
{
    public void Configure(EntityTypeBuilder<Generation> builder)
    {
        builder.HasBaseType<ProviderJob>();

        // Each kind of job has settings of its own, and all of them this one column.
        builder.Property(generation => generation.Settings).HasColumnName("settings");
    }
}
