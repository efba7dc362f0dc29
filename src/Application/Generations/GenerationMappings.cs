using AutoMapper;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Assets;
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
        MapImages();
        MapRow();
    }

    private void MapImages()
    {
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
        // Only ever as a part of the row, where every member is asked for.
        CreateMap<Generation, GenerationView>(MemberList.None).IncludeBase<ProviderJob, JobView>();
        CreateMap<GenerationRow, GenerationView>()
            .IncludeMembers(row => row.Generation)
            .ForMember(view => view.Images, map => map.Ignore())
            .ForMember(view => view.Partials, map => map.Ignore())
            .ForMember(view => view.Attempts, map => map.Ignore())
            .ForMember(view => view.QueuePosition, map => map.Ignore())
            .ForMember(view => view.EstimatedSecondsRemaining, map => map.Ignore())
            .ForMember(view => view.DurationNotice, map => map.Ignore());
    }
}
