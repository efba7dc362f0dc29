using System.Globalization;
using ImageGenerator.Domain.Common;
using Microsoft.AspNetCore.Mvc;

namespace ImageGenerator.Api.Common.Errors;

/// <summary>An expected refusal as a response: a problem, with <c>Retry-After</c> where waiting helps.</summary>
public sealed class ProblemResult : IResult
{
    private readonly ProblemDetails _problem;
    private readonly TimeSpan? _retryAfter;

    private ProblemResult(ProblemDetails problem, TimeSpan? retryAfter = null) =>
        (_problem, _retryAfter) = (problem, retryAfter);

    public static implicit operator ProblemResult(Error error) => FromError(error);

    /// <summary>The same as the operator, for languages without operators.</summary>
    public static ProblemResult FromError(Error error) => new(Problems.Of(error), error.RetryAfter);

    /// <summary>Of a request that does not even come to a use case.</summary>
    internal static ProblemResult Of(int status, string code, string detail) => new(Problems.Of(status, code, detail));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (_retryAfter is { } wait)
        {
            httpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))
                .ToString(CultureInfo.InvariantCulture);
        }

        return Problems.WriteAsync(httpContext, _problem);
    }
}
