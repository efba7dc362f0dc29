using System.Text.Json.Serialization;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Api.Events;

/// <summary>What the stream sends: for each event's name, the JSON that is its data.</summary>
public sealed record ServerEvents
{
    /// <summary>A generation changed, or shows newer unfinished images.</summary>
    [JsonPropertyName("generation.updated")]
    public GenerationUpdatedEvent? GenerationUpdated { get; init; }

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

/// <summary>Where a generation stands; read the generation for the rest.</summary>
public sealed record GenerationUpdatedEvent
{
    /// <summary>The generation's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required JobStatus Status { get; init; }

    /// <summary>What it is doing while it is processing.</summary>
    public required JobStage? Stage { get; init; }

    /// <summary>0 to 100.</summary>
    public required int Progress { get; init; }

    /// <summary>The latest unfinished images, all of them; only in the events that tell of newer ones.</summary>
    public IReadOnlyList<PartialImageEvent>? Partials { get; init; }

    /// <summary>When it happened. An event that is older than one that was seen has been overtaken.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}

/// <summary>An unfinished image; its bytes are at <c>/api/v1/generations/{id}/partials/{index}?v={version}</c>.</summary>
public sealed record PartialImageEvent
{
    /// <summary>Its place in the generation, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Grows with every newer one.</summary>
    public required int Version { get; init; }
}

/// <summary>An image came into the library; read the asset for the rest.</summary>
public sealed record AssetCreatedEvent
{
    /// <summary>The asset's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The generation that made it.</summary>
    public required Guid GenerationId { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}

/// <summary>A problem with a provider key. It is reported once, until the key works again.</summary>
public sealed record ProviderKeyEvent
{
    /// <summary>The provider's id.</summary>
    public required string Provider { get; init; }

    /// <summary>Whose key it is; the installation's is told to the organization that operates it.</summary>
    public required CredentialScope Scope { get; init; }

    /// <summary>The person whose key it is; null where it is not a person's.</summary>
    public required Guid? UserId { get; init; }

    /// <summary>The provider's words, without any part of the key.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was noticed.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
