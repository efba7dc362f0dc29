using ImageGenerator.Domain.Common;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ImageGenerator.Architecture.Tests.Database;

/// <summary>Whatever belongs to a tenant is filtered by the tenant, unless a query says otherwise by name.</summary>
internal static class TenantRule
{
    public static IReadOnlyList<IEntityType> TenantTables(IModel model) =>
        [
            .. model
                .GetEntityTypes()
                .Where(type =>
                    !type.IsOwned()
                    && type.GetProperties()
                        .Any(property =>
                            property.ClrType == typeof(OrganizationId) || property.ClrType == typeof(OrganizationId?)
                        )
                ),
        ];

    public static IReadOnlyList<string> FindUnfiltered(IModel model) =>
        [
            .. TenantTables(model)
                .Where(type => type.GetRootType().FindDeclaredQueryFilter(AppDbContext.TenantFilter) is null)
                .Select(type => type.ClrType.Name),
        ];
}
