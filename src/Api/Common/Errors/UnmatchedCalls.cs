using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;

namespace ImageGenerator.Api.Common.Errors;

/// <summary>
/// Answers what no call of the API takes, so that the client's page never does. It says why: the address takes other
/// methods (405), it takes the method with another content type (415), or there is nothing (404).
/// </summary>
internal static class UnmatchedCalls
{
    internal static void MapUnmatchedCalls(this IEndpointRouteBuilder routes)
    {
        foreach (var surface in routes.ServiceProvider.GetServices<IApiSurface>())
        {
            routes.Map($"{surface.Prefix}/{{**rest}}", Explain).AllowAnonymous().ExcludeFromDescription();
        }
    }

    private static IResult Explain(HttpContext context, EndpointDataSource endpoints, ParameterPolicyFactory policies)
    {
        var methods = endpoints
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => Matches(endpoint.RoutePattern, context, policies))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (methods.Count == 0)
            return Answer(StatusCodes.Status404NotFound);
        if (methods.Contains(context.Request.Method, StringComparer.OrdinalIgnoreCase))
            return Answer(StatusCodes.Status415UnsupportedMediaType);

        context.Response.Headers.Allow = string.Join(", ", methods);
        return Answer(StatusCodes.Status405MethodNotAllowed);
    }

    private static bool Matches(RoutePattern pattern, HttpContext context, ParameterPolicyFactory policies)
    {
        // The client's own addresses have no say here.
        var address = $"/{pattern.RawText?.TrimStart('/')}";
        var surface = ApiSurfaces.Of(context);
        if (surface is null || !address.StartsWith($"{surface.Prefix}/", StringComparison.OrdinalIgnoreCase))
            return false;

        var values = new RouteValueDictionary();
        return new TemplateMatcher(new RouteTemplate(pattern), []).TryMatch(context.Request.Path, values)
            && pattern.Parameters.All(parameter =>
                parameter
                    .ParameterPolicies.Select(policy => policies.Create(parameter, policy))
                    .OfType<IRouteConstraint>()
                    .All(constraint =>
                        constraint.Match(context, null, parameter.Name, values, RouteDirection.IncomingRequest)
                    )
            );
    }

    // The body is given where every bare status gets one.
    private static IResult Answer(int status) => Results.StatusCode(status);
}
