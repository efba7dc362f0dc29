using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ImageGenerator.Infrastructure.Providers.Replicate;

/// <summary>What a prediction is asked for with. Members that the API does not know are refused, so there are no others.</summary>
internal sealed record PredictionRequest(ReplicateInput Input)
{
    /// <summary>64 hexadecimal digits; null for an official model, which has no versions.</summary>
    public string? Version { get; init; }

    public Uri? Webhook { get; init; }

    public IReadOnlyList<string>? WebhookEventsFilter { get; init; }
}

/// <summary>The inputs of all models together; each takes the ones that <see cref="ReplicateInputs"/> sets for it.</summary>
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
    [JsonConverter(typeof(LenientText))]
    public string? Id { get; init; }

    [JsonConverter(typeof(LenientText))]
    public string? Status { get; init; }

    [JsonConverter(typeof(LenientText))]
    public string? Model { get; init; }

    [JsonConverter(typeof(LenientText))]
    public string? Version { get; init; }

    public PredictionInput? Input { get; init; }

    /// <summary>Addresses or data URLs. Some models write one text, others a list.</summary>
    [JsonConverter(typeof(OneOrMany))]
    public IReadOnlyList<string> Output { get; init; } = [];

    [JsonConverter(typeof(LenientText))]
    public string? Error { get; init; }

    [JsonConverter(typeof(LenientText))]
    public string? Logs { get; init; }

    [JsonConverter(typeof(LenientText))]
    public string? CreatedAt { get; init; }

    public bool? DataRemoved { get; init; }

    public PredictionMetrics? Metrics { get; init; }

    /// <summary>When it was made; null when it does not say.</summary>
    [JsonIgnore]
    public DateTimeOffset? Created =>
        DateTimeOffset.TryParse(CreatedAt, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var created) ? created : null;
}

/// <summary>The part of an input by which a request is found again.</summary>
internal sealed record PredictionInput
{
    [JsonConverter(typeof(LenientText))]
    public string? Prompt { get; init; }

    [JsonConverter(typeof(LenientInteger))]
    public long? Seed { get; init; }
}

/// <param name="PredictTime">Seconds of the machine.</param>
internal sealed record PredictionMetrics(decimal? PredictTime);

internal sealed record PredictionPage(IReadOnlyList<Prediction>? Results, string? Next);

internal sealed record ReplicateFile(ReplicateFileAddresses? Urls);

internal sealed record ReplicateFileAddresses(string? Get);

internal sealed record ReplicateSecret(string? Key);

/// <summary>A refusal (<c>application/problem+json</c>). No specification declares it.</summary>
internal sealed record ReplicateProblem
{
    [JsonConverter(typeof(LenientText))]
    public string? Title { get; init; }

    [JsonConverter(typeof(LenientText))]
    public string? Detail { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PredictionRequest))]
[JsonSerializable(typeof(Prediction))]
[JsonSerializable(typeof(PredictionPage))]
[JsonSerializable(typeof(ReplicateFile))]
[JsonSerializable(typeof(ReplicateProblem))]
[JsonSerializable(typeof(ReplicateSecret))]
internal sealed partial class ReplicateJson : JsonSerializerContext;

/// <summary>Text, or null for whatever else stands there: other people's models have inputs of other shapes.</summary>
internal sealed class LenientText : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) return reader.GetString();

        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

/// <summary>A whole number, or null for whatever else stands there.</summary>
internal sealed class LenientInteger : JsonConverter<long?>
{
    public override long? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number) return reader.TryGetInt64(out var number) ? number : null;

        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, long? value, JsonSerializerOptions options)
    {
        if (value is { } number) writer.WriteNumberValue(number);
        else writer.WriteNullValue();
    }
}

/// <summary>One text or a list of them; what is no text is left out.</summary>
internal sealed class OneOrMany : JsonConverter<IReadOnlyList<string>>
{
    public override bool HandleNull => true;

    public override IReadOnlyList<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) return [reader.GetString()!];

        var many = new List<string>();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return many;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.String) many.Add(reader.GetString()!);
            else reader.Skip();
        }

        return many;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are only read.");
}
