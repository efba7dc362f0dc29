using AutoMapper;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Edits;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Application.Edits;

/// <summary>An edit, and who asked for it.</summary>
public sealed record EditRow
{
    public required Edit Edit { get; init; }

    public required string CreatedByName { get; init; }
}

/// <summary>The only way from an edit to its view: the reader has it translated to SQL.</summary>
internal sealed class EditMappings : Profile
{
    public EditMappings()
    {
        CreateMap<EditSettings, EditSettings>().ConvertUsing(settings => settings);

        CreateMap<Asset, EditedImageView>()
            .ForMember(view => view.AssetId, map => map.MapFrom(asset => asset.Id.Value))
            .ForMember(view => view.EditId, map => map.MapFrom(asset => asset.Origin.JobId.Value))
            .ForMember(view => view.Index, map => map.MapFrom(asset => asset.Origin.Index))
            .ForMember(view => view.Width, map => map.MapFrom(asset => asset.File.Width))
            .ForMember(view => view.Height, map => map.MapFrom(asset => asset.File.Height))
            .ForMember(
                view => view.Seed,
                map => map.MapFrom(asset => asset.Origin.Seed == null ? (long?)null : asset.Origin.Seed.Value.Value)
            )
            .ForMember(view => view.MediaType, map => map.MapFrom(asset => asset.File.MediaType));

        // Only ever as a part of the row, where every member is asked for.
        CreateMap<Edit, EditView>(MemberList.None).IncludeBase<ProviderJob, JobView>();
        CreateMap<EditRow, EditView>()
            .IncludeMembers(row => row.Edit)
            .ForMember(view => view.Images, map => map.Ignore())
            .ForMember(view => view.Attempts, map => map.Ignore())
            .ForMember(view => view.QueuePosition, map => map.Ignore());
    }
}
