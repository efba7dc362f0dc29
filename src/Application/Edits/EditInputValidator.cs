using FluentValidation;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;

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
        RuleFor(input => input.Parameters).AreParameters();
        RuleFor(input => input.Metadata).AreMetadata();
    }
}
