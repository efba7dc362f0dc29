using System.ComponentModel.DataAnnotations;
using ImageGenerator.Application.Common;

namespace ImageGenerator.Api.Common.Lists;

/// <summary>What every list of what was made can be asked for.</summary>
public abstract record ListQuery
{
    /// <summary>
    /// Words that the prompt holds, each of them; the last may be the beginning of a word. Case, accents, width and
    /// typographic signs make no difference. Words and signs without a space between them, such as <c>f/1.8</c>,
    /// <c>covid-19</c> or <c>100%</c>, are looked for as they stand. Nothing is an operator: <c>%</c>, <c>_</c>,
    /// <c>*</c>, <c>-</c> and <c>AND</c> mean themselves. Signs alone find the prompts that hold them; without any
    /// visible character nothing is searched for.
    /// </summary>
    [MaxLength(ListLimits.MaxSearchLength)]
    public string? Search { get; init; }

    /// <summary>Made at or after this time (ISO 8601); UTC when it has no offset.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Made before this time (ISO 8601); UTC when it has no offset.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The <c>nextCursor</c> of the page before.</summary>
    [Length(ImageGenerator.Application.Common.Cursor.TextLength, ImageGenerator.Application.Common.Cursor.TextLength)]
    public string? Cursor { get; init; }

    /// <summary>Rows per page, 1 to 100; 50 when not given.</summary>
    [Range(1, ListLimits.Max)]
    public int? Limit { get; init; }
}
