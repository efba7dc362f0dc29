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

    /// <summary>
    /// Documents a file that is served whole or in part. The 304 stands in words only: generators take a call that may
    /// answer without a body for one that has none.
    /// </summary>
    internal static RouteHandlerBuilder ServesImages(this RouteHandlerBuilder builder)
    {
        string[] types = ["image/jpeg", "image/webp"];
        return builder
            .WithDescription(
                "Understands `Range`, and answers 304 without a body to an `If-None-Match` that names the `ETag`."
            )
            .Produces<FileResult>(StatusCodes.Status200OK, "image/png", types)
            .Produces<FileResult>(StatusCodes.Status206PartialContent, "image/png", types);
    }
}
