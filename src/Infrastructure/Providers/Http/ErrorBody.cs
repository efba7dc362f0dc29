using System.Globalization;
using System.Text.Json;
using ImageGenerator.Application.Providers;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>
/// What a server says is wrong: as OpenAI writes it (<c>{"error":{"message","type","param","code"}}</c>), as FastAPI
/// does (<c>{"detail":…}</c>, a sentence or a list of fields), as a text, in a list, or under another of the usual
/// names.
/// </summary>
internal sealed record ErrorBody(string? Message, string? Type, string? Param, string? Code)
{
    // No answer that means well is nested any deeper.
    private const int MaxDepth = 6;
    private const int MaxEntries = 20;

    private static readonly ErrorBody _nothing = new(null, null, null, null);
    private static readonly string[] _errors = ["error", "errors", "detail"];
    private static readonly string[] _messages =
    [
        "message",
        "msg",
        "detail",
        "error_description",
        "error_message",
        "title",
        "reason",
        "description",
    ];

    /// <summary>A status that stands inside of the answer; null when there is none.</summary>
    public int? Status { get; private init; }

    public bool IsEmpty => Message is null && Type is null && Code is null;

    public static ErrorBody Of(ProviderResponse response) =>
        LenientJson.Parse(response.Body.Span) is { } answer ? Of(answer) : _nothing;

    /// <param name="answer">The whole answer, or what stands under its <c>error</c>.</param>
    public static ErrorBody Of(JsonElement answer) => Of(answer, MaxDepth) ?? _nothing;

    /// <summary>The error inside of an answer that calls itself a success; null when there is none.</summary>
    public static ErrorBody? InSuccess(ProviderResponse response)
    {
        if (!response.Succeeded || LenientJson.Parse(response.Body.Span) is not { } answer)
            return null;
        if (answer.ValueKind == JsonValueKind.Array && answer.GetArrayLength() > 0)
            answer = answer[0];
        if (
            answer.ValueKind != JsonValueKind.Object
            || !_errors.Any(name => answer.TryGetProperty(name, out var error) && SaysSomething(error))
        )
            return null;

        return Of(answer) is { IsEmpty: false } error ? error : null;
    }

    /// <summary>The server's sentence, fit to be shown; null when it has none.</summary>
    public static string? WordsOf(ProviderResponse response, ProviderConnection connection) =>
        response.Fault is null && !response.Unmasked().Succeeded
            ? ProviderMessage.Sanitize(Of(response).Message, connection)
            : null;

    private static ErrorBody? Of(JsonElement answer, int depth) =>
        depth == 0
            ? null
            : answer.ValueKind switch
            {
                JsonValueKind.String when answer.GetString() is { } text && !string.IsNullOrWhiteSpace(text) =>
                    _nothing with
                    {
                        Message = text,
                    },
                JsonValueKind.Array => answer
                    .EnumerateArray()
                    .Take(MaxEntries)
                    .Select(entry => Of(entry, depth - 1))
                    .FirstOrDefault(error => error is not null),
                JsonValueKind.Object => OfObject(answer, depth),
                _ => null,
            };

    private static ErrorBody? OfObject(JsonElement answer, int depth)
    {
        var own = new ErrorBody(
            FirstText(answer, _messages),
            TextOf(answer, "type") ?? TextOf(answer, "status") ?? TextOf(answer, "name"),
            TextOf(answer, "param") ?? PlaceOf(answer),
            TextOf(answer, "code") ?? TextOf(answer, "error_code")
        )
        {
            Status = StatusOf(answer, "code")
                ?? StatusOf(answer, "status")
                ?? StatusOf(answer, "status_code")
                ?? StatusOf(answer, "statusCode"),
        };
        var inner = _errors
            .Where(name => answer.TryGetProperty(name, out _))
            .Select(name => Of(answer.GetProperty(name), depth - 1))
            .FirstOrDefault(error => error is not null);
        inner ??=
            own.Message is null && answer.TryGetProperty("details", out var details) ? Of(details, depth - 1) : null;
        var error = inner is null ? own : inner.Over(own);
        return error.IsEmpty && error.Status is null ? null : error;
    }

    // What stands further inside is nearer to the cause.
    private ErrorBody Over(ErrorBody outer) =>
        new(Message ?? outer.Message, Type ?? outer.Type, Param ?? outer.Param, Code ?? outer.Code)
        {
            Status = Status ?? outer.Status,
        };

    private static string? FirstText(JsonElement answer, IEnumerable<string> names) =>
        names.Select(name => TextOf(answer, name)).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    private static string? TextOf(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    // FastAPI's: ["body", "width"].
    private static string? PlaceOf(JsonElement answer) =>
        answer.TryGetProperty("loc", out var place) && place.ValueKind == JsonValueKind.Array
            ? place
                .EnumerateArray()
                .Where(part => part.ValueKind == JsonValueKind.String)
                .Select(part => part.GetString())
                .LastOrDefault()
            : null;

    private static int? StatusOf(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var value)
        && value.ValueKind is JsonValueKind.Number or JsonValueKind.String
        && int.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var status)
        && status is >= 400 and < 600
            ? status
            : null;

    private static bool SaysSomething(JsonElement error) =>
        error.ValueKind switch
        {
            JsonValueKind.String => !string.IsNullOrWhiteSpace(error.GetString()),
            JsonValueKind.Array => error.GetArrayLength() > 0,
            JsonValueKind.Object => error.EnumerateObject().Any(),
            _ => false,
        };
}
