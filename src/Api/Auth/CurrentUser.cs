using ImageGenerator.Application.Common;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Infrastructure.Identity;

namespace ImageGenerator.Api.Auth;

/// <summary>The person behind the request.</summary>
internal sealed class CurrentUser(IHttpContextAccessor accessor) : ICurrentUser
{
    public UserId UserId => Access.UserId;

    public OrganizationId OrganizationId => Access.OrganizationId;

    public Role Role => Access.Role;

    public string DisplayName => Access.DisplayName;

    public bool CanOperate => Access.CanOperate;

    public ApiKeyId? ApiKeyId => Access.ApiKeyId;

    private Access Access => field ??= Principals.AccessOf(accessor.HttpContext!.User)
        ?? throw new InvalidOperationException("Nobody is signed in; the endpoint lacks its policy.");
}
