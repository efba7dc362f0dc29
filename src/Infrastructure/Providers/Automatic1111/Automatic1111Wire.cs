using System.Text.Json;
using System.Text.Json.Serialization;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Providers.Automatic1111;

/// <summary>A request for images; what is null is not sent, and is the server's own choice.</summary>
internal sealed record Automatic1111Wanted
{
    public required string Prompt { get; init; }

    public string? NegativePrompt { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public int? Steps { get; init; }

    public decimal? CfgScale { get; init; }

    public required long Seed { get; init; }

    public string? SamplerName { get; init; }

    public string? Scheduler { get; init; }

    public int BatchSize { get; init; } = 1;

    /// <summary>Images are made one after the other: that takes no more memory than one.</summary>
    public required int NIter { get; init; }

    public bool SendImages { get; init; } = true;

    public bool SaveImages { get; init; }

    public Automatic1111Overrides? OverrideSettings { get; init; }

    /// <summary>The name under which the server can be asked about the task while it works.</summary>
    public required string ForceTaskId { get; init; }

    public IReadOnlyList<byte[]>? InitImages { get; init; }

    /// <summary>White is changed, black is kept: as ours.</summary>
    public byte[]? Mask { get; init; }

    /// <summary>What lies under the mask to begin with: 1 is the image itself.</summary>
    public int? InpaintingFill { get; init; }

    public bool? InpaintFullRes { get; init; }

    /// <summary>1 crops an image of another ratio instead of stretching it.</summary>
    public int? ResizeMode { get; init; }

    public decimal? DenoisingStrength { get; init; }
}

internal sealed record Automatic1111Overrides(string SdModelCheckpoint);

/// <summary>The answer; images are base64, <c>info</c> is JSON inside a string.</summary>
internal sealed record Automatic1111Made(IReadOnlyList<string?>? Images, JsonElement? Info);

/// <summary>What the server says of the images; the first of them may be an overview of the others.</summary>
internal sealed record Automatic1111Info(IReadOnlyList<long?>? AllSeeds, int? IndexOfFirstImage);

/// <summary>An error: FastAPI's <c>detail</c> (text or a list), or what a crash says of itself.</summary>
internal sealed record Automatic1111Error(JsonElement? Error, JsonElement? Detail, JsonElement? Errors);

internal sealed record Automatic1111Checkpoint(string? Title, string? ModelName, string? Hash);

/// <summary>A question about one task; the preview is sent only if it is another one than the last.</summary>
internal sealed record Automatic1111TaskQuestion(string IdTask, long IdLivePreview);

internal sealed record Automatic1111Task(bool? Active, double? Progress, byte[]? LivePreview, long? IdLivePreview);

/// <summary>How far the server is with whatever it works on.</summary>
internal sealed record Automatic1111Progress(double? Progress, byte[]? CurrentImage);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(Base64ImageConverter)]
)]
[JsonSerializable(typeof(Automatic1111Wanted))]
[JsonSerializable(typeof(Automatic1111Made))]
[JsonSerializable(typeof(Automatic1111Info))]
[JsonSerializable(typeof(Automatic1111Error))]
[JsonSerializable(typeof(IReadOnlyList<Automatic1111Checkpoint?>))]
[JsonSerializable(typeof(Automatic1111TaskQuestion))]
[JsonSerializable(typeof(Automatic1111Task))]
[JsonSerializable(typeof(Automatic1111Progress))]
internal sealed partial class Automatic1111Json : JsonSerializerContext;
