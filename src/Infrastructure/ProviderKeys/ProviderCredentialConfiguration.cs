using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ImageGenerator.Infrastructure.ProviderKeys;

internal sealed class ProviderCredentialConfiguration : IEntityTypeConfiguration<ProviderCredential>
{
    public void Configure(EntityTypeBuilder<ProviderCredential> builder)
    {
        builder.ToTable("provider_credentials", table =>
            table.HasCheckConstraint(
                "ck_provider_credentials_scope",
                "(scope = 'Platform') = (organization_id IS NULL) AND (scope = 'User') = (user_id IS NOT NULL)"
            )
        );
        builder.HasKey(credential => credential.Id);
        builder.Property(credential => credential.Id).ValueGeneratedNever();
        builder.Property<uint>("xmin").HasColumnName("xmin").IsRowVersion();
        builder.Property(credential => credential.Provider).HasMaxLength(ProviderCredential.MaxProviderLength);
        builder.Property(credential => credential.Hint).HasMaxLength(8);
        builder.Property(credential => credential.BaseAddress).HasMaxLength(CredentialInput.MaxBaseAddressLength);
        builder.Property(credential => credential.LastError).HasMaxLength(ProviderCredential.MaxErrorLength);
        builder.Ignore(credential => credential.Events);
        builder.Ignore(credential => credential.Holder);

        // One key for each holder and provider; the installation's has neither organization nor person.
        builder
            .HasIndex(credential => new
            {
                credential.Scope,
                credential.OrganizationId,
                credential.UserId,
                credential.Provider,
            })
            .IsUnique()
            .AreNullsDistinct(false);
        builder
            .HasOne<Organization>()
            .WithMany()
            .HasForeignKey(credential => credential.OrganizationId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}
