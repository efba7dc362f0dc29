using FluentValidation;
using ImageGenerator.Domain.Common;

namespace ImageGenerator.Application.Common;

/// <summary>Rules that every text from outside has to pass.</summary>
internal static class TextRules
{
    /// <summary>No NUL and no half of a surrogate pair.</summary>
    internal static IRuleBuilderOptions<T, string?> IsStorable<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => text is null || Text.IsStorable(text))
            .WithMessage("The text contains a character that cannot be stored.");

    /// <summary>Something besides white space, and not too much of it.</summary>
    internal static IRuleBuilderOptions<T, string?> IsName<T>(this IRuleBuilder<T, string?> rule, int maxLength) =>
        rule.IsStorable()
            .Must(text => !string.IsNullOrWhiteSpace(text))
            .WithMessage("This cannot be empty.")
            .HasAtMost(maxLength);

    /// <summary>Counted as people and the API's document count: Unicode characters.</summary>
    internal static IRuleBuilderOptions<T, string?> HasAtMost<T>(this IRuleBuilder<T, string?> rule, int maxLength) =>
        rule.Must(text => text is null || Text.Length(text) <= maxLength)
            .WithMessage($"Use {maxLength} characters at most.");
}
