using System.Diagnostics;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Domain.Common;
using Microsoft.AspNetCore.Mvc;

namespace ImageGenerator.Api.Common.Errors;

/// <summary>Refusals and faults as RFC 9457 problems: always with a stable <c>code</c> and a <c>traceId</c>.</summary>
internal static class Problems
{
    public const string ContentType = "application/problem+json";

    private const string TypePrefix = "urn:imagegenerator:problem:";

    internal static ProblemDetails Of(Error error) => Of(StatusOf(error), error.Code, error.Message, error.Fields);

    internal static ProblemDetails Of(int status, string code, string detail, IReadOnlyList<FieldError>? fields = null)
    {
        var problem = new ProblemDetails
        {
            Type = TypePrefix + code,
            Title = TitleOf(status),
            Status = status,
            Detail = detail,
            Extensions = { ["code"] = code, ["traceId"] = Activity.Current?.TraceId.ToString() },
        };
        if (fields is { Count: > 0 })
        {
            problem.Extensions["errors"] = fields
                .GroupBy(field => field.Field, field => field.Message, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Distinct().ToArray(), StringComparer.Ordinal);
        }

        return problem;
    }

    /// <summary>The problem for a status that the framework set without a body.</summary>
    internal static ProblemDetails OfStatus(int status) =>
        status switch
        {
            400 => Of(status, "request.malformed", "The request could not be read."),
            401 => Of(AccessErrors.SignInRequired),
            402 => Of(status, "budget.exceeded", "It costs more than a spending limit leaves."),
            403 => Of(AccessErrors.Forbidden),
            404 => Of(status, "route.not_found", "There is nothing at this address."),
            405 => Of(status, "request.method_not_allowed", "This address does not take this method."),
            408 => Of(status, "request.timeout", "The request took too long to arrive. Send it again."),
            413 => Of(status, "request.too_large", "The request is too large."),
            414 => Of(status, "request.uri_too_long", "The address is too long. Shorten the query."),
            415 => Of(status, "request.unsupported_media_type", "Send the body as application/json."),
            429 => Of(status, "rate_limited", "Too many requests. Wait a moment, then try again."),
            431 => Of(status, "request.headers_too_large", "The headers are too large. Delete this site's cookies."),
            503 => Of(status, "service.unavailable", "The service is not available now. Try again in a moment."),
            505 => Of(status, "request.unsupported_version", "Use HTTP/1.1 or later."),
            507 => Of(
                status,
                "storage.full",
                "The storage is full, so nothing was saved. Tell an operator of this installation, and try "
                    + "again when there is space."
            ),
            >= 500 => Of(
                status,
                "service.fault",
                "Something went wrong on our side. Try again; if it stays, tell us the traceId."
            ),
            _ => Of(status, "request.refused", "The request was refused."),
        };

    internal static int StatusOf(Error error) =>
        error.Kind switch
        {
            ErrorKind.Invalid => StatusCodes.Status400BadRequest,
            ErrorKind.RuleViolation => StatusCodes.Status422UnprocessableEntity,
            ErrorKind.NotFound => StatusCodes.Status404NotFound,
            ErrorKind.Conflict => StatusCodes.Status409Conflict,
            ErrorKind.Unauthenticated => StatusCodes.Status401Unauthorized,
            ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
            ErrorKind.OverBudget => StatusCodes.Status402PaymentRequired,
            ErrorKind.Limited => StatusCodes.Status429TooManyRequests,
            _ => throw new InvalidOperationException($"No status for {error.Kind}."),
        };

    /// <summary>Writes it as the called API writes refusals.</summary>
    internal static Task WriteAsync(HttpContext context, ProblemDetails problem) =>
        ApiSurfaces.Of(context)?.WriteProblemAsync(context, problem) ?? WriteOwnAsync(context, problem);

    internal static Task WriteOwnAsync(HttpContext context, ProblemDetails problem)
    {
        context.Response.StatusCode = problem.Status!.Value;
        return context.Response.WriteAsJsonAsync(problem, options: null, ContentType, context.RequestAborted);
    }

    private static string TitleOf(int status) =>
        Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status);
}
