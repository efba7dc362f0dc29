using System.Text.Json.Serialization;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Api.OpenAi;

/// <summary>A model as OpenAI lists them.</summary>
/// <param name="Id">To be named in requests: a model of ours, or a family of them.</param>
/// <param name="Created">Unix seconds; since when its price holds, which is the only date that is known of all of
/// them.</param>
/// <param name="OwnedBy">The provider.</param>
internal sealed record OpenAiModel(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("created")] long Created,
    [property: JsonPropertyName("owned_by")] string OwnedBy
)
{
    [JsonPropertyName("object")]
    public string Object { get; } = "model";

    internal static OpenAiModel From(ModelDescription model) => new(model.Id, SinceOf(model), model.Provider);

    /// <summary>A family stands for whichever of its models is chosen.</summary>
    internal static OpenAiModel From(IGrouping<string, ModelDescription> family) =>
        new(family.Key, family.Min(SinceOf), "imagegenerator");

    private static long SinceOf(ModelDescription model) =>
        model.Price is { } price
            ? new DateTimeOffset(price.ValidFrom, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds()
            : 0;
}

/// <summary>The list that <c>GET /v1/models</c> answers with.</summary>
internal sealed record OpenAiModelList([property: JsonPropertyName("data")] IReadOnlyList<OpenAiModel> Data)
{
    [JsonPropertyName("object")]
    public string Object { get; } = "list";
}
