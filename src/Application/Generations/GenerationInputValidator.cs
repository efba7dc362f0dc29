using FluentValidation;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Generations;

/// <summary>Checks the shape of the settings; what the model can do is checked by the domain.</summary>
internal sealed class GenerationInputValidator : AbstractValidator<GenerationInput>
{
    private const string NameOne = "Name an assetId or an uploadId, and only one of them.";

    public GenerationInputValidator(bool promptRequired)
    {
        CheckPrompt(promptRequired);
        CheckSize();
        CheckReferences();
        RuleFor(input => input.Model).IsStorable().HasAtMost(ModelRules.MaxNameLength);
        RuleFor(input => input.Prefer).IsInEnum();
        RuleFor(input => input.Failover).IsInEnum();
        RuleFor(input => input.Count).InclusiveBetween(GenerationRequest.MinCount, GenerationRequest.MaxCount);
        RuleFor(input => input.Seed).InclusiveBetween(Seed.Minimum, Seed.Maximum);
        RuleFor(input => input.Quality).IsInEnum();
        RuleFor(input => input.OutputFormat).IsInEnum();
        RuleFor(input => input.Parameters).AreParameters();
        RuleFor(input => input.Metadata).AreMetadata();
    }

    private void CheckPrompt(bool promptRequired)
    {
        if (promptRequired)
        {
            RuleFor(input => input.Prompt)
                .Must(prompt => !string.IsNullOrWhiteSpace(prompt))
                .WithMessage("Enter a prompt.");
        }

        RuleFor(input => input.Prompt).IsStorable().HasAtMost(Prompt.AbsoluteMaxLength);
        RuleFor(input => input.NegativePrompt).IsStorable().HasAtMost(Prompt.AbsoluteMaxLength);
    }

    private void CheckSize()
    {
        RuleFor(input => input.AspectRatio).IsStorable().HasAtMost(ImageSettings.MaxAspectRatioLength);
        RuleFor(input => input.AspectRatio)
            .Null()
            .When(input => input.Width is not null || input.Height is not null)
            .WithMessage("Give an aspect ratio, or width and height, not both.");
        RuleFor(input => input.Width).InclusiveBetween(1, GenerationInput.MaxSide);
        RuleFor(input => input.Width)
            .NotNull()
            .When(input => input.Height is not null)
            .WithMessage("Give the width with the height.");
        RuleFor(input => input.Height).InclusiveBetween(1, GenerationInput.MaxSide);
        RuleFor(input => input.Height)
            .NotNull()
            .When(input => input.Width is not null)
            .WithMessage("Give the height with the width.");
    }

    private void CheckReferences()
    {
        RuleFor(input => input.References)
            .Must(references => references is null || references.Count <= GenerationRequest.MaxReferences)
            .WithMessage($"Give {GenerationRequest.MaxReferences} reference images at most.");
        RuleFor(input => input.References).Custom(CheckEach);
        RuleFor(input => input.Mask).Must(mask => mask is null || mask.NamesOne).WithMessage(NameOne);
        RuleFor(input => input.Strength).InclusiveBetween(0, 1);
    }

    private static void CheckEach(IReadOnlyList<ReferenceInput>? references, ValidationContext<GenerationInput> context)
    {
        foreach (var (place, reference) in (references ?? []).Index())
        {
            // JSON may hold a null even where no null belongs.
            if (reference is not { NamesOne: true })
                context.AddFailure($"references[{place}]", NameOne);
        }
    }
}
