using System.Text.Json;

namespace ImageGenerator.Domain.Providers;

/// <summary>What somebody gives to an operation, of whatever kind it is.</summary>
public sealed record OperationInputs
{
    public string? Prompt { get; init; }

    public string? NegativePrompt { get; init; }

    public bool HasSeed { get; init; }

    /// <summary>The sizes of the images that go along.</summary>
    public IReadOnlyList<ImageSize> Images { get; init; } = [];

    public bool HasMask { get; init; }

    /// <summary>How many results.</summary>
    public int Count { get; init; } = 1;

    /// <summary>As in <c>png</c>; null for the default.</summary>
    public string? OutputFormat { get; init; }

    /// <summary>The operation's parameters by name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Parameters { get; init; } = new Dictionary<string, JsonElement>();
}
