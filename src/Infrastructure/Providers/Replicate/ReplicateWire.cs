using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ImageGenerator.Infrastructure.Providers.Replicate;

/// <summary>
/// What a prediction is asked for with. Members that the API does not know are refused, so there are no others.
/// </summary>
internal sealed record PredictionRequest(ReplicateInput Input)
{
    /// <summary>64 hexadecimal digits; null for an official model, which has no versions.</summary>
    public string? Version { get; init; }

    public Uri? Webhook { get; init; }

    public IReadOnlyList<string>? WebhookEventsFilter { get; init; }
}

/// <summary>
/// The inputs of all models together; each takes the ones that <see cref="ReplicateInputs"/> sets for it.
/// </summary>
internal sealed record ReplicateInput(string Prompt)
{
    public string? NegativePrompt { get; init; }

    public string? AspectRatio { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public int? NumOutputs { get; init; }

    public int? NumInferenceSteps { get; init; }

    public int? Steps { get; init; }

    public decimal? Guidance { get; init; }

    public decimal? GuidanceScale { get; init; }

    public string? Scheduler { get; init; }

    public long? Seed { get; init; }

    public bool? GoFast { get; init; }

    public bool? PromptUpsampling { get; init; }

    public bool? Raw { get; init; }

    public int? SafetyTolerance { get; init; }

    public string? OutputFormat { get; init; }

    public int? OutputQuality { get; init; }

    public string? Image { get; init; }

    public string? Mask { get; init; }

    public decimal? PromptStrength { get; init; }

    public string? ImagePrompt { get; init; }

    public decimal? ImagePromptStrength { get; init; }

    public string? InputImage { get; init; }

    public IReadOnlyList<string>? InputImages { get; init; }
}

/// <summary>A prediction as it stands.</summary>
internal sealed record Prediction
{
    public string? Id { get; init; }

    public string? Status { get; init; }

    public string? Model { get; init; }

    public string? Version { get; init; }

    public PredictionInput? Input { get; init; }

    /// <summary>
    /// Addresses or data URLs: one text, a list, lists inside of a list, or records that name them. Every model has its
    /// own.
    /// </summary>
    public JsonElement? Output { get; init; }

    /// <summary>A sentence, as far as is known.</summary>
    public JsonElement? Error { get; init; }

    public string? Logs { get; init; }

    public string? CreatedAt { get; init; }

    public bool? DataRemoved { get; init; }

    public PredictionMetrics? Metrics { get; init; }

    /// <summary>When it was made; null when it does not say.</summary>
    [JsonIgnore]
    public DateTimeOffset? Created =>
        DateTimeOffset.TryParse(
            CreatedAt,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var created
        )
            ? created
            : null;
}

/// <summary>The part of an input by which a request is found again.</summary>
internal sealed record PredictionInput
{
    public string? Prompt { get; init; }

    public long? Seed { get; init; }
}

/// <param name="PredictTime">Seconds of the machine.</param>
internal sealed record PredictionMetrics(decimal? PredictTime);

internal sealed record PredictionPage(IReadOnlyList<Prediction?>? Results, string? Next);

internal sealed record ReplicateFile(ReplicateFileAddresses? Urls);

internal sealed record ReplicateFileAddresses(string? Get);

internal sealed record ReplicateSecret(string? Key);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(PredictionRequest))]
[JsonSerializable(typeof(Prediction))]
[JsonSerializable(typeof(PredictionPage))]
[JsonSerializable(typeof(ReplicateFile))]
[JsonSerializable(typeof(ReplicateSecret))]
internal sealed partial class ReplicateJson : JsonSerializerContext;
