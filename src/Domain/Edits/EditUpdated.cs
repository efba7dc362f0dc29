using System.Diagnostics.CodeAnalysis;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Domain.Edits;

/// <summary>An edit was made, moved on or ended.</summary>
[EventName("edit.updated")]
public sealed record EditUpdated : JobUpdated
{
    /// <summary>For reading it back.</summary>
    public EditUpdated() { }

    [SetsRequiredMembers]
    public EditUpdated(Edit edit, DateTimeOffset now)
        : base(edit, now) { }
}
