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
    }
}
