using AutoMapper;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
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

        CreateMap<EditRow, EditView>()
            .IncludeMembers(row => row.Edit)
            .ForMember(view => view.Images, map => map.Ignore())
            .ForMember(view => view.Attempts, map => map.Ignore())
            .ForMember(view => view.QueuePosition, map => map.Ignore());

        // Only ever as a part of the row, where every member is asked for.
        CreateMap<Edit, EditView>(MemberList.None)
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
            .ForMember(view => view.CreatedById, map => map.MapFrom(job => job.CreatedBy.Value));
    }
}
