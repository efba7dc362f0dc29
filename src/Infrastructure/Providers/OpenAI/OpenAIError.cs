using System.Text.Json;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Providers.OpenAI;

/// <summary>
/// What a server says is wrong. OpenAI writes <c>{"error":{"message","type","param","code"}}</c>; compatible servers write that,
/// only a text, or <c>{"detail":…}</c>.
/// </summary>
internal sealed record OpenAIError(string? Message, string? Type, string? Param, string? Code)
{
    private static readonly OpenAIError _nothing = new(null, null, null, null);

    public static OpenAIError Of(ProviderReply reply)
    {
        try
        {
            return Of(JsonSerializer.Deserialize(reply.Body.Span, OpenAIJson.Default.JsonElement));
        }
        catch (JsonException)
        {
            return _nothing;
        }
    }

    /// <param name="answer">The whole answer, or what stands under its <c>error</c>.</param>
    public static OpenAIError Of(JsonElement answer)
    {
        if (answer.ValueKind == JsonValueKind.String) return _nothing with { Message = answer.GetString() };
        if (answer.ValueKind != JsonValueKind.Object) return _nothing;
        if (answer.TryGetProperty("error", out var error) && error.ValueKind is JsonValueKind.Object or JsonValueKind.String) return Of(error);

        return new OpenAIError(
            TextOf(answer, "message") ?? TextOf(answer, "detail"), TextOf(answer, "type"), TextOf(answer, "param"), TextOf(answer, "code"));
    }

    private static string? TextOf(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
