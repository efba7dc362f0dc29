using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Providers;

/// <summary>
/// Whose a provider key is: the installation's, an organization's, or a person's within an organization.
/// </summary>
public sealed record CredentialOwner
{
    private CredentialOwner() { }

    /// <summary>The installation.</summary>
    public static CredentialOwner Platform { get; } = new() { Scope = CredentialScope.Platform };

    public CredentialScope Scope { get; private init; }

    /// <summary>Null for the installation's.</summary>
    public OrganizationId? OrganizationId { get; private init; }

    /// <summary>Only for a person's.</summary>
    public UserId? UserId { get; private init; }

    public static CredentialOwner Of(OrganizationId organization) =>
        new() { Scope = CredentialScope.Organization, OrganizationId = organization };

    /// <summary>A person has keys of their own in each organization: they pay for its work.</summary>
    public static CredentialOwner Of(OrganizationId organization, UserId user) =>
        new()
        {
            Scope = CredentialScope.User,
            OrganizationId = organization,
            UserId = user,
        };
}
