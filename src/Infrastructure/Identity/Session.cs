using ImageGenerator.Application.Accounts;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImageGenerator.Infrastructure.Identity;

/// <summary>A sign-in that lasts until it is ended, replaced by a new password, or not used for a while.</summary>
internal sealed class Session : ITenantOwned
{
    public SessionId Id { get; init; }

    public UserId UserId { get; init; }

    public OrganizationId OrganizationId { get; init; }

    public SessionKind Kind { get; init; }

    /// <summary>The person's stamp when they signed in; another one makes the session worthless.</summary>
    public string SecurityStamp { get; init; } = "";

    /// <summary>Roughly where from: a /24, or the /48 of an IPv6 address.</summary>
    public string? Network { get; init; }

    /// <summary>What the browser or program called itself.</summary>
    public string? Device { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset LastSeenAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The number of the one refresh token that is good now.</summary>
    public int RefreshNumber { get; init; }

    /// <summary>When the refresh token before it was used.</summary>
    public DateTimeOffset? RefreshedAt { get; init; }
}

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    private const int MaxNetworkLength = 50;
    private const int MaxKindLength = 30;

    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions");
        builder.HasKey(session => session.Id);
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.Property(session => session.Kind).HasConversion<string>().HasMaxLength(MaxKindLength);
        builder.Property(session => session.Network).HasMaxLength(MaxNetworkLength);
        builder.Property(session => session.Device).HasMaxLength(SignInOrigin.MaxDeviceLength);
        builder
            .HasOne<Organization>()
            .WithMany()
            .HasForeignKey(session => session.OrganizationId)
            .OnDelete(DeleteBehavior.Cascade);

        // For a person's list, newest first, and for ending all of theirs.
        builder.HasIndex(session => new { session.UserId, session.CreatedAt });

        // For the sweep.
        builder.HasIndex(session => session.ExpiresAt);
    }
}

/// <summary>The table of sessions.</summary>
internal static class SessionSets
{
    extension(AppDbContext database)
    {
        public DbSet<Session> Sessions => database.Set<Session>();
    }
}
