using System.Globalization;
using ImageGenerator.Domain.Common;

namespace ImageGenerator.Api.Common;

/// <summary>An expected refusal as a response: a problem, with <c>Retry-After</c> where waiting helps.</summary>
public sealed class Refusal : IResult
{
    private readonly Error _error;

    private Refusal(Error error) => _error = error;

    public static implicit operator Refusal(Error error) => new(error);

    /// <summary>The same as the operator, for languages without operators.</summary>
    public static Refusal FromError(Error error) => new(error);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (_error.RetryAfter is { } wait)
        {
            httpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        return Problems.WriteAsync(httpContext, Problems.Of(_error));
    }
}
