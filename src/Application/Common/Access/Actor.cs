using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;

namespace ImageGenerator.Application.Common.Access;

/// <summary>On whose behalf a use case runs, as whoever let them in has proven it.</summary>
public sealed record Actor
{
    public required UserId UserId { get; init; }

    public required OrganizationId OrganizationId { get; init; }

    public required Role Role { get; init; }

    public string DisplayName { get; init; } = "";

    /// <summary>True when the organization is the one that operates this installation.</summary>
    public bool OperatesInstallation { get; init; }

    /// <summary>The API key that the request came with; null when a person signed in.</summary>
    public ApiKeyId? ApiKeyId { get; init; }

    /// <summary>What the API key is restricted to; null for all that the role grants. It never grants more.</summary>
    public IReadOnlySet<Permission>? Scopes { get; init; }

    /// <summary>True for owners and admins of the organization that operates this installation.</summary>
    public bool CanOperate => May(Permission.Operate);

    public bool May(Permission permission) =>
        Role.Grants(permission, OperatesInstallation) && (Scopes is null || Scopes.Contains(permission));
}
