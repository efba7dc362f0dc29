using FluentValidation;

namespace ImageGenerator.Application.Common;

/// <summary>What fields are called when they are refused: as in the JSON that was sent.</summary>
internal static class FieldNames
{
    /// <summary>
    /// The property is the request's whole body, so that its fields are named without it: <c>prompt</c>, not
    /// <c>input.prompt</c>.
    /// </summary>
    internal static IRuleBuilderOptions<T, TProperty> IsWholeBody<T, TProperty>(
        this IRuleBuilderOptions<T, TProperty> rule
    ) => rule.OverridePropertyName("");
}
