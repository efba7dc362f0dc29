using System.Globalization;
using System.Text.Json;

namespace ImageGenerator.Sdk;

/// <summary>A refusal or a fault: what the server answered in place of what was asked for.</summary>
public class ImageGeneratorException : Exception
{
    /// <summary>As generated calls make it, for an answer that their document does not name.</summary>
    public ImageGeneratorException(
        string message,
        int statusCode,
        string? response,
        IReadOnlyDictionary<string, IEnumerable<string>> headers,
        Exception? innerException
    )
        : this(message, statusCode, ProblemOf(response), headers, innerException) { }

    private protected ImageGeneratorException(
        string message,
        int statusCode,
        ProblemDetails? problem,
        IReadOnlyDictionary<string, IEnumerable<string>> headers,
        Exception? innerException
    )
        : base(problem?.Detail ?? message, innerException)
    {
        StatusCode = statusCode;
        Problem = problem;
        RetryAfter = RetryAfterOf(headers);
    }

    /// <summary>The HTTP status.</summary>
    public int StatusCode { get; }

    /// <summary>Stable, for programs: <c>generation.not_found</c>.</summary>
    public string Code => Problem?.Code ?? string.Create(CultureInfo.InvariantCulture, $"http.{StatusCode}");

    /// <summary>What the server said; null when something between us and it answered.</summary>
    public ProblemDetails? Problem { get; }

    /// <summary>How long the server asks to be left alone.</summary>
    public TimeSpan? RetryAfter { get; }

    private static ProblemDetails? ProblemOf(string? response)
    {
        try
        {
            return string.IsNullOrEmpty(response) ? null : JsonSerializer.Deserialize<ProblemDetails>(response);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static TimeSpan? RetryAfterOf(IReadOnlyDictionary<string, IEnumerable<string>> headers) =>
        headers.TryGetValue("Retry-After", out var values)
        && int.TryParse(values.FirstOrDefault(), CultureInfo.InvariantCulture, out var seconds)
        && seconds >= 0
            ? TimeSpan.FromSeconds(seconds)
            : null;
}

/// <summary>The same with what the document says of the answer.</summary>
public sealed class ImageGeneratorException<TResult>(
    string message,
    int statusCode,
    string? response,
    IReadOnlyDictionary<string, IEnumerable<string>> headers,
    TResult result,
    Exception? innerException
) : ImageGeneratorException(message, statusCode, result as ProblemDetails, headers, innerException)
{
    /// <summary>The body.</summary>
    public TResult Result { get; } = result;

    /// <summary>The body's text, where it was read as text.</summary>
    public string? Response { get; } = response;
}
