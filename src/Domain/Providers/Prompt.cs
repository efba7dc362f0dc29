using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Providers;

/// <summary>What the image shall show. Kept as typed, without space at its ends.</summary>
public static class Prompt
{
    /// <summary>Characters at most where the model has no limit of its own.</summary>
    public const int DefaultMaxLength = 500;

    /// <summary>Characters that any prompt may have, whatever the model; longer text is refused unread.</summary>
    public const int AbsoluteMaxLength = 32_000;

    /// <summary>Checks the length against the model's own limit.</summary>
    public static Result Fits(string prompt, int? modelLimit, string field = "prompt")
    {
        var limit = modelLimit ?? DefaultMaxLength;
        var length = Text.Length(prompt);
        return length <= limit
            ? Result.Ok()
            : Error.RuleViolation(
                "prompt.too_long",
                $"The prompt has {length} characters; this model takes {limit} at most.",
                field
            );
    }
}
