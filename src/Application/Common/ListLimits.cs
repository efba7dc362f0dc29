using FluentValidation;

namespace ImageGenerator.Application.Common;

/// <summary>The bounds that every list shares.</summary>
public static class ListLimits
{
    public const int Default = 50;
    public const int Max = 100;

    /// <summary>
    /// Of a search, in UTF-16 units: most prompts as a whole, and in any script well within the line of an HTTP
    /// request.
    /// </summary>
    public const int MaxSearchLength = 500;

    internal static IRuleBuilderOptions<T, int> IsPageSize<T>(this IRuleBuilder<T, int> rule) =>
        rule.InclusiveBetween(1, Max).WithMessage($"Ask for 1 to {Max} rows.");

    internal static IRuleBuilderOptions<T, string?> IsSearch<T>(this IRuleBuilder<T, string?> rule) =>
        rule.IsStorable().HasAtMost(MaxSearchLength).WithMessage($"Search with {MaxSearchLength} characters at most.");

    internal static IRuleBuilderOptions<T, DateTimeOffset?> IsNotBefore<T>(
        this IRuleBuilder<T, DateTimeOffset?> rule,
        Func<T, DateTimeOffset?> beginning
    ) =>
        rule.Must((query, end) => end is null || beginning(query) is not { } from || from <= end)
            .WithMessage("The end is before the beginning.");
}
