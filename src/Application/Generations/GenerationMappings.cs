using AutoMapper;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Application.Generations;

/// <summary>A generation, and who asked for it.</summary>
public sealed record GenerationRow
{
    public required Generation Generation { get; init; }

    public required string CreatedByName { get; init; }
}

/// <summary>
/// The only way from a generation to its view: the readers have it translated to SQL, and what was just made goes
/// through it in memory. A member of the view that nobody maps is found by a test. What is ignored is read by queries
/// of its own.
/// </summary>
internal sealed class GenerationMappings : Profile
{
    public GenerationMappings()
    {
        CreateMap<GenerationSettings, GenerationSettings>().ConvertUsing(settings => settings);
        CreateMap<MissingOutputs, MissingOutputs>().ConvertUsing(images => images);
        CreateMap<JobMetadata, JobMetadata>().ConvertUsing(metadata => metadata);
        MapParts();
        MapRow();
        MapGeneration();
    }

    private void MapParts()
    {
        CreateMap<ProviderAttempt, AttemptView>()
            .ForMember(
                view => view.Cost,
                map => map.MapFrom(attempt => attempt.Cost == null ? (decimal?)null : attempt.Cost.Value.Amount)
            );

        CreateMap<Asset, GeneratedImageView>()
            .ForMember(view => view.AssetId, map => map.MapFrom(asset => asset.Id.Value))
            .ForMember(view => view.GenerationId, map => map.MapFrom(asset => asset.Origin.JobId.Value))
            .ForMember(view => view.Index, map => map.MapFrom(asset => asset.Origin.Index))
            .ForMember(view => view.Width, map => map.MapFrom(asset => asset.File.Width))
            .ForMember(view => view.Height, map => map.MapFrom(asset => asset.File.Height))
            .ForMember(
                view => view.Seed,
                map => map.MapFrom(asset => asset.Origin.Seed == null ? 0 : asset.Origin.Seed.Value.Value)
            )
            .ForMember(view => view.MediaType, map => map.MapFrom(asset => asset.File.MediaType));
    }

    private void MapRow()
    {
        CreateMap<GenerationRow, GenerationView>()
            .IncludeMembers(row => row.Generation)
            .ForMember(view => view.Images, map => map.Ignore())
            .ForMember(view => view.Partials, map => map.Ignore())
            .ForMember(view => view.Attempts, map => map.Ignore())
            .ForMember(view => view.QueuePosition, map => map.Ignore())
            .ForMember(view => view.EstimatedSecondsRemaining, map => map.Ignore())
            .ForMember(view => view.DurationNotice, map => map.Ignore());
    }

    private void MapGeneration()
    {
        // Only ever as a part of the row, where every member is asked for.
        CreateMap<Generation, GenerationView>(MemberList.None)
            .ForMember(view => view.Id, map => map.MapFrom(job => job.Id.Value))
            .ForMember(view => view.CancelRequested, map => map.MapFrom(job => job.CancelRequestedAt != null))
            .ForMember(
                view => view.EstimatedCost,
                map => map.MapFrom(job => job.EstimatedCost == null ? (decimal?)null : job.EstimatedCost.Value.Amount)
            )
            .ForMember(
                view => view.ActualCost,
                map => map.MapFrom(job => job.ActualCost == null ? (decimal?)null : job.ActualCost.Value.Amount)
            )
            .ForMember(
                view => view.MayCharge,
                map => map.MapFrom(job => job.ExpectedCost == null || job.ExpectedCost != Money.Zero)
            )
            .ForMember(
                view => view.FailureCode,
                map => map.MapFrom(job => job.Failure == null ? (FailureCode?)null : job.Failure.Code)
            )
            .ForMember(
                view => view.FailureMessage,
                map => map.MapFrom(job => job.Failure == null ? null : job.Failure.Message)
            )
            .ForMember(
                view => view.FailureKeyOwner,
                map =>
                    map.MapFrom(job =>
                        job.Failure == null
                            ? null
                            : job
                                .Attempts.OrderByDescending(attempt => attempt.Number)
                                .Select(attempt => attempt.KeyOwner)
                                .FirstOrDefault()
                    )
            )
            .ForMember(
                view => view.SavingNotice,
                map => map.MapFrom(job => job.Stage == JobStage.Saving ? job.SavingNotice : null)
            )
            .ForMember(view => view.MissingImages, map => map.MapFrom(job => job.MissingOutputs))
            .ForMember(view => view.CreatedById, map => map.MapFrom(job => job.CreatedBy.Value));
    }
}
