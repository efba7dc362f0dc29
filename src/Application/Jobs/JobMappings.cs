using System.Linq.Expressions;
using AutoMapper;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Jobs;

/// <summary>
/// The part of a job's view that is the same for every kind: a kind's own profile maps its settings and its outputs.
/// </summary>
internal sealed class JobMappings : Profile
{
    private static readonly Expression<Func<ProviderJob, CredentialScope?>> _failureKeyOwner = job =>
        job.Failure == null
            ? null
            : job
                .Attempts.OrderByDescending(attempt => attempt.Number)
                .Select(attempt => attempt.KeyOwner)
                .FirstOrDefault();

    public JobMappings()
    {
        CreateMap<MissingOutputs, MissingOutputs>().ConvertUsing(outputs => outputs);
        CreateMap<JobMetadata, JobMetadata>().ConvertUsing(metadata => metadata);
        CreateMap<ProviderAttempt, AttemptView>()
            .ForMember(
                view => view.Cost,
                map => map.MapFrom(attempt => attempt.Cost == null ? (decimal?)null : attempt.Cost.Value.Amount)
            );
        MapJob();
    }

    // A kind's map takes this over (IncludeBase); that every member is mapped is asked where its row is.
    private void MapJob() =>
        CreateMap<ProviderJob, JobView>(MemberList.None)
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
            .ForMember(view => view.FailureKeyOwner, map => map.MapFrom(_failureKeyOwner))
            .ForMember(
                view => view.SavingNotice,
                map => map.MapFrom(job => job.Stage == JobStage.Saving ? job.SavingNotice : null)
            )
            .ForMember(view => view.CreatedById, map => map.MapFrom(job => job.CreatedBy.Value))
            .ForMember(view => view.Attempts, map => map.Ignore());
}
