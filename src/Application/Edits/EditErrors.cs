using ImageGenerator.Domain.Common;

namespace ImageGenerator.Application.Edits;

/// <summary>Refusals that have to do with edits.</summary>
internal static class EditErrors
{
    public static Error NotFound { get; } = Error.NotFound("edit.not_found", "There is no such edit.");

    /// <summary>It was deleted, belongs to somebody else, or never was.</summary>
    public static Error SourceNotFound { get; } =
        Error.RuleViolation(
            "source.not_found",
            "There is no such image in your library. It may have been deleted: choose another one.",
            "source"
        );
}
