using System.Globalization;
using ImageGenerator.Domain.Common;
using Microsoft.AspNetCore.Mvc;

namespace ImageGenerator.Api.OpenAi;

/// <summary>
/// A refusal as OpenAI's clients know it: <c>{"error":{"message","type","param","code"}}</c>. Their own libraries send
/// some calls again by themselves; where that would buy the same images twice, or could not help, they are told not to.
/// </summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Type">OpenAI's kind of error.</param>
/// <param name="Code">OpenAI's code, or ours where it has none.</param>
/// <param name="Message">For people.</param>
/// <param name="Param">The parameter at fault, as it was sent; null when no single one is.</param>
internal sealed record OpenAiError(int Status, string Type, string Code, string Message, string? Param = null) : IResult
{
    public const string InvalidRequest = "invalid_request_error";
    public const string ServerError = "server_error";

    private const string DoNotRepeat = "x-should-retry";

    /// <summary>How long to wait before the next try.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>True when sending the same again is of no use, or may cost a second time.</summary>
    public bool IsFinal { get; init; }

    internal static OpenAiError Invalid(string code, string message, string? param) =>
        new(400, InvalidRequest, code, message, param);

    /// <summary>What a use case refused.</summary>
    internal static OpenAiError Of(Error error) =>
        Of(
            Problems.StatusOf(error),
            error.Code,
            error.Message,
            error.Fields is [var first, ..] ? first.Field : null
        ) with
        {
            RetryAfter = error.RetryAfter,
        };

    /// <summary>What was refused before it came to a use case.</summary>
    internal static OpenAiError Of(ProblemDetails problem) =>
        Of(problem.Status!.Value, (string)problem.Extensions["code"]!, problem.Detail ?? "", FieldOf(problem));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        if (RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))
                .ToString(CultureInfo.InvariantCulture);
        if (IsFinal)
            response.Headers[DoNotRepeat] = "false";
        OpenAiHeaders.Name(httpContext);
        await response.WriteAsJsonAsync(ToBody(), httpContext.RequestAborted);
    }

    internal object ToBody() =>
        new
        {
            error = new
            {
                message = Message,
                type = Type,
                param = Param,
                code = Code,
            },
        };

    private static OpenAiError Of(int status, string code, string message, string? field) =>
        (status, code) switch
        {
            (_, "model.unknown" or "model.retired" or "model.unavailable") => new(
                404,
                InvalidRequest,
                "model_not_found",
                message,
                "model"
            ),
            (_, "upload.not_an_image") => new(400, InvalidRequest, "invalid_image_file", message, "image"),
            (_, "idempotency.key_reused") => new(400, InvalidRequest, "idempotency_key_reused", message),
            (_, "prompt.too_long") => new(400, InvalidRequest, "string_above_max_length", message, "prompt"),
            (402, _) => new(429, "insufficient_quota", "insufficient_quota", message) { IsFinal = true },
            (400 or 422, "request.malformed") => new(400, InvalidRequest, "invalid_json", message, ParamOf(field)),
            (400 or 422, _) => new(400, InvalidRequest, "invalid_value", message, ParamOf(field)),
            (401, _) => new(
                401,
                InvalidRequest,
                "invalid_api_key",
                "Send an API key of ImageGenerator that is valid: Authorization: Bearer ig_…"
            ),
            (403, _) => new(403, InvalidRequest, "insufficient_permissions", message),
            (404, _) => new(404, InvalidRequest, "unknown_url", message),
            (405, _) => new(405, InvalidRequest, "method_not_allowed", message),
            (413, _) => new(413, InvalidRequest, "request_too_large", message),
            (415, _) => new(
                415,
                InvalidRequest,
                "unsupported_media_type",
                "Send application/json; multipart/form-data for variations, and where an edit brings files."
            ),
            (429, _) => new(429, "rate_limit_error", "rate_limit_exceeded", message),
            (503 or 507, "storage.full" or "storage.unavailable") => new(status, ServerError, code, message),
            (503, _) => new(503, ServerError, "service_unavailable", message),
            (>= 500, _) => new(status, ServerError, "server_error", message),
            _ => new(status, InvalidRequest, code, message, ParamOf(field)),
        };

    private static string? FieldOf(ProblemDetails problem) =>
        problem.Extensions.TryGetValue("errors", out var errors)
        && errors is IReadOnlyDictionary<string, string[]> { Count: > 0 } fields
            ? fields.Keys.First()
            : null;

    /// <summary>What OpenAI calls a setting of ours.</summary>
    internal static string? ParamOf(string? field) =>
        field switch
        {
            null or "Idempotency-Key" => null,
            "count" => "n",
            "width" or "height" or "aspectRatio" => "size",
            "outputFormat" => "output_format",
            "parameters.outputQuality" => "output_compression",
            "parameters.inputFidelity" => "input_fidelity",
            "parameters.partialImages" => "partial_images",
            _ when field.StartsWith("references", StringComparison.Ordinal) || field == "file" => "image",
            _ when field.StartsWith("parameters.", StringComparison.Ordinal) => field["parameters.".Length..],
            _ => field,
        };
}
