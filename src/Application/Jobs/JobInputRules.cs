using System.Text.Json;
using FluentValidation;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Jobs;

/// <summary>Checks of what the inputs of all kinds of jobs have in common.</summary>
internal static class JobInputRules
{
    /// <summary>The shape of a model's own settings; what the model can do is checked by the domain.</summary>
    public static void AreParameters<TInput>(
        this IRuleBuilder<TInput, IReadOnlyDictionary<string, JsonElement>?> parameters
    ) =>
        parameters
            .Must(values => values is null || values.Count <= ModelParameters.MaxEntries)
            .WithMessage($"Give {ModelParameters.MaxEntries} parameters at most.")
            .Custom(CheckParameters);

    /// <summary>The caller's own notes: so many, of so many characters.</summary>
    public static void AreMetadata<TInput>(this IRuleBuilder<TInput, IReadOnlyDictionary<string, string>?> metadata) =>
        metadata
            .Must(entries => entries is null || entries.Count <= JobMetadata.MaxEntries)
            .WithMessage($"Give {JobMetadata.MaxEntries} entries at most.")
            .Custom(CheckMetadata);

    private static void CheckParameters<TInput>(
        IReadOnlyDictionary<string, JsonElement>? parameters,
        ValidationContext<TInput> context
    )
    {
        foreach (var (name, value) in parameters ?? new Dictionary<string, JsonElement>())
        {
            if (!ModelParameters.IsValue(value))
                context.AddFailure($"parameters.{name}", "Give text that can be stored, a number, true or false.");
            else if (IsTooLong(value))
                context.AddFailure($"parameters.{name}", $"Use {Prompt.AbsoluteMaxLength} characters at most.");
        }
    }

    private static bool IsTooLong(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && Text.Length(value.GetString()!) > Prompt.AbsoluteMaxLength;

    private static void CheckMetadata<TInput>(
        IReadOnlyDictionary<string, string>? metadata,
        ValidationContext<TInput> context
    )
    {
        foreach (var (name, value) in metadata ?? new Dictionary<string, string>())
        {
            if (!JobMetadata.IsName(name))
            {
                context.AddFailure(
                    "metadata",
                    $"Use names of 1 to {JobMetadata.MaxNameLength} characters that can be stored."
                );
            }
            // JSON may hold a null even where no null belongs.
            else if (value is null || !JobMetadata.IsValue(value))
            {
                context.AddFailure(
                    $"metadata.{name}",
                    $"Give text that can be stored, of {JobMetadata.MaxValueLength} characters at most."
                );
            }
        }
    }
}
