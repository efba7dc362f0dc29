using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ImageGenerator.Infrastructure.Providers.ComfyUI;

/// <summary>A graph to work on. The name is ours, so that it can be asked for when the answer is lost.</summary>
internal sealed record ComfyUIPrompt(JsonObject Prompt, string PromptId, string ClientId);

/// <summary>The answer to it, of any status: errors of nodes can stand in one that says 200.</summary>
internal sealed record ComfyUIQueued(string? PromptId, JsonElement? Error, JsonElement? NodeErrors);

internal sealed record ComfyUINodeErrors(IReadOnlyList<ComfyUINodeError?>? Errors);

internal sealed record ComfyUINodeError(string? Message, string? Details, ComfyUINodeErrorPlace? ExtraInfo);

internal sealed record ComfyUINodeErrorPlace(string? InputName);

/// <summary>What waits and what is worked on: lists of number, name, graph and more.</summary>
internal sealed record ComfyUIQueue(IReadOnlyList<JsonElement>? QueueRunning, IReadOnlyList<JsonElement>? QueuePending);

/// <summary>A finished job; what each node put out stands under the node's id.</summary>
internal sealed record ComfyUIEntry(IReadOnlyDictionary<string, ComfyUIOutput?>? Outputs, ComfyUIStatus? Status);

internal sealed record ComfyUIOutput(IReadOnlyList<ComfyUIFile?>? Images);

internal sealed record ComfyUIFile(string? Filename, string? Subfolder, string? Type);

/// <summary><c>success</c> or <c>error</c>, and what happened on the way: pairs of a name and its data.</summary>
internal sealed record ComfyUIStatus(string? StatusStr, JsonElement? Messages);

/// <summary>What the server says while it works: of many kinds, <c>progress</c> alone has all of this.</summary>
internal sealed record ComfyUIMessage(string? Type, ComfyUIProgress? Data);

/// <summary>Steps done and steps in all, of the node that is worked on.</summary>
internal sealed record ComfyUIProgress(double? Value, double? Max, string? Node);

internal sealed record ComfyUIUploaded(string? Name, string? Subfolder);

internal sealed record ComfyUIStats(JsonElement? System);

internal sealed record ComfyUIDelete(IReadOnlyList<string> Delete);

internal sealed record ComfyUIInterrupt(string PromptId);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(ComfyUIPrompt))]
[JsonSerializable(typeof(ComfyUIQueued))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, ComfyUINodeErrors?>), TypeInfoPropertyName = "NodeErrors")]
[JsonSerializable(typeof(ComfyUIQueue))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, ComfyUIEntry?>), TypeInfoPropertyName = "History")]
[JsonSerializable(typeof(ComfyUIMessage))]
[JsonSerializable(typeof(ComfyUIUploaded))]
[JsonSerializable(typeof(ComfyUIStats))]
[JsonSerializable(typeof(ComfyUIDelete))]
[JsonSerializable(typeof(ComfyUIInterrupt))]
[JsonSerializable(typeof(IReadOnlyList<string?>), TypeInfoPropertyName = "Names")]
internal sealed partial class ComfyUIJson : JsonSerializerContext;
