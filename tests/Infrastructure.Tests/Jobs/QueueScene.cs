using ImageGenerator.Application.Common;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Infrastructure.Tests.Support;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Tests.Jobs;

/// <summary>Claims and runs jobs as a worker does, one step after the other.</summary>
internal static class QueueScene
{
    /// <summary>A claim of the queue alone: no attempt is begun.</summary>
    public static async Task<IReadOnlyList<JobLease>> ClaimAsync(
        this Installation installation,
        string provider,
        int limit,
        OrganizationPlaces? places = null
    )
    {
        await using var scope = installation.OpenScope();
        var queue = scope.ServiceProvider.GetRequiredService<IJobQueue>();
        var claimed = await scope
            .ServiceProvider.GetRequiredService<IUnitOfWork>()
            .InTransactionAsync(
                async token =>
                    Result<IReadOnlyList<JobLease>>.Ok(
                        await queue.ClaimAsync(
                            provider,
                            [Generation.JobKind],
                            limit,
                            places ?? OrganizationPlaces.Unlimited,
                            token
                        )
                    ),
                CancellationToken.None
            );
        return claimed.Value;
    }

    public static async Task<int?> PositionAsync(this Installation installation, Member member, JobId job)
    {
        await using var scope = installation.OpenScope(member);
        return await scope.ServiceProvider.GetRequiredService<IJobQueue>().PositionAsync(job, CancellationToken.None);
    }

    /// <summary>A claim with its attempts begun.</summary>
    public static async Task<IReadOnlyList<ClaimedJob>> TakeAsync(
        this Installation installation,
        string provider,
        int limit
    )
    {
        await using var scope = installation.OpenWorkerScope();
        return (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ClaimJobs(provider, limit))).Value;
    }

    public static async Task RunAsync(this Installation installation, ClaimedJob claimed)
    {
        await using var scope = installation.OpenWorkerScope(claimed.Lease.OrganizationId);
        using var control = new JobCancellation();
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new RunJob(claimed, control));
    }

    /// <summary>Takes and runs what is due until a claim finds nothing.</summary>
    /// <returns>How many times a job was run.</returns>
    public static async Task<int> DrainAsync(this Installation installation, string provider, int places)
    {
        var runs = 0;
        while (await installation.TakeAsync(provider, places) is { Count: > 0 } claimed)
        {
            await Task.WhenAll(claimed.Select(installation.RunAsync));
            runs += claimed.Count;
        }

        return runs;
    }

    public static Domain.Providers.ModelDescription ModelOf(this Installation installation, string provider) =>
        installation.Get<IModelCatalog>().All.First(model => model.Provider == provider);
}
