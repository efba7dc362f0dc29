using AutoMapper;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Application.Assets;

/// <summary>An asset, and who asked for it.</summary>
public sealed record AssetRow
{
    public required Asset Asset { get; init; }

    public required string CreatedByName { get; init; }
}

/// <summary>The only way from an asset to its view; the reader has it translated to SQL.</summary>
internal sealed class AssetMappings : Profile
{
    public AssetMappings()
    {
        CreateMap<IJobSettings, IJobSettings>().ConvertUsing(settings => settings);

        CreateMap<AssetRow, AssetView>().IncludeMembers(row => row.Asset);

        // Only ever as a part of the row, where every member is asked for.
        CreateMap<Asset, AssetView>(MemberList.None)
            .ForMember(view => view.Id, map => map.MapFrom(asset => asset.Id.Value))
            .ForMember(view => view.JobId, map => map.MapFrom(asset => asset.Origin.JobId.Value))
            .ForMember(view => view.Index, map => map.MapFrom(asset => asset.Origin.Index))
            .ForMember(view => view.Model, map => map.MapFrom(asset => asset.Origin.Model))
            .ForMember(view => view.Provider, map => map.MapFrom(asset => asset.Origin.Provider))
            .ForMember(view => view.Settings, map => map.MapFrom(asset => asset.Origin.Settings))
            .ForMember(view => view.Width, map => map.MapFrom(asset => asset.File.Width))
            .ForMember(view => view.Height, map => map.MapFrom(asset => asset.File.Height))
            .ForMember(view => view.MediaType, map => map.MapFrom(asset => asset.File.MediaType))
            .ForMember(view => view.Extension, map => map.MapFrom(asset => asset.File.Extension))
            .ForMember(view => view.Bytes, map => map.MapFrom(asset => asset.File.Bytes))
            .ForMember(view => view.Sha256, map => map.MapFrom(asset => asset.File.Sha256))
            .ForMember(
                view => view.Seed,
                map => map.MapFrom(asset => asset.Origin.Seed == null ? (long?)null : asset.Origin.Seed.Value.Value)
            )
            .ForMember(
                view => view.Cost,
                map => map.MapFrom(asset => asset.Origin.Cost == null ? (decimal?)null : asset.Origin.Cost.Value.Amount)
            )
            .ForMember(view => view.CreatedById, map => map.MapFrom(asset => asset.Origin.CreatedBy.Value));
    }
}
