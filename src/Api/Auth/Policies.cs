using ImageGenerator.Domain.Organizations;
using Microsoft.AspNetCore.Authorization;

namespace ImageGenerator.Api.Auth;

/// <summary>
/// What an endpoint asks for: a permission, by its name. Use cases ask for the same again, by the same table
/// (<see cref="RolePermissions"/>).
/// </summary>
internal static class Policies
{
    public const string View = nameof(Permission.View);

    public const string Create = nameof(Permission.Create);

    public const string ManageKeys = nameof(Permission.ManageKeys);

    public const string Manage = nameof(Permission.Manage);

    public const string Operate = nameof(Permission.Operate);

    internal static AuthorizationBuilder AddPolicies(this AuthorizationBuilder builder)
    {
        foreach (var permission in Enum.GetValues<Permission>())
        {
            builder.AddPolicy(permission.ToString(), policy =>
                policy.RequireAuthenticatedUser().RequireAssertion(context => Principals.May(context.User, permission))
            );
        }

        return builder.SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }
}
