using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace ImageGenerator.Architecture.Tests.Endpoints;

/// <summary>
/// Every endpoint names its policy or says that it is for everybody; one that forgot is not left to the fallback.
/// </summary>
internal static class AccessRule
{
    public static IReadOnlyList<string> FindUndecided(IEnumerable<Endpoint> endpoints) =>
        [.. endpoints.Where(endpoint => IsAnonymous(endpoint) == HasPolicy(endpoint)).Select(NameOf)];

    /// <summary>The addresses that everybody may ask, besides the client's files.</summary>
    public static IReadOnlyList<string> FindAnonymous(IEnumerable<Endpoint> endpoints) =>
        [
            .. endpoints
                .Where(IsAnonymous)
                .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
                .Select(NameOf),
        ];

    private static bool IsAnonymous(Endpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static bool HasPolicy(Endpoint endpoint) =>
        endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => !string.IsNullOrEmpty(data.Policy));

    private static string NameOf(Endpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
        return $"{string.Join(',', methods)} {(endpoint as RouteEndpoint)?.RoutePattern.RawText}".Trim();
    }
}
