using System.Text.Json;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImageGenerator.Infrastructure.Catalog;

/// <summary>A provider: the facts of its data file, what administrators have set, and how it does.</summary>
internal sealed class ProviderRow
{
    public string Id { get; init; } = "";

    public string Name { get; set; } = "";

    /// <summary>The description as JSON (<see cref="CatalogFiles.Json"/>).</summary>
    public string Facts { get; set; } = "{}";

    /// <summary>The day on which the facts were collected.</summary>
    public DateOnly AsOf { get; set; }

    public string Source { get; set; } = "";

    public bool Enabled { get; set; } = true;

    public int AskOrder { get; set; }

    public int Concurrency { get; set; }

    public int? RequestsPerMinute { get; set; }

    public bool ResendAfterServerError { get; set; }

    /// <summary>True once somebody has set something: from then on the data file's defaults no longer count.</summary>
    public bool IsEdited { get; set; }

    public DateTimeOffset? CheckedAt { get; set; }

    /// <summary>What the last check found; null when there was none.</summary>
    public string? CheckCondition { get; set; }

    public string? CheckReason { get; set; }

    public ProviderDescription ToDescription()
    {
        var shipped = JsonSerializer.Deserialize<ProviderDescription>(Facts, CatalogFiles.Json)!;
        return shipped with
        {
            Settings = new ProviderSettings
            {
                Enabled = Enabled,
                Order = AskOrder,
                Concurrency = Concurrency,
                RequestsPerMinute = RequestsPerMinute,
                ResendAfterServerError = ResendAfterServerError,
            },
            Defaults = shipped.Settings,
        };
    }
}

/// <summary>
/// A model as its provider's data file describes it. A model that has left the file stays, so that old jobs keep its
/// name.
/// </summary>
internal sealed class ModelRow
{
    public string Id { get; init; } = "";

    public string ProviderId { get; init; } = "";

    public string Name { get; set; } = "";

    public string? Family { get; set; }

    public DateOnly? RetiresOn { get; set; }

    /// <summary>False once it has left the data file.</summary>
    public bool IsListed { get; set; } = true;

    /// <summary>The description as JSON (<see cref="CatalogFiles.Json"/>), without its price.</summary>
    public string Facts { get; set; } = "{}";

    public ModelDescription ToDescription() => JsonSerializer.Deserialize<ModelDescription>(Facts, CatalogFiles.Json)!;
}

internal sealed class ProviderRowConfiguration : IEntityTypeConfiguration<ProviderRow>
{
    public void Configure(EntityTypeBuilder<ProviderRow> builder)
    {
        builder.ToTable("providers");
        builder.HasKey(provider => provider.Id);
        builder.Property(provider => provider.Id).HasMaxLength(100);
        builder.Property(provider => provider.Name).HasMaxLength(200);
        builder.Property(provider => provider.Facts).HasColumnType("jsonb");
        builder.Property(provider => provider.CheckCondition).HasMaxLength(30);
        builder.Property(provider => provider.CheckReason).HasMaxLength(1000);
    }
}

internal sealed class ModelRowConfiguration : IEntityTypeConfiguration<ModelRow>
{
    public void Configure(EntityTypeBuilder<ModelRow> builder)
    {
        builder.ToTable("models");
        builder.HasKey(model => model.Id);
        builder.Property(model => model.Id).HasMaxLength(200);
        builder.Property(model => model.ProviderId).HasMaxLength(100);
        builder.Property(model => model.Name).HasMaxLength(200);
        builder.Property(model => model.Family).HasMaxLength(100);
        builder.Property(model => model.Facts).HasColumnType("jsonb");
        builder
            .HasOne<ProviderRow>()
            .WithMany()
            .HasForeignKey(model => model.ProviderId)
            .HasConstraintName("fk_models_providers_provider_id")
            .OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>The tables of the catalog.</summary>
internal static class CatalogSets
{
    extension(AppDbContext database)
    {
        public DbSet<ProviderRow> Providers => database.Set<ProviderRow>();

        public DbSet<ModelRow> Models => database.Set<ModelRow>();
    }
}
