using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Organizations;

/// <summary>What a person may do in an organization; each role may do all that the ones after it may.</summary>
public enum Role
{
    /// <summary>Everything, the organization itself included.</summary>
    Owner,

    /// <summary>People, keys, providers, limits.</summary>
    Admin,

    /// <summary>Makes images and spends money.</summary>
    Member,

    /// <summary>Looks.</summary>
    Viewer,
}

/// <summary>A person's place in an organization.</summary>
public sealed class Membership : ITenantOwned
{
    // For EF Core.
    private Membership() { }

    public OrganizationId OrganizationId { get; private init; }

    public UserId UserId { get; private init; }

    public Role Role { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public static Membership Grant(OrganizationId organization, UserId user, Role role, DateTimeOffset now) =>
        new()
        {
            OrganizationId = organization,
            UserId = user,
            Role = role,
            CreatedAt = now,
        };
}
