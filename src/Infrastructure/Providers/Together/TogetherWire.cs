using System.Text.Json.Serialization;

namespace ImageGenerator.Infrastructure.Providers.Together;

/// <summary>A request for one image; what is null is not sent, since models refuse what they do not know.</summary>
internal sealed record TogetherRequest
{
    public required string Prompt { get; init; }

    public required string Model { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required long Seed { get; init; }

    public int? Steps { get; init; }

    public bool? PromptUpsampling { get; init; }

    /// <summary>The one image that Kontext models change; an address or a data URL.</summary>
    public string? ImageUrl { get; init; }

    /// <summary>The images that FLUX.2 models follow; addresses or data URLs.</summary>
    public IReadOnlyList<string>? ReferenceImages { get; init; }

    /// <summary><c>base64</c>; what the answer calls <c>b64_json</c> is refused here.</summary>
    public string ResponseFormat { get; init; } = "base64";

    public required string OutputFormat { get; init; }

    public int N { get; init; } = 1;
}

internal sealed record TogetherReply
{
    public IReadOnlyList<TogetherImage?>? Data { get; init; }
}

internal sealed record TogetherImage
{
    [JsonPropertyName("b64_json")]
    public string? Base64 { get; init; }

    public string? Url { get; init; }
}

internal sealed record TogetherModel
{
    public string? Id { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(TogetherRequest))]
[JsonSerializable(typeof(TogetherReply))]
[JsonSerializable(typeof(IReadOnlyList<TogetherModel>))]
internal sealed partial class TogetherJson : JsonSerializerContext;
