using System.Text.Json;
using System.Text.Json.Serialization;

namespace ImageGenerator.Infrastructure.Providers.Google;

internal sealed record GoogleRequest(IReadOnlyList<GoogleContent> Contents, GoogleConfig GenerationConfig);

internal sealed record GoogleContent(string Role, IReadOnlyList<GooglePart> Parts);

/// <summary>Text, or a file.</summary>
internal sealed record GooglePart(string? Text, GoogleBlob? InlineData);

/// <summary>A file of a question; its bytes become base64 without a text in between.</summary>
internal sealed record GoogleBlob(string? MimeType, byte[]? Data);

internal sealed record GoogleAnswerContent(IReadOnlyList<GoogleAnswerPart?>? Parts);

/// <summary>Text, or a file; a thought is what the model tried on the way, and no result.</summary>
internal sealed record GoogleAnswerPart(string? Text, GoogleAnswerBlob? InlineData, bool? Thought);

/// <summary>A file of an answer, as base64.</summary>
internal sealed record GoogleAnswerBlob(string? MimeType, string? Data);

internal sealed record GoogleConfig(IReadOnlyList<string> ResponseModalities, GoogleImageConfig ImageConfig, int Seed);

internal sealed record GoogleImageConfig(string? AspectRatio, string? ImageSize);

internal sealed record GoogleAnswer(
    IReadOnlyList<GoogleCandidate?>? Candidates,
    GoogleFeedback? PromptFeedback,
    GoogleUsage? UsageMetadata
);

internal sealed record GoogleCandidate(GoogleAnswerContent? Content, string? FinishReason, string? FinishMessage);

/// <summary>Why a prompt was not even tried.</summary>
internal sealed record GoogleFeedback(string? BlockReason);

internal sealed record GoogleUsage(
    int? PromptTokenCount,
    IReadOnlyList<GoogleTokens?>? PromptTokensDetails,
    int? CandidatesTokenCount,
    IReadOnlyList<GoogleTokens?>? CandidatesTokensDetails,
    int? ThoughtsTokenCount
);

internal sealed record GoogleTokens(string? Modality, int? TokenCount);

internal sealed record GoogleFailure(GoogleError? Error);

internal sealed record GoogleError(string? Message, string? Status, IReadOnlyList<GoogleErrorDetail?>? Details);

/// <summary>What an error adds: a code, how long to wait (<c>34.4s</c>), or the fields that are wrong.</summary>
internal sealed record GoogleErrorDetail(
    string? Reason,
    string? RetryDelay,
    IReadOnlyList<GoogleFieldViolation?>? FieldViolations
);

internal sealed record GoogleFieldViolation(string? Field);

internal sealed record GoogleModels(IReadOnlyList<JsonElement>? Models);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(GoogleRequest))]
[JsonSerializable(typeof(GoogleAnswer))]
[JsonSerializable(typeof(GoogleFailure))]
[JsonSerializable(typeof(GoogleModels))]
internal sealed partial class GoogleJson : JsonSerializerContext;
