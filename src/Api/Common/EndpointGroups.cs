namespace ImageGenerator.Api.Common;

/// <summary>
/// The endpoints of one resource, below <c>/api/v1</c>. Found by what it is: there is no list of groups.
/// </summary>
internal interface IEndpointGroup
{
    /// <summary>What only these endpoints need.</summary>
    void AddServices(IServiceCollection services) { }

    void Map(IEndpointRouteBuilder routes);
}

/// <summary>Endpoints whose addresses somebody else has chosen: another API's clients, a provider.</summary>
internal interface IRootEndpointGroup : IEndpointGroup;

/// <summary>Finds the groups and puts them where they belong. Their order does not matter.</summary>
internal static class EndpointGroups
{
    private const string Prefix = "/api/v1";

    internal static IReadOnlyList<IEndpointGroup> All { get; } =
    [
        .. typeof(EndpointGroups)
            .Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(IEndpointGroup)) && type is { IsClass: true, IsAbstract: false })
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (IEndpointGroup)Activator.CreateInstance(type)!),
    ];

    internal static void AddEndpointGroups(this IServiceCollection services)
    {
        foreach (var group in All)
            group.AddServices(services);
    }

    internal static void MapEndpointGroups(this WebApplication app)
    {
        var api = app.MapGroup(Prefix).Fails(500, 503);
        foreach (var group in All)
            group.Map(group is IRootEndpointGroup ? app : api);
    }
}
