using System.ComponentModel.DataAnnotations;
using ImageGenerator.Api.Common.Lists;
using ImageGenerator.Application.Assets;
using ImageGenerator.Application.Models;

namespace ImageGenerator.Api.Assets;

/// <summary>Which assets to list.</summary>
public sealed record AssetListQuery : ListQuery
{
    /// <summary>Only those that lie like this.</summary>
    public QueryEnum<Orientation>? Orientation { get; init; }

    /// <summary>Only this model's, by id.</summary>
    [MaxLength(ModelRules.MaxNameLength)]
    public string? Model { get; init; }

    internal AssetFilter ToFilter() =>
        new() { Search = Search, Model = Model, Orientation = Orientation?.Value, From = From, To = To };
}
