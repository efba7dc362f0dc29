using ImageGenerator.Application.Common;
using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Models;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using MediatR;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Application.Jobs;

/// <summary>
/// Takes due jobs of a provider for this worker, and records the attempt that each is about to get in the same transaction:
/// no provider is ever called without a trace.
/// </summary>
public sealed record ClaimJobs(string Provider, int Limit) : ICommand<IReadOnlyList<JobLease>>
{
    /// <summary>How the worker's places are shared.</summary>
    public OrganizationPlaces Places { get; init; } = OrganizationPlaces.Unlimited;
}

internal sealed partial class ClaimJobsHandler(
    IJobQueue queue,
    IGenerationRepository generations,
    IProviderRegistry providers,
    IModelCatalog models,
    ProviderCalls calls,
    AttemptLimit limit,
    IUnitOfWork unitOfWork,
    TimeProvider clock,
    ILogger<ClaimJobsHandler> logger) : IRequestHandler<ClaimJobs, Result<IReadOnlyList<JobLease>>>
{
    public Task<Result<IReadOnlyList<JobLease>>> Handle(ClaimJobs command, CancellationToken cancellationToken) =>
        unitOfWork.InTransactionAsync(token => ClaimAsync(command, token), cancellationToken);

    private async Task<Result<IReadOnlyList<JobLease>>> ClaimAsync(ClaimJobs command, CancellationToken cancellationToken)
    {
        var leases = await queue.ClaimAsync(command.Provider, command.Limit, command.Places, cancellationToken);
        if (leases.Count == 0) return Result<IReadOnlyList<JobLease>>.Ok(leases);

        var claimed = await generations.LoadClaimedAsync([.. leases.Select(lease => lease.JobId)], cancellationToken);
        var leaseOf = leases.ToDictionary(lease => lease.JobId);
        var takenOver = new HashSet<JobId>();
        var unprepared = new HashSet<JobId>();
        foreach (var generation in claimed)
        {
            if (IsTakeover(generation, command.Provider)) takenOver.Add(generation.Id);
            else if (!await TryPrepareAsync(generation, leaseOf[generation.Id], cancellationToken)) unprepared.Add(generation.Id);
        }

        await unitOfWork.SaveAsync(cancellationToken);
        var started = claimed.ToDictionary(generation => generation.Id, generation => generation.OpenAttempt?.StartedAt);
        return Result<IReadOnlyList<JobLease>>.Ok(
        [
            .. leases.Where(lease => !unprepared.Contains(lease.JobId)).Select(lease => lease with
            {
                IsTakeover = takenOver.Contains(lease.JobId),
                AttemptStartedAt = started.GetValueOrDefault(lease.JobId),
            }),
        ]);
    }

    /// <summary>
    /// True when a vanished worker left an attempt open that must not simply be made again: the provider is asked what became of
    /// it, and whoever runs the job does that.
    /// </summary>
    private bool IsTakeover(Generation generation, string provider) =>
        generation is { IsFinished: false, IsCancelRequested: false, OpenAttempt: { } left }
        && (left.ProviderJobId is not null || !providers.Get(provider).CanResubmit);

    /// <summary>
    /// A job that cannot be prepared must not keep the others of its provider from being taken: its lease runs out, and it is tried
    /// again; one that has waited for long goes on without an attempt, which ends it or moves it to another provider.
    /// </summary>
    /// <returns>False when the job is left alone for now.</returns>
    private async Task<bool> TryPrepareAsync(Generation generation, JobLease lease, CancellationToken cancellationToken)
    {
        try
        {
            return await PrepareAsync(generation, lease, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogUnprepared(fault, generation.Id);
            return limit.IsUsedUp(generation.RetryAt ?? generation.CreatedAt);
        }
    }

    /// <returns>False when the job was put in another connection's queue, whose limits it has to keep.</returns>
    private async Task<bool> PrepareAsync(Generation generation, JobLease lease, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (generation.IsFinished || generation.IsCancelRequested) return true;
        if (generation.OpenAttempt is not null) generation.AbandonAttempt(now);

        if (!generation.HasAttemptsLeft)
        {
            generation.Fail(
                AttemptOutcome.Abandoned,
                JobFailure.Because(FailureCode.ProviderUnavailable, "The work was interrupted too often. Try again."),
                now);
            return true;
        }

        // Whoever cannot be asked is not tried: whoever runs the job finds somebody to stand in, or ends it.
        if (models.FindProvider(generation.Provider) is { Settings.Enabled: false }) return true;
        if (await calls.ConnectAsync(generation, cancellationToken) is not { } connection) return true;

        if (connection.Key != lease.Connection)
        {
            await queue.RequeueAsync(lease, connection.Key, cancellationToken);
            return false;
        }

        generation.BeginAttempt(now, connection.Owner, providers.Get(generation.Provider).CanResubmit, connection.Key);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {JobId}: it could not be prepared for its next attempt")]
    private partial void LogUnprepared(Exception fault, JobId jobId);
}
