using System.Text.Json;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>
/// What a server says is wrong, as OpenAI writes it and others after it: <c>{"error":{"message","type","param","code"}}</c>. Some
/// write only a text, or <c>{"detail":…}</c>.
/// </summary>
internal sealed record ErrorBody(string? Message, string? Type, string? Param, string? Code)
{
    private static readonly ErrorBody _nothing = new(null, null, null, null);

    public static ErrorBody Of(ProviderReply reply)
    {
        try
        {
            return Of(JsonElement.Parse(reply.Body.Span));
        }
        catch (JsonException)
        {
            return _nothing;
        }
    }

    /// <param name="answer">The whole answer, or what stands under its <c>error</c>.</param>
    public static ErrorBody Of(JsonElement answer)
    {
        if (answer.ValueKind == JsonValueKind.String) return _nothing with { Message = answer.GetString() };
        if (answer.ValueKind != JsonValueKind.Object) return _nothing;
        if (answer.TryGetProperty("error", out var error) && error.ValueKind is JsonValueKind.Object or JsonValueKind.String) return Of(error);

        return new ErrorBody(
            TextOf(answer, "message") ?? TextOf(answer, "detail"), TextOf(answer, "type"), TextOf(answer, "param"), TextOf(answer, "code"));
    }

    private static string? TextOf(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
