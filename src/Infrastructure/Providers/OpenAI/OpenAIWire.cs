using System.Text.Json;
using System.Text.Json.Serialization;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Providers.OpenAI;

/// <summary>A request for images; what is null is not sent. Edits send the same as fields of a form.</summary>
internal sealed record OpenAIRequest
{
    public required string Prompt { get; init; }

    public string? Model { get; init; }

    public int? N { get; init; }

    /// <summary><c>1024x1024</c>.</summary>
    public string? Size { get; init; }

    public string? Quality { get; init; }

    public string? OutputFormat { get; init; }

    public int? OutputCompression { get; init; }

    public string? Background { get; init; }

    public string? Moderation { get; init; }

    public string? ResponseFormat { get; init; }

    public bool? Stream { get; init; }

    public int? PartialImages { get; init; }
}

/// <summary>
/// The answer to a request for images. Everything may be missing: compatible servers leave out what they like.
/// </summary>
internal sealed record OpenAIReply
{
    public IReadOnlyList<OpenAIImage?>? Data { get; init; }

    public OpenAIUsage? Usage { get; init; }
}

internal sealed record OpenAIImage
{
    [JsonPropertyName("b64_json")]
    public string? Base64 { get; init; }

    public string? Url { get; init; }
}

/// <summary>One event of a streamed answer.</summary>
internal sealed record OpenAIEvent
{
    /// <summary><c>image_generation.partial_image</c>, <c>image_edit.completed</c>, <c>error</c> …</summary>
    public string? Type { get; init; }

    [JsonPropertyName("b64_json"), JsonConverter(typeof(Base64ImageConverter))]
    public byte[]? Bytes { get; init; }

    public string? Url { get; init; }

    public OpenAIUsage? Usage { get; init; }

    public JsonElement? Error { get; init; }
}

internal sealed record OpenAIUsage
{
    public int? InputTokens { get; init; }

    public int? OutputTokens { get; init; }

    public OpenAITokens? InputTokensDetails { get; init; }

    public OpenAITokens? OutputTokensDetails { get; init; }
}

internal sealed record OpenAITokens
{
    public int? TextTokens { get; init; }

    public int? ImageTokens { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(OpenAIRequest))]
[JsonSerializable(typeof(OpenAIReply))]
[JsonSerializable(typeof(OpenAIEvent))]
internal sealed partial class OpenAIJson : JsonSerializerContext;
