using System.Text.Json;

namespace ImageGenerator.Sdk;

/// <summary>Something that happened. Events of names that a program does not know are to be skipped.</summary>
/// <param name="Name">
/// <c>generation.updated</c>, <c>edit.updated</c>, <c>asset.created</c> and others; <c>stream.reset</c> when some were
/// missed that are no longer kept, so that everything has to be read again.
/// </param>
/// <param name="Id">To go on from later, as <c>lastEventId</c>.</param>
/// <param name="Data">As the document's <c>ServerEvents</c> says under the name.</param>
public sealed record ServerEvent(string Name, string Id, JsonElement Data)
{
    /// <summary>The data of <c>generation.updated</c>; null of every other event.</summary>
    public GenerationUpdatedEvent? Generation => As<GenerationUpdatedEvent>("generation.updated");

    /// <summary>The data of <c>edit.updated</c>; null of every other event.</summary>
    public EditUpdatedEvent? Edit => As<EditUpdatedEvent>("edit.updated");

    /// <summary>The data of <c>asset.created</c>; null of every other event.</summary>
    public AssetCreatedEvent? Asset => As<AssetCreatedEvent>("asset.created");

    private T? As<T>(string name)
        where T : class => Name == name ? Data.Deserialize<T>(ImageGeneratorClient.WireOptions) : null;
}
