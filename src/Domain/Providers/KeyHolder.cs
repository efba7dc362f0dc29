using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Providers;

/// <summary>Whose a provider key is: the installation's, an organization's, or a person's within an organization.</summary>
public sealed record KeyHolder
{
    private KeyHolder()
    {
    }

    /// <summary>The installation.</summary>
    public static KeyHolder Platform { get; } = new() { Scope = KeyOwner.Platform };

    public KeyOwner Scope { get; private init; }

    /// <summary>Null for the installation's.</summary>
    public OrganizationId? OrganizationId { get; private init; }

    /// <summary>Only for a person's.</summary>
    public UserId? UserId { get; private init; }

    public static KeyHolder Of(OrganizationId organization) => new() { Scope = KeyOwner.Organization, OrganizationId = organization };

    /// <summary>A person has keys of their own in each organization: they pay for its work.</summary>
    public static KeyHolder Of(OrganizationId organization, UserId user) =>
        new() { Scope = KeyOwner.User, OrganizationId = organization, UserId = user };
}
