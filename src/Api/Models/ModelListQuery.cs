using System.ComponentModel.DataAnnotations;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Api.Models;

/// <summary>Which models to list.</summary>
public sealed record ModelListQuery
{
    /// <summary>
    /// What they have to be able to do: an operation's id, such as <c>generate</c> or <c>upscale</c>, or <c>any</c> for
    /// all models. Without it, those are listed that generate images.
    /// </summary>
    [MaxLength(OperationIds.MaxLength)]
    public string? Operation { get; init; }
}
