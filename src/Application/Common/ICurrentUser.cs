using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;

namespace ImageGenerator.Application.Common;

/// <summary>Who is asking. Only there in a request that was signed in to.</summary>
public interface ICurrentUser
{
    UserId UserId { get; }

    OrganizationId OrganizationId { get; }

    Role Role { get; }

    string DisplayName { get; }

    /// <summary>True for owners and admins of the organization that operates this installation.</summary>
    bool CanOperate { get; }

    /// <summary>The API key that the request came with; null when a person signed in.</summary>
    ApiKeyId? ApiKeyId { get; }
}
