using AutoMapper;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Application.Generations;

/// <summary>A generation that was just made, as its reader would show it: no images yet.</summary>
internal sealed class GenerationMappings : Profile
{
    public GenerationMappings()
    {
        CreateMap<ProviderAttempt, AttemptView>()
            .ForMember(view => view.Cost, map => map.MapFrom(attempt => attempt.Cost == null ? (decimal?)null : attempt.Cost.Value.Amount));

        CreateMap<Generation, GenerationView>()
            .ForMember(view => view.Id, map => map.MapFrom(generation => generation.Id.Value))
            .ForMember(view => view.CancelRequested, map => map.MapFrom(generation => generation.IsCancelRequested))
            .ForMember(view => view.Prompt, map => map.MapFrom(generation => generation.Settings.Prompt))
            .ForMember(view => view.NegativePrompt, map => map.MapFrom(generation => generation.Settings.NegativePrompt))
            .ForMember(view => view.AspectRatio, map => map.MapFrom(generation => generation.Settings.AspectRatio))
            .ForMember(view => view.Width, map => map.MapFrom(generation => generation.Settings.Width))
            .ForMember(view => view.Height, map => map.MapFrom(generation => generation.Settings.Height))
            .ForMember(view => view.Count, map => map.MapFrom(generation => generation.Settings.Count))
            .ForMember(view => view.Seed, map => map.MapFrom(generation => generation.Settings.Seed.Value))
            .ForMember(view => view.Quality, map => map.MapFrom(generation => generation.Settings.Quality))
            .ForMember(view => view.OutputFormat, map => map.MapFrom(generation => generation.Settings.OutputFormat))
            .ForMember(view => view.Parameters, map => map.MapFrom(generation => generation.Settings.Parameters))
            .ForMember(view => view.References, map => map.MapFrom(generation => generation.Settings.References))
            .ForMember(view => view.Mask, map => map.MapFrom(generation => generation.Settings.Mask))
            .ForMember(view => view.Strength, map => map.MapFrom(generation => generation.Settings.Strength))
            .ForMember(view => view.EstimatedCost, map => map.MapFrom(generation => generation.EstimatedCost == null ? (decimal?)null : generation.EstimatedCost.Value.Amount))
            .ForMember(view => view.ActualCost, map => map.MapFrom(generation => generation.ActualCost == null ? (decimal?)null : generation.ActualCost.Value.Amount))
            .ForMember(view => view.FailureCode, map => map.MapFrom(generation => generation.Failure == null ? (FailureCode?)null : generation.Failure.Code))
            .ForMember(view => view.FailureMessage, map => map.MapFrom(generation => generation.Failure == null ? null : generation.Failure.Message))
            .ForMember(view => view.MissingImages, map => map.MapFrom(generation => generation.MissingOutputs))
            .ForMember(view => view.MayCharge, map => map.MapFrom(generation => generation.ExpectedCost == null || generation.ExpectedCost != Money.Zero))
            .ForMember(view => view.FailureKeyOwner, map => map.MapFrom(generation => generation.Failure == null || generation.Attempts.Count == 0 ? null : generation.Attempts[generation.Attempts.Count - 1].KeyOwner))
            .ForMember(view => view.CreatedById, map => map.MapFrom(generation => generation.CreatedBy.Value))
            .ForMember(view => view.CreatedByName, map => map.Ignore())
            .ForMember(view => view.Images, map => map.Ignore())
            .ForMember(view => view.Partials, map => map.Ignore())
            .ForMember(view => view.QueuePosition, map => map.Ignore())
            .ForMember(view => view.EstimatedSecondsRemaining, map => map.Ignore())
            .ForMember(view => view.DurationNotice, map => map.Ignore());
        CreateMap<GenerationParameters, GenerationParameters>().ConvertUsing(parameters => parameters);
        CreateMap<MissingOutputs, MissingOutputs>().ConvertUsing(images => images);
        CreateMap<ReferenceImages, ReferenceImages>().ConvertUsing(images => images);
    }
}
