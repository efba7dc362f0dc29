using System.Text.Json.Serialization;

namespace ImageGenerator.Infrastructure.Providers.Stability;

/// <summary>
/// An error; <c>v2beta</c> lists its texts, <c>v1</c> has one message, which repeats the key when it is wrong.
/// </summary>
internal sealed record StabilityError(string? Name, IReadOnlyList<string?>? Errors, string? Message);

/// <summary>A job that was accepted.</summary>
internal sealed record StabilityJob(string? Id);

/// <summary>An image that came inside of JSON, though it was not asked for in this way.</summary>
internal sealed record StabilityImage(string? Image, long? Seed, string? FinishReason);

/// <summary>The account's balance; it lags behind, so nothing but its being there counts.</summary>
internal sealed record StabilityBalance(double? Credits);

internal sealed record SdxlRequest(
    IReadOnlyList<SdxlPrompt> TextPrompts,
    int Width,
    int Height,
    int Samples,
    long Seed,
    int? Steps,
    decimal? CfgScale,
    string? Sampler,
    string? StylePreset
);

/// <summary>A text and how much it counts; a negative weight keeps it out of the picture.</summary>
internal sealed record SdxlPrompt(string Text, decimal Weight);

internal sealed record SdxlResponseBody(IReadOnlyList<SdxlArtifact?>? Artifacts);

/// <summary>One image, as base64.</summary>
internal sealed record SdxlArtifact(
    string? Base64,
    long? Seed,
    [property: JsonPropertyName("finishReason")] string? FinishReason
);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(StabilityError))]
[JsonSerializable(typeof(StabilityJob))]
[JsonSerializable(typeof(StabilityImage))]
[JsonSerializable(typeof(StabilityBalance))]
[JsonSerializable(typeof(SdxlRequest))]
[JsonSerializable(typeof(SdxlResponseBody))]
internal sealed partial class StabilityJson : JsonSerializerContext;
