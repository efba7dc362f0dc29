using Microsoft.AspNetCore.Mvc;

namespace ImageGenerator.Api.Common;

/// <summary>What endpoints have in common in the OpenAPI document.</summary>
internal static class EndpointConventions
{
    /// <summary>Documents the problems that an endpoint may answer with.</summary>
    internal static TBuilder Fails<TBuilder>(this TBuilder builder, params int[] statuses)
        where TBuilder : IEndpointConventionBuilder
    {
        foreach (var status in statuses)
        {
            builder.WithMetadata(
                new ProducesResponseTypeMetadata(status, typeof(ProblemDetails), [Problems.ContentType])
            );
        }

        return builder;
    }
}
