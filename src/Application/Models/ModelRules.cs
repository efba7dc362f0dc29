using FluentValidation;
using ImageGenerator.Application.Common;

namespace ImageGenerator.Application.Models;

/// <summary>What a model's name in a request may look like.</summary>
public static class ModelRules
{
    /// <summary>Characters of an id, a family or <c>auto</c>.</summary>
    public const int MaxNameLength = 200;

    internal static IRuleBuilderOptions<T, string?> IsModelName<T>(this IRuleBuilder<T, string?> rule) =>
        rule.IsStorable().HasAtMost(MaxNameLength);
}
