using ImageGenerator.Domain.Organizations;
using Microsoft.AspNetCore.Authorization;

namespace ImageGenerator.Api.Auth;

/// <summary>What an endpoint asks of a role. Each policy lets the roles above it in as well.</summary>
internal static class Policies
{
    /// <summary>Every member: looks.</summary>
    public const string View = nameof(View);

    /// <summary>Members, admins and owners: make images and spend money.</summary>
    public const string Create = nameof(Create);

    /// <summary>Admins and owners: people, keys, providers, limits.</summary>
    public const string Manage = nameof(Manage);

    /// <summary>Whoever operates the installation: providers, prices.</summary>
    public const string Operate = nameof(Operate);

    internal static AuthorizationBuilder AddPolicies(this AuthorizationBuilder builder) => builder
        .AddPolicy(View, policy => policy.RequireRole(nameof(Role.Owner), nameof(Role.Admin), nameof(Role.Member), nameof(Role.Viewer)))
        .AddPolicy(Create, policy => policy.RequireRole(nameof(Role.Owner), nameof(Role.Admin), nameof(Role.Member)))
        .AddPolicy(Manage, policy => policy.RequireRole(nameof(Role.Owner), nameof(Role.Admin)))
        .AddPolicy(Operate, policy => policy.RequireRole(nameof(Role.Owner), nameof(Role.Admin)))
        .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
}
