using System.Globalization;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Providers.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Infrastructure.Providers.Replicate;

/// <summary>
/// Replicate's predictions: asked for, asked about, cancelled, and found again when an answer was lost.
/// </summary>
internal sealed class ReplicateProvider(
    [FromKeyedServices(ReplicateProvider.ProviderId)] ProviderApi<IReplicateApi> replicate,
    ReplicateFiles files,
    ReplicateResponseMapper answers,
    ReplicateListing listing,
    IOptions<JobOptions> jobs
) : IProvider
{
    public const string ProviderId = "replicate";

    // Long enough for the fastest model to answer with its image, and short because a job is without its id until the
    // answer comes: who crashes or is cancelled meanwhile cannot stop it.
    private const string Patience = "wait=3";

    private static readonly TimeSpan _shortestDeadline = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _longestDeadline = TimeSpan.FromMinutes(30);

    public string Id => ProviderId;

    public bool CanResubmit => false;

    /// <summary>
    /// The address that Replicate shall call. Messages are signed with a secret of the key's account, and we know only
    /// that of the installation's own.
    /// </summary>
    public static Uri? WebhookOf(ProviderCall call) =>
        call.Connection.Owner == CredentialScope.Platform ? call.Webhook : null;

    public async Task<ProviderResult> SubmitAsync(ProviderCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);

        var (request, connection) = (call.ImageRequest, call.Connection);
        if (ReplicateInputs.Refuse(request) is { } refusal)
            return refusal;

        var images = request.Mask is { } mask ? [.. request.References, mask] : request.References;
        var (addresses, failure) = await files.HandOverAsync(images, connection, cancellationToken);
        if (failure is not null)
            return failure;

        var input = ReplicateInputs.For(
            request,
            [.. addresses.Take(request.References.Count)],
            request.Mask is null ? null : addresses[^1]
        );
        var response = await CreateAsync(call, input, cancellationToken);
        return
            response.Succeeded
            && response.Read(ReplicateJson.Default.Prediction)
                is { Id: { Length: > 0 and <= ProviderAttempt.MaxProviderJobIdLength } id } prediction
            ? answers.Of(id, prediction, response, call)
            : ReplicateResponseMapper.ForSubmit(response, connection);
    }

    public async Task<ProviderResult> PollAsync(RemoteJob job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);

        var connection = job.Call.Connection;
        var response = await replicate.SendAsync(
            connection,
            api => api.GetAsync(job.ProviderJobId, connection, cancellationToken),
            ResponseBody.ReadImagesAsync,
            cancellationToken
        );
        return response.Succeeded && response.Read(ReplicateJson.Default.Prediction) is { Status: not null } prediction
            ? answers.Of(job.ProviderJobId, prediction, response, job.Call)
            : ReplicateResponseMapper.ForPoll(response, connection);
    }

    public Task CancelAsync(RemoteJob job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);

        return replicate.SendAsync(
            job.Call.Connection,
            api => api.CancelAsync(job.ProviderJobId, job.Call.Connection, cancellationToken),
            ResponseBody.ReadDroppingImagesAsync,
            cancellationToken
        );
    }

    public Task<ProviderResult> ReconcileAsync(
        ProviderCall call,
        DateTimeOffset sentAt,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(call);

        return listing.FindAsync(call, sentAt, cancellationToken);
    }

    public async Task<ConnectionCheckResult> CheckAsync(
        ProviderConnection connection,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(connection);

        var response = await replicate.SendAsync(
            connection,
            api => api.GetAccountAsync(connection, cancellationToken),
            ResponseBody.ReadDroppingImagesAsync,
            cancellationToken
        );
        return ReplicateResponseMapper.ForCheck(response, connection);
    }

    private Task<ProviderResponse> CreateAsync(
        ProviderCall call,
        ReplicateInput input,
        CancellationToken cancellationToken
    )
    {
        var (model, connection) = (ReplicateModel.Parse(call.ImageRequest.ProviderModel), call.Connection);
        var webhook = WebhookOf(call);
        var body = new PredictionRequest(input)
        {
            Version = model.Version,
            Webhook = webhook,
            WebhookEventsFilter = webhook is null ? null : ["completed"],
        };

        // With Prefer the answer may hold the images themselves.
        return replicate.SendAsync(
            connection,
            api =>
                model.Version is null
                    ? api.CreateAsync(
                        model.Owner,
                        model.ShortName,
                        body,
                        Patience,
                        Deadline(),
                        connection,
                        cancellationToken
                    )
                    : api.CreateOfVersionAsync(body, Patience, Deadline(), connection, cancellationToken),
            ResponseBody.ReadImagesAsync,
            cancellationToken
        );
    }

    // Nobody may be left to stop it: twice an attempt's time is enough for a worker that takes it over from one that
    // died.
    private string Deadline()
    {
        var deadline = jobs.Value.AttemptTimeout * 2;
        deadline =
            deadline < _shortestDeadline ? _shortestDeadline
            : deadline > _longestDeadline ? _longestDeadline
            : deadline;
        return string.Create(CultureInfo.InvariantCulture, $"{(int)deadline.TotalSeconds}s");
    }
}
