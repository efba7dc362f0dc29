using System.Text.Json;
using System.Text.RegularExpressions;
using ImageGenerator.Application.Storage;
using ImageGenerator.Domain.Common;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace ImageGenerator.Api.Common.Errors;

/// <summary>
/// Turns what was thrown into a problem: what the client sent wrongly becomes a 4xx with the field's name, an outage of
/// the database or of the storage a 503 or 507, and only a real fault of ours a 500.
/// </summary>
internal sealed partial class UnhandledExceptionHandler(ILogger<UnhandledExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            // The client has gone; nobody reads an answer.
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var problem = exception switch
        {
            BadHttpRequestException bad => OfBadRequest(bad),
            StorageUnavailableException { Fault: StorageFault.Full } => Problems.OfStatus(
                StatusCodes.Status507InsufficientStorage
            ),
            StorageUnavailableException => Problems.Of(
                503,
                "storage.unavailable",
                "The storage is not available now, so nothing was saved. Try again in a moment."
            ),
            NpgsqlException { IsTransient: true } or TimeoutException => Problems.OfStatus(
                StatusCodes.Status503ServiceUnavailable
            ),
            _ => Problems.OfStatus(StatusCodes.Status500InternalServerError),
        };
        if (problem.Status >= 500)
            LogFault(exception, problem.Status.Value);
        if (problem.Status == StatusCodes.Status503ServiceUnavailable)
            httpContext.Response.Headers.RetryAfter = "2";

        await Problems.WriteAsync(httpContext, problem);
        return true;
    }

    private static ProblemDetails OfBadRequest(BadHttpRequestException bad)
    {
        if (bad.InnerException is JsonException json)
            return OfJson(json);
        if (bad.StatusCode != StatusCodes.Status400BadRequest)
            return Problems.OfStatus(bad.StatusCode);

        if (bad.Message.Contains(" body", StringComparison.Ordinal))
            return Problems.Of(400, "request.malformed", "Send a JSON object as the body.");

        // The framework names a parameter that it could not read only in its sentence.
        var parameter = ParameterName().Match(bad.Message);
        return parameter.Success
            ? Problems.Of(
                400,
                "request.invalid_parameter",
                "A parameter of the request has a value that it cannot take.",
                [new FieldError(CamelCase(parameter.Groups[1].Value), "This value is not valid.")]
            )
            : Problems.Of(400, "request.malformed", "The request could not be read.");
    }

    private static ProblemDetails OfJson(JsonException json)
    {
        // Broken JSON is nobody's field, wherever it breaks.
        var field = json.InnerException is JsonException ? null : FieldOf(json);
        return field is null
            ? Problems.Of(400, "request.malformed", "The body is not valid JSON.")
            : Problems.Of(
                400,
                "request.malformed",
                "A field of the body is unknown or has the wrong type.",
                [new FieldError(field, "This field is unknown or has the wrong type.")]
            );
    }

    private static string? FieldOf(JsonException json)
    {
        var unknown = UnknownMember().Match(json.Message);
        if (unknown.Success)
            return unknown.Groups[1].Value;

        return json.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : null;
    }

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    [GeneratedRegex("""parameter "(?:[^" ]+ )?([A-Za-z]+)" """)]
    private static partial Regex ParameterName();

    [GeneratedRegex("""The JSON property '([^']{1,100})' could not be mapped""")]
    private static partial Regex UnknownMember();

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed with {Status}")]
    private partial void LogFault(Exception fault, int status);
}
