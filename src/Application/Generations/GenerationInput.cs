using System.Text.Json;
using FluentValidation;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Models;
using ImageGenerator.Application.Routing;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Generations;

/// <summary>The settings that somebody sends, to be generated or to be priced.</summary>
public sealed record GenerationInput : ImageSettings
{
    /// <summary>Pixels that a side can have, whatever the model.</summary>
    public const int MaxSide = 16_384;

    public GenerationInput() { }

    /// <summary>Takes over the settings that are the same before and after.</summary>
    public GenerationInput(ImageSettings settings)
        : base(settings) { }

    public string? Prompt { get; init; }

    /// <summary>A model, a family of models, <c>auto</c>, or nothing for the default model.</summary>
    public string? Model { get; init; }

    /// <summary>What decides where the model is not named.</summary>
    public RoutePreference? Prefer { get; init; }

    public Failover? Failover { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public int? Count { get; init; }

    public long? Seed { get; init; }

    public OutputFormat? OutputFormat { get; init; }

    public IReadOnlyDictionary<string, JsonElement>? Parameters { get; init; }

    /// <summary>Images to be changed or followed, by name.</summary>
    public IReadOnlyList<ReferenceInput>? References { get; init; }

    /// <summary>Which part of the first one is to be changed.</summary>
    public ReferenceInput? Mask { get; init; }

    /// <summary>What the caller wants to find again on the generation.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    internal GenerationOptions ToRoutingOptions() =>
        new()
        {
            RequestedModel = Model,
            Failover = Failover ?? default,
            Metadata = Metadata is null ? JobMetadata.None : JobMetadata.Of(Metadata),
        };

    /// <summary>
    /// The same in the domain's words, without the reference images: those are still to be found. Only for input that
    /// passed its validator.
    /// </summary>
    internal GenerationRequest ToRequest() =>
        new(this)
        {
            Prompt = (Prompt ?? "").Trim(),
            NegativePrompt = string.IsNullOrWhiteSpace(NegativePrompt) ? null : NegativePrompt.Trim(),
            Size = Width is { } width && Height is { } height ? new ImageSize(width, height) : null,
            Count = Count ?? GenerationRequest.MinCount,
            Seed = Seed is { } seed ? Domain.Generations.Seed.From(seed) : null,
            OutputFormat = OutputFormat,
            Parameters = Parameters is null ? GenerationParameters.Empty : GenerationParameters.From(Parameters),
            Strength = Strength is { } strength ? decimal.Round(strength, StrengthDecimals) : null,
        };
}

/// <summary>Names an image that goes along with a request: one of the two.</summary>
public sealed record ReferenceInput
{
    public Guid? AssetId { get; init; }

    public Guid? UploadId { get; init; }

    internal bool NamesOne => AssetId is null != UploadId is null;
}

/// <summary>Checks the shape of the settings; what the model can do is checked by the domain.</summary>
internal sealed class GenerationInputValidator : AbstractValidator<GenerationInput>
{
    public GenerationInputValidator(bool promptRequired)
    {
        if (promptRequired)
        {
            RuleFor(input => input.Prompt)
                .Must(prompt => !string.IsNullOrWhiteSpace(prompt))
                .WithMessage("Enter a prompt.");
        }

        RuleFor(input => input.Prompt).IsStorable().HasAtMost(Prompt.AbsoluteMaxLength);
        RuleFor(input => input.NegativePrompt).IsStorable().HasAtMost(Prompt.AbsoluteMaxLength);
        RuleFor(input => input.Model).IsStorable().HasAtMost(ModelRules.MaxNameLength);
        RuleFor(input => input.Prefer).IsInEnum();
        RuleFor(input => input.Failover).IsInEnum();
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
        RuleFor(input => input.Count).InclusiveBetween(GenerationRequest.MinCount, GenerationRequest.MaxCount);
        RuleFor(input => input.Seed).InclusiveBetween(Seed.Minimum, Seed.Maximum);
        RuleFor(input => input.Quality).IsInEnum();
        RuleFor(input => input.OutputFormat).IsInEnum();
        RuleFor(input => input.Parameters)
            .Must(parameters => parameters is null || parameters.Count <= GenerationRequest.MaxParameters)
            .WithMessage($"Give {GenerationRequest.MaxParameters} parameters at most.");
        RuleFor(input => input.Parameters).Custom(CheckValues);
        RuleFor(input => input.References)
            .Must(references => references is null || references.Count <= GenerationRequest.MaxReferences)
            .WithMessage($"Give {GenerationRequest.MaxReferences} reference images at most.");
        RuleFor(input => input.References).Custom(CheckReferences);
        RuleFor(input => input.Mask).Must(mask => mask is null || mask.NamesOne).WithMessage(NameOne);
        RuleFor(input => input.Strength).InclusiveBetween(0, 1);
        RuleFor(input => input.Metadata)
            .Must(metadata => metadata is null || metadata.Count <= JobMetadata.MaxEntries)
            .WithMessage($"Give {JobMetadata.MaxEntries} entries at most.");
        RuleFor(input => input.Metadata).Custom(CheckMetadata);
    }

    private static void CheckValues(
        IReadOnlyDictionary<string, JsonElement>? parameters,
        ValidationContext<GenerationInput> context
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
        ValidationContext<GenerationInput> context
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

    private static void CheckReferences(
        IReadOnlyList<ReferenceInput>? references,
        ValidationContext<GenerationInput> context
    )
    {
        foreach (var (place, reference) in (references ?? []).Index())
        {
            // JSON may hold a null even where no null belongs.
            if (reference is not { NamesOne: true })
                context.AddFailure($"references[{place}]", NameOne);
        }
    }

    private const string NameOne = "Name an assetId or an uploadId, and only one of them.";
}
