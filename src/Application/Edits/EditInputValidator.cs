using System.Text.Json;
using FluentValidation;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Application.Edits;

/// <summary>Checks the shape of an edit; what the model can do is checked by the domain.</summary>
internal sealed class EditInputValidator : AbstractValidator<EditInput>
{
    private const string NameTheImage = "Name the image by its assetId.";

    public EditInputValidator()
    {
        RuleFor(input => input.Kind).NotNull().WithMessage("Say what to do: upscale.").IsInEnum();
        RuleFor(input => input.Source).NotNull().WithMessage(NameTheImage);
        RuleFor(input => input.Source!.AssetId)
            .NotNull()
            .When(input => input.Source is not null)
            .OverridePropertyName("source.assetId")
            .WithMessage(NameTheImage);
        RuleFor(input => input.Prompt).IsStorable().HasAtMost(Prompt.AbsoluteMaxLength);
        RuleFor(input => input.NegativePrompt).IsStorable().HasAtMost(Prompt.AbsoluteMaxLength);
        RuleFor(input => input.Model).IsStorable().HasAtMost(ModelRules.MaxNameLength);
        RuleFor(input => input.Prefer).IsInEnum();
        RuleFor(input => input.Failover).IsInEnum();
        RuleFor(input => input.Seed).InclusiveBetween(Seed.Minimum, Seed.Maximum);
        RuleFor(input => input.OutputFormat).IsInEnum();
        RuleFor(input => input.Parameters)
            .Must(parameters => parameters is null || parameters.Count <= GenerationRequest.MaxParameters)
            .WithMessage($"Give {GenerationRequest.MaxParameters} parameters at most.");
        RuleFor(input => input.Parameters).Custom(CheckValues);
        RuleFor(input => input.Metadata)
            .Must(metadata => metadata is null || metadata.Count <= JobMetadata.MaxEntries)
            .WithMessage($"Give {JobMetadata.MaxEntries} entries at most.");
        RuleFor(input => input.Metadata).Custom(CheckMetadata);
    }

    private static void CheckValues(
        IReadOnlyDictionary<string, JsonElement>? parameters,
        ValidationContext<EditInput> context
    )
    {
        foreach (var (name, value) in parameters ?? new Dictionary<string, JsonElement>())
        {
            if (!GenerationParameters.IsValue(value))
            {
                context.AddFailure($"parameters.{name}", "Give text that can be stored, a number, true or false.");
            }
            else if (
                value.ValueKind == JsonValueKind.String
                && Text.Length(value.GetString()!) > Prompt.AbsoluteMaxLength
            )
            {
                context.AddFailure($"parameters.{name}", $"Use {Prompt.AbsoluteMaxLength} characters at most.");
            }
        }
    }

    private static void CheckMetadata(
        IReadOnlyDictionary<string, string>? metadata,
        ValidationContext<EditInput> context
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
