namespace ImageGenerator.Domain.Organizations;

/// <summary>What somebody may do. Use cases and endpoints name one; roles and API keys grant them.</summary>
public enum Permission
{
    /// <summary>Looks: at the library, jobs, models, one's own account and limits.</summary>
    View,

    /// <summary>Makes images and spends money.</summary>
    Create,

    /// <summary>Makes and ends keys: API keys for programs, and keys for providers.</summary>
    ManageKeys,

    /// <summary>Decides for the organization: people, limits, everybody's keys.</summary>
    Manage,

    /// <summary>Decides for the whole installation: providers, prices, the platform's keys.</summary>
    Operate,
}

/// <summary>Which role grants what. The only such table: use cases and endpoints both go by it.</summary>
public static class RolePermissions
{
    private static readonly Dictionary<Role, Permission[]> _granted = new()
    {
        [Role.Owner] = [Permission.View, Permission.Create, Permission.ManageKeys, Permission.Manage],
        [Role.Admin] = [Permission.View, Permission.Create, Permission.ManageKeys, Permission.Manage],
        [Role.Member] = [Permission.View, Permission.Create, Permission.ManageKeys],
        [Role.Viewer] = [Permission.View],
    };

    /// <summary>True when the role grants the permission.</summary>
    /// <param name="role">The role in the organization.</param>
    /// <param name="permission">What is to be done.</param>
    /// <param name="operatesInstallation">True when the organization is the one that operates the installation.</param>
    public static bool Grants(this Role role, Permission permission, bool operatesInstallation) =>
        permission == Permission.Operate
            ? operatesInstallation && role.Grants(Permission.Manage, operatesInstallation)
            : _granted.TryGetValue(role, out var granted) && granted.Contains(permission);
}
