using System.Text.Json;
using System.Text.Json.Serialization;

namespace ImageGenerator.Infrastructure.Providers.Kie;

/// <summary>
/// Every answer: 200 as HTTP status says nothing, <c>code</c> does. Its <c>msg</c> can repeat the key and is not read.
/// </summary>
internal sealed record KieReply(int? Code, JsonElement? Data);

/// <summary>A request for a task.</summary>
internal sealed record KieTask(string Model, KieInput Input);

internal sealed record KieInput
{
    public required string Prompt { get; init; }

    [JsonPropertyName("aspect_ratio")]
    public string? AspectRatio { get; init; }

    public string? Resolution { get; init; }

    public string? Quality { get; init; }

    /// <summary>Reference images; some models call them this, some the other.</summary>
    [JsonPropertyName("image_urls")]
    public IReadOnlyList<string>? ImageUrls { get; init; }

    [JsonPropertyName("input_urls")]
    public IReadOnlyList<string>? InputUrls { get; init; }
}

/// <summary>A request to the older endpoint of FLUX Kontext.</summary>
internal sealed record KieKontext
{
    public required string Model { get; init; }

    public required string Prompt { get; init; }

    public string? InputImage { get; init; }

    public string? AspectRatio { get; init; }

    public string? OutputFormat { get; init; }

    public bool? PromptUpsampling { get; init; }

    public int? SafetyTolerance { get; init; }
}

internal sealed record KieAccepted(string? TaskId);

/// <summary>How a task stands; the result is JSON inside a string, with addresses under names that differ.</summary>
internal sealed record KieRecord(
    string? State,
    JsonElement? ResultJson,
    JsonElement? FailCode,
    JsonElement? FailMsg,
    decimal? CreditsConsumed
);

/// <summary>The same for FLUX Kontext: 0 works, 1 is done, 2 and 3 have failed.</summary>
internal sealed record KieKontextRecord(
    int? SuccessFlag,
    JsonElement? Response,
    JsonElement? ErrorCode,
    JsonElement? ErrorMessage
);

internal sealed record KieUploaded(string? DownloadUrl);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString
)]
[JsonSerializable(typeof(KieReply))]
[JsonSerializable(typeof(KieTask))]
[JsonSerializable(typeof(KieKontext))]
[JsonSerializable(typeof(KieAccepted))]
[JsonSerializable(typeof(KieRecord))]
[JsonSerializable(typeof(KieKontextRecord))]
[JsonSerializable(typeof(KieUploaded))]
internal sealed partial class KieJson : JsonSerializerContext;
