using ImageGenerator.Domain.Jobs;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImageGenerator.Infrastructure.Catalog;

/// <summary>A connection that all workers leave alone for a while.</summary>
internal sealed class ProviderPause
{
    public string Provider { get; init; } = "";

    public string Connection { get; init; } = ProviderAttempt.PlatformConnection;

    /// <summary>By the database's clock.</summary>
    public DateTimeOffset PausedUntil { get; init; }

    /// <summary>
    /// True when its server was down: after the pause one request at a time may try it, until it answers.
    /// </summary>
    public bool UntilAnswered { get; init; }
}

internal sealed class ProviderPauseConfiguration : IEntityTypeConfiguration<ProviderPause>
{
    public void Configure(EntityTypeBuilder<ProviderPause> builder)
    {
        builder.ToTable("provider_pauses");
        builder.HasKey(pause => new { pause.Provider, pause.Connection });
        builder.Property(pause => pause.Provider).HasMaxLength(100);
        builder.Property(pause => pause.Connection).HasMaxLength(ProviderAttempt.MaxConnectionLength);
    }
}

internal static class ProviderPauseSet
{
    extension(AppDbContext database)
    {
        public DbSet<ProviderPause> ProviderPauses => database.Set<ProviderPause>();
    }
}
