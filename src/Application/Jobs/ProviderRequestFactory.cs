using ImageGenerator.Application.Common;
using ImageGenerator.Application.Models;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Application.Jobs;

/// <summary>Makes of a job the call that its provider gets.</summary>
[ScopedService]
internal sealed partial class ProviderRequestFactory(
    JobTypes types,
    IModelCatalog models,
    IProviderConnections connections,
    IProviderHealthStore states,
    IWebhookAddresses webhooks,
    ILogger<ProviderRequestFactory> logger
)
{
    /// <summary>The call with everything that goes along; a refusal when a file that it needs is gone.</summary>
    public async Task<Result<ProviderCall>> CreateAsync(
        ProviderJob job,
        ProviderConnection connection,
        CancellationToken cancellationToken
    )
    {
        var request = await types.Of(job).PrepareAsync(job, Describe(job), cancellationToken);
        return request.Succeeded
            ? new ProviderCall(request.Value, connection) { Webhook = WebhookFor(job, connection) }
            : request.Error;
    }

    /// <summary>Enough of the call to name the job by: to stop it, say.</summary>
    public ProviderCall CreateReference(ProviderJob job, ProviderConnection connection) =>
        new(Describe(job), connection);

    /// <summary>
    /// The way to the provider with the next key in turn: those that it rejected before are left out.
    /// </summary>
    /// <param name="job">The job; its attempts say which keys were rejected.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    /// <param name="except">Owners whose keys are left out as well.</param>
    public Task<ProviderConnection?> ConnectAsync(
        ProviderJob job,
        CancellationToken cancellationToken,
        IReadOnlyCollection<CredentialScope>? except = null
    ) =>
        connections.ChooseAsync(
            job.OrganizationId,
            job.CreatedBy,
            job.Provider,
            [.. RejectedOwners(job), .. except ?? []],
            cancellationToken
        );

    /// <summary>
    /// Remembers that a key works, and that its server answers. Best effort: the outputs that have just come are paid
    /// for, and must not be lost because this could not be written down.
    /// </summary>
    public async Task RecordUseAsync(ProviderConnection used, CancellationToken cancellationToken)
    {
        try
        {
            await states.ResumeAsync(used, cancellationToken);
            if (used.CredentialId is null)
                return;

            await connections.ReportAsync(used, ProviderCredentialReport.Used, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogUnrecorded(fault, used.Provider);
        }
    }

    private static IEnumerable<CredentialScope> RejectedOwners(ProviderJob job) =>
        job
            .CurrentAttempts.Where(attempt =>
                attempt.Provider == job.Provider
                && attempt.Outcome
                    is AttemptOutcome.CredentialRejected
                        or AttemptOutcome.OutOfCredit
                        or AttemptOutcome.NotPermitted
            )
            .Select(attempt => attempt.KeyOwner)
            .OfType<CredentialScope>();

    // Messages are signed with a secret of the account that asked; only the platform's is known here.
    private Uri? WebhookFor(ProviderJob job, ProviderConnection connection) =>
        connection.Owner == CredentialScope.Platform ? webhooks.For(job.Provider) : null;

    private ProviderRequest Describe(ProviderJob job) =>
        types
            .Of(job)
            .Describe(
                job,
                new RequestIdentity(
                    job.Id,
                    Math.Max(1, job.AttemptCount - job.AttemptsBeforeRetry),
                    job.Model,
                    models.Find(job.Model)?.ProviderModel ?? ""
                )
            );

    [LoggerMessage(Level = LogLevel.Warning, Message = "It was not written down that {Provider} answers")]
    private partial void LogUnrecorded(Exception fault, string provider);
}
