using ImageGenerator.Domain.Common;

namespace ImageGenerator.Infrastructure.Persistence;

/// <summary>
/// The organization that this scope works for. Every query of a tenant's table is filtered by it; while nobody is set, such a
/// query finds nothing.
/// </summary>
public sealed class TenantScope
{
    public OrganizationId? Current { get; private set; }

    public void Enter(OrganizationId organization) => Current = organization;
}
