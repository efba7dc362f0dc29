using System.ComponentModel.DataAnnotations;
using ImageGenerator.Api.Common.Lists;
using ImageGenerator.Application.Assets;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Common;

namespace ImageGenerator.Api.Assets;

/// <summary>Which assets to list.</summary>
public sealed record AssetListQuery : ListQuery
{
    /// <summary>Only those that lie like this.</summary>
    public QueryEnum<Orientation>? Orientation { get; init; }

    /// <summary>Only this model's, by id.</summary>
    [MaxLength(ModelRules.MaxNameLength)]
    public string? Model { get; init; }

    /// <summary>Only what was made from this image of the library; 404 when there is no such image.</summary>
    public Guid? Source { get; init; }

    internal AssetFilter ToFilter() =>
        new()
        {
            Search = Search,
            Model = Model,
            Source = Source is { } source ? new AssetId(source) : null,
            Orientation = Orientation?.Value,
            From = From,
            To = To,
        };
}
