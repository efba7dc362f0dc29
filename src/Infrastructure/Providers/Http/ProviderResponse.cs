using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ImageGenerator.Application.Providers;
using Polly.CircuitBreaker;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>What came back from a provider: an answer of any status, or the way in which none came.</summary>
internal sealed record ProviderResponse
{
    private static readonly Base64ImageExtractor _nothing = new();

    /// <summary>The HTTP status; 0 when no answer came.</summary>
    public int Status { get; private init; }

    /// <summary>The answer's headers; null when none came.</summary>
    public HttpResponseHeaders? Headers { get; private init; }

    /// <summary>The body: of an image that came as a file, the first bytes only.</summary>
    public ReadOnlyMemory<byte> Body { get; private init; }

    /// <summary>Null when an answer came.</summary>
    public TransportError? Fault { get; private init; }

    /// <summary>When the server may be asked again, while its circuit is open.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    private Base64ImageExtractor? Extractor { get; init; }

    private Stream? File { get; init; }

    public bool Succeeded => Status is >= 200 and < 300;

    /// <summary>
    /// True when a web page came instead of an answer of the API, such as one that wants people to prove that they are
    /// some.
    /// </summary>
    public bool IsPage => File is null && Body.Span.TrimStart(" \t\r\n\uFEFF"u8).StartsWith("<"u8);

    public static ProviderResponse Of(int status, HttpResponseHeaders headers, ReadOnlyMemory<byte> body) =>
        new()
        {
            Status = status,
            Headers = headers,
            Body = body,
        };

    public static ProviderResponse Of(int status, HttpResponseHeaders headers, Base64ImageExtractor extractor) =>
        new()
        {
            Status = status,
            Headers = headers,
            Body = extractor.Json,
            Extractor = extractor,
        };

    /// <param name="beginning">The first bytes of the file.</param>
    /// <param name="file">The whole body.</param>
    public static ProviderResponse Of(
        int status,
        HttpResponseHeaders headers,
        ReadOnlyMemory<byte> beginning,
        Stream file
    ) =>
        new()
        {
            Status = status,
            Headers = headers,
            Body = beginning,
            File = file,
        };

    /// <param name="fault">The way in which no answer came.</param>
    /// <param name="cause">What was thrown; it may say when to ask again.</param>
    public static ProviderResponse Failed(TransportError fault, Exception? cause = null) =>
        new()
        {
            Fault = fault,
            RetryAfter = cause is BrokenCircuitException open ? ProviderResilience.RetryAfter(open) : null,
        };

    /// <summary>The body as JSON; null when it is none of this shape.</summary>
    public T? Read<T>(JsonTypeInfo<T> type)
        where T : class => File is null ? LenientJson.Read(Body.Span, type) : null;

    /// <summary>The body as JSON without a type; null when it is none.</summary>
    public JsonElement? Parse() => File is null ? LenientJson.Parse(Body.Span) : null;

    /// <summary>
    /// The same answer with the status that it should have had, when it calls itself a success and says that something
    /// is wrong. For answers in which an adapter has found nothing of what it asked for.
    /// </summary>
    public ProviderResponse Unmasked() =>
        ErrorBody.InSuccess(this) is { } error ? this with { Status = ErrorKind.StatusOf(error) } : this;

    /// <summary>The image that a base64 text of the body stands for; null when it is none.</summary>
    /// <param name="text">A value of <see cref="Body"/>: base64, a data URL, or what stands for an image that was taken
    /// out.</param>
    /// <param name="seed">The seed that made it, when the provider says.</param>
    public ProviderOutput? ImageOf(string? text, long? seed = null) => (Extractor ?? _nothing).ImageOf(text, seed);

    /// <summary>The image that the body is; null when it is none.</summary>
    /// <param name="seed">The seed that made it, when the provider says.</param>
    public ProviderOutput? Image(long? seed) => File is null ? null : new ImageInFile(File) { Seed = seed };

    /// <summary>The first value of a header, whether it is well-formed or not; null when it is not there.</summary>
    public string? Header(string name) =>
        Headers is not null && Headers.NonValidated.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}

/// <summary>How an answer failed to come.</summary>
internal enum TransportError
{
    /// <summary>The request surely never arrived: no connection, or no such host.</summary>
    NotSent,

    /// <summary>
    /// The request was never sent: its server has failed too often of late, and is left alone for a while.
    /// </summary>
    CircuitOpen,

    /// <summary>
    /// The request was never sent: its address leads into a private network, and whoever gave it may not point there.
    /// </summary>
    Private,

    /// <summary>The request may have arrived, and its answer is lost: a reset, a timeout, a broken answer.</summary>
    Lost,

    /// <summary>The answer is larger than any that we take.</summary>
    TooLarge,
}
