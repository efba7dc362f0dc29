using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace ImageGenerator.Api.Generations;

/// <summary>Images to be made. Only the prompt is required; a setting that the model lacks is refused.</summary>
public sealed record GenerationRequest : EstimateRequest
{
    /// <summary>What the images shall show. Up to the model's <c>promptLimit</c>, 500 characters by default.</summary>
    /// <example>A lighthouse at dusk, long exposure</example>
    [Required, MaxLength(Domain.Providers.Prompt.AbsoluteMaxLength), JsonPropertyOrder(-1)]
    public override string? Prompt { get; init; }
}
