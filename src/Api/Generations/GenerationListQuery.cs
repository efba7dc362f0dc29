using System.ComponentModel.DataAnnotations;
using ImageGenerator.Api.Common.Lists;
using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Api.Generations;

/// <summary>Which generations to list.</summary>
public sealed record GenerationListQuery : ListQuery
{
    /// <summary>Only those that stand here.</summary>
    public QueryEnum<JobStatus>? Status { get; init; }

    /// <summary>Only this model's, by id.</summary>
    [MaxLength(ModelRules.MaxNameLength)]
    public string? Model { get; init; }

    internal GenerationFilter ToFilter() =>
        new()
        {
            Status = Status?.Value,
            Search = Search,
            Model = Model,
            From = From,
            To = To,
        };
}
