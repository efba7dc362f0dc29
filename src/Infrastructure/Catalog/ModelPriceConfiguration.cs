using System.Text.Json;
using ImageGenerator.Domain.Pricing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ImageGenerator.Infrastructure.Catalog;

internal sealed class ModelPriceConfiguration : IEntityTypeConfiguration<ModelPrice>
{
    public void Configure(EntityTypeBuilder<ModelPrice> builder)
    {
        builder.ToTable("model_prices");
        builder.HasKey(price => price.Id);
        builder.Property(price => price.Id).ValueGeneratedNever();
        builder.Property(price => price.Model).HasMaxLength(200);
        builder.Property(price => price.Source).HasMaxLength(ModelPrice.MaxSourceLength * 2);
        builder
            .Property(price => price.Components)
            .HasConversion<LinesConverter, LinesComparer>()
            .HasColumnType("jsonb");
        builder.Property(price => price.Expected).HasConversion<LinesConverter, LinesComparer>().HasColumnType("jsonb");
        builder.Ignore(price => price.Price);
        builder.HasIndex(price => new
        {
            price.Model,
            price.ValidFrom,
            price.CreatedAt,
        });
    }

    private sealed class LinesConverter()
        : ValueConverter<IReadOnlyList<PriceComponent>, string>(
            lines => JsonSerializer.Serialize(lines, CatalogFiles.Json),
            json => JsonSerializer.Deserialize<IReadOnlyList<PriceComponent>>(json, CatalogFiles.Json)!
        );

    // Lines are never changed, so whoever has the same list has the same lines.
    private sealed class LinesComparer()
        : ValueComparer<IReadOnlyList<PriceComponent>>(
            (left, right) => ReferenceEquals(left, right),
            lines => lines.Count,
            lines => lines
        );
}
