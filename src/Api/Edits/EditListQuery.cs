using System.ComponentModel.DataAnnotations;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Edits;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Api.Edits;

/// <summary>Which edits to list.</summary>
public sealed record EditListQuery
{
    /// <summary>Only those with this status.</summary>
    public QueryEnum<JobStatus>? Status { get; init; }

    /// <summary>The page after the one that answered with this <c>nextCursor</c>.</summary>
    [Length(Application.Common.Cursor.TextLength, Application.Common.Cursor.TextLength)]
    public string? Cursor { get; init; }

    /// <summary>Edits per page, 1 to 100; 50 when not given.</summary>
    [Range(1, ListLimits.Max)]
    public int? Limit { get; init; }

    internal EditFilter ToFilter() => new() { Status = Status?.Value };
}
