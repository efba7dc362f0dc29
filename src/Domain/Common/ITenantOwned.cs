namespace ImageGenerator.Domain.Common;

/// <summary>Belongs to one organization: no query finds it on behalf of another one.</summary>
public interface ITenantOwned
{
    OrganizationId OrganizationId { get; }
}
