using ImageGenerator.Application.Accounts;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImageGenerator.Infrastructure.Identity;

internal sealed class OrganizationConfiguration : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> builder)
    {
        builder.ToTable("organizations");
        builder.HasKey(organization => organization.Id);
        builder.Property(organization => organization.Id).ValueGeneratedNever();
        builder.Property(organization => organization.Name).HasMaxLength(Organization.MaxNameLength * 2);

        // One organization operates the installation, and never two.
        builder
            .HasIndex(organization => organization.OperatesInstallation)
            .IsUnique()
            .HasFilter("operates_installation");
    }
}

internal sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("memberships");
        builder.HasKey(membership => new { membership.OrganizationId, membership.UserId });
        builder.HasIndex(membership => membership.UserId);
        builder
            .HasOne<Organization>()
            .WithMany()
            .HasForeignKey(membership => membership.OrganizationId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("api_keys");
        builder.HasKey(key => key.Id);
        builder.Property(key => key.Id).ValueGeneratedNever();
        builder.Property(key => key.Name).HasMaxLength(ApiKey.MaxNameLength * 2);
        builder.Property(key => key.Prefix).HasMaxLength(20);
        builder.Ignore(key => key.Events);
        builder.HasIndex(key => key.Hash).IsUnique();
        builder
            .HasIndex(key => new
            {
                key.OrganizationId,
                key.CreatedAt,
                key.Id,
            })
            .IsDescending(false, true, true);
        builder
            .HasOne<Organization>()
            .WithMany()
            .HasForeignKey(key => key.OrganizationId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AppUserConfiguration : IEntityTypeConfiguration<AppUser>
{
    public void Configure(EntityTypeBuilder<AppUser> builder)
    {
        builder.ToTable("users");
        builder.Property(user => user.DisplayName).HasMaxLength(AccountRules.MaxDisplayNameLength * 2);

        // Identity names them itself, in its own way.
        builder.HasIndex(user => user.NormalizedUserName).HasDatabaseName("user_name_index");
        builder.HasIndex(user => user.NormalizedEmail).HasDatabaseName("email_index");
    }
}
