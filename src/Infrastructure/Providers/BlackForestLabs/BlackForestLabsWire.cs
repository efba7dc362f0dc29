using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ImageGenerator.Infrastructure.Providers.BlackForestLabs;

/// <summary>The answer to a request: it is accepted.</summary>
/// <param name="Id">The task.</param>
/// <param name="PollingUrl">Where to ask about it: it names the region that has it.</param>
/// <param name="Cost">In credits of a cent each; only this answer tells it.</param>
internal sealed record AcceptedTask(string? Id, string? PollingUrl, decimal? Cost);

/// <summary>A task as it stands. The HTTP status is 200 for every state.</summary>
internal sealed record TaskState
{
    public string? Status { get; init; }

    /// <summary>A <see cref="TaskResult"/>, as far as is known.</summary>
    public JsonElement? Result { get; init; }

    public double? Progress { get; init; }

    public JsonElement? Details { get; init; }
}

/// <param name="Sample">The image's address; it holds for ten minutes.</param>
/// <param name="Seed">The seed that made it.</param>
internal sealed record TaskResult(string? Sample, long? Seed);

internal sealed record CreditBalance(decimal? Credits);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(AcceptedTask))]
[JsonSerializable(typeof(TaskState))]
[JsonSerializable(typeof(CreditBalance))]
[JsonSerializable(typeof(TaskResult))]
internal sealed partial class BlackForestLabsJson : JsonSerializerContext;
