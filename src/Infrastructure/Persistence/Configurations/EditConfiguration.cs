using ImageGenerator.Domain.Edits;
using ImageGenerator.Domain.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImageGenerator.Infrastructure.Persistence.Configurations;

/// <summary>Edits are jobs; their settings are kept in the column that all kinds share.</summary>
internal sealed class EditConfiguration : IEntityTypeConfiguration<Edit>
{
    public void Configure(EntityTypeBuilder<Edit> builder)
    {
        builder.HasBaseType<ProviderJob>();
        builder
            .Property(edit => edit.Settings)
            .HasColumnName("settings")
            .HasColumnType("jsonb")
            .HasConversion<JobSettingsColumn<EditSettings>, JsonColumnComparer<EditSettings>>();
    }
}

/// <summary>Upscales are told from other edits by their kind.</summary>
internal sealed class UpscaleConfiguration : IEntityTypeConfiguration<Upscale>
{
    public void Configure(EntityTypeBuilder<Upscale> builder)
    {
        builder.HasBaseType<Edit>();
        builder.Ignore(upscale => upscale.Own);
    }
}
