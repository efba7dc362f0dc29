using System.Text.Json.Serialization;
using ImageGenerator.Api.Assets;
using ImageGenerator.Api.Edits;
using ImageGenerator.Api.Generations;
using ImageGenerator.Api.ProviderKeys;

namespace ImageGenerator.Api.OpenApi;

/// <summary>What the stream sends: for each event's name, the JSON that is its data.</summary>
public sealed record ServerEvents
{
    /// <summary>A generation changed, or shows newer unfinished images.</summary>
    [JsonPropertyName("generation.updated")]
    public GenerationUpdatedEvent? GenerationUpdated { get; init; }

    /// <summary>An edit changed.</summary>
    [JsonPropertyName("edit.updated")]
    public EditUpdatedEvent? EditUpdated { get; init; }

    /// <summary>An image came into the library.</summary>
    [JsonPropertyName("asset.created")]
    public AssetCreatedEvent? AssetCreated { get; init; }

    /// <summary>A provider does not take a key any more.</summary>
    [JsonPropertyName("provider_key.rejected")]
    public ProviderKeyEvent? ProviderKeyRejected { get; init; }

    /// <summary>A provider takes a key whose account has no money left.</summary>
    [JsonPropertyName("provider_key.out_of_credit")]
    public ProviderKeyEvent? ProviderKeyOutOfCredit { get; init; }
}
