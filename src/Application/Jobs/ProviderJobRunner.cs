using ImageGenerator.Application.Common;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Application.Jobs;

/// <summary>Runs a job that a provider does: asks the provider, waits for it, and has stored what it made.</summary>
[ScopedService]
internal sealed class ProviderJobRunner(
    IProviderRegistry providers,
    ProviderRequestFactory requests,
    AttemptExecutor executor,
    ResultHandler results,
    IOutputSaver outputs,
    IPartialImageStore partials,
    ProviderJobStop stop
)
{
    public async Task RunAsync(
        ClaimedJob claimed,
        ProviderJob job,
        JobCancellation control,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await WorkAsync(claimed, job, control, cancellationToken);
        }
        catch (OperationCanceledException)
            when (control.Reason is { } reason && !cancellationToken.IsCancellationRequested)
        {
            await stop.StopAsync(reason, claimed.Lease, job, cancellationToken);
        }
        catch (Exception fault) when (fault is not LeaseLostException && control.IsTimeLimited && stop.IsTimeUp(job))
        {
            // Whoever takes it up next would meet the same fault, and there is no time left for that. Outputs that have
            // come are another matter: they are paid for, and the next worker goes on with them.
            await stop.GiveUpAsync(fault, claimed.Lease, job, cancellationToken);
        }
    }

    private async Task WorkAsync(
        ClaimedJob claimed,
        ProviderJob job,
        JobCancellation control,
        CancellationToken cancellationToken
    )
    {
        if (job.IsFinished)
        {
            await stop.EndAsync(claimed.Lease, _ => Result.Ok(), cancellationToken);
            return;
        }

        if (job.IsCancelRequested)
        {
            await stop.StopAsync(StopReason.Cancelled, claimed.Lease, job, cancellationToken);
            return;
        }

        var provider = providers.Get(claimed.Lease.Provider);
        if (await outputs.ResumeAsync(claimed, job, provider, control, cancellationToken))
            return;

        var connection = claimed.IsTakeover ? await requests.ConnectAsync(job, cancellationToken) : claimed.Connection;
        if (connection is null)
            await results.HandleNoConnectionAsync(claimed, job, cancellationToken);
        else
            await AttemptAsync(claimed, job, connection, control, cancellationToken);
    }

    private async Task AttemptAsync(
        ClaimedJob claimed,
        ProviderJob job,
        ProviderConnection connection,
        JobCancellation control,
        CancellationToken cancellationToken
    )
    {
        var attempt = new AttemptContext(claimed, job, providers.Get(claimed.Lease.Provider), connection);
        var created = await requests.CreateAsync(job, connection, cancellationToken);
        if (!created.Succeeded)
        {
            var invalid = new ProviderResult.Invalid("references", created.Error.Message);
            await results.ApplyAsync(attempt, invalid, cancellationToken);
            return;
        }

        await using var previews = partials.Open(job);
        var leftAt = job.Stage;
        var call = created.Value with { Partials = previews };
        var result = await executor.ExecuteAsync(attempt, call, control, cancellationToken);
        result = AfterLoss(claimed, leftAt, result);
        if (result is ProviderResult.Completed { Outputs.Count: > 0 } completed)
        {
            await requests.RecordUseAsync(connection, cancellationToken);
            var delivery = new Delivery(attempt.Lease, job, completed, control)
            {
                CanResubmit = attempt.Provider.CanResubmit,
                AskAgain = AskAgain(attempt),
            };
            await outputs.SaveAsync(delivery, cancellationToken);
        }
        else
        {
            await results.ApplyAsync(attempt, result, cancellationToken);
        }
    }

    /// <summary>What a result means for a job whose outputs had arrived when its worker was gone.</summary>
    internal static ProviderResult AfterLoss(ClaimedJob claimed, JobStage? leftAt, ProviderResult result) =>
        claimed.IsTakeover && leftAt == JobStage.Saving && result is ProviderResult.Unknown
            ? new ProviderResult.NoOutput(
                "The images were made, and were lost when the server stopped before they could be saved."
            )
            : result;

    private Func<CancellationToken, Task<ProviderResult>>? AskAgain(AttemptContext attempt)
    {
        if (attempt.Job.OpenAttempt?.ProviderJobId is not { } id)
            return null;

        var remote = new RemoteJob(id, requests.CreateReference(attempt.Job, attempt.Connection));
        return token => attempt.Provider.PollAsync(remote, token);
    }
}
