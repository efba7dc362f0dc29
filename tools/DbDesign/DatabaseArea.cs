using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ImageGenerator.DbDesign;

/// <summary>Tables that are read together; a table belongs where the feature of its rows does, or their own type.</summary>
internal sealed record DatabaseArea(string Name, string Purpose, params string[] Features)
{
    // A feature that nobody has put anywhere is drawn all the same.
    private static readonly DatabaseArea _other = new("Other", "Tables of features that have no area yet.");

    public static readonly IReadOnlyList<DatabaseArea> All =
    [
        new(
            "Jobs",
            "Work of every kind, each try at a provider, and the queue that workers claim from.",
            "Jobs",
            "Generations",
            "Edits",
            "Partials"
        ),
        new("Library", "Images, what they were made from, and files that were sent in.", "Assets", "Uploads"),
        new("Money", "Limits, holds, the ledger and the price book.", "Budgets", "Usage", "Pricing", "Prices"),
        new(
            "Providers",
            "Providers and models on offer, keys, and connections that are left alone for a while.",
            "Providers",
            "ProviderKeys",
            "Catalog",
            "Models"
        ),
        new(
            "People",
            "Tenants, who belongs to them, and who is signed in with what.",
            "Organizations",
            "Accounts",
            "ApiKeys",
            "Identity",
            "EntityFrameworkCore",
            nameof(AppUser)
        ),
        new(
            "Events and requests",
            "What happened, in transaction order, how far it was read, and which request made what.",
            "Events",
            "Idempotency",
            "Persistence"
        ),
        _other,
    ];

    public static DatabaseArea Of(ITable table)
    {
        var types = table.EntityTypeMappings.Select(mapping => (IEntityType)mapping.TypeBase).ToList();
        var owner = types.Find(type => !type.IsOwned()) ?? types[0];
        var type = owner.GetRootType().ClrType;
        string[] segments = [type.Name, .. type.Namespace!.Split('.')];

        return All.FirstOrDefault(area => segments.Any(area.Features.Contains)) ?? _other;
    }
}
