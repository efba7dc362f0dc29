using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Providers.BlackForestLabs;

/// <summary>Black Forest Labs' own API for FLUX: every request becomes a task that is asked about.</summary>
internal sealed class BlackForestLabsProvider(
    [FromKeyedServices(BlackForestLabsProvider.ProviderId)] ProviderApi<IBlackForestLabsApi> bfl,
    BlackForestLabsResponseMapper answers,
    TimeProvider clock
) : IProvider
{
    public const string ProviderId = "bfl";

    private const string RegionalHosts = ".bfl.ai";

    public string Id => ProviderId;

    public bool CanResubmit => false;

    public async Task<ProviderResult> SubmitAsync(ProviderCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);

        var references = new List<string>();
        foreach (var image in call.ImageRequest.References)
            references.Add(Convert.ToBase64String(await image.ReadAsync(cancellationToken)));

        var inputs = BlackForestLabsInputs.For(call.ImageRequest, references);
        var response = await SendAsync(
            call.Connection,
            api => api.SubmitAsync(call.ImageRequest.ProviderModel, inputs, call.Connection, cancellationToken),
            cancellationToken
        );
        return
            response.Succeeded
            && response.Read(BlackForestLabsJson.Default.AcceptedTask) is { Id.Length: > 0 } accepted
            && TaskOf(accepted, call.Connection) is { Id: { } id } task
            ? answers.Accepted(task, id)
            : BlackForestLabsResponseMapper.ForSubmit(response, call.Connection);
    }

    public async Task<ProviderResult> PollAsync(RemoteJob job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);

        var connection = job.Call.Connection;
        if (!BlackForestLabsTask.TryParse(job.ProviderJobId, out var task) || !MayHaveTheKey(task.Address, connection))
        {
            return new ProviderResult.NoOutput("Black Forest Labs has no such task.");
        }

        var response = await SendAsync(
            connection,
            api => api.GetResultAsync(task.Address, connection, cancellationToken),
            cancellationToken
        );
        return
            (response.Succeeded || response.Status == 404)
            && response.Read(BlackForestLabsJson.Default.TaskState) is { Status: not null } state
            ? answers.Of(state, response, task, job)
            : BlackForestLabsResponseMapper.ForPoll(response, connection);
    }

    /// <summary>A task cannot be stopped: it is made and paid, and nobody fetches it.</summary>
    public Task CancelAsync(RemoteJob job, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<ConnectionCheckResult> CheckAsync(ProviderConnection connection, CancellationToken cancellationToken) =>
        bfl.CheckAsync(
            connection,
            api => api.GetCreditsAsync(connection, cancellationToken),
            ResponseBody.ReadImagesAsync,
            response => BlackForestLabsResponseMapper.ForCheck(response, connection),
            cancellationToken
        );

    private BlackForestLabsTask? TaskOf(AcceptedTask accepted, ProviderConnection connection)
    {
        // An address that leads elsewhere does not get the key; the API itself can be asked as well.
        var home = connection.BaseAddress!.AbsoluteUri.TrimEnd('/');
        var own = new Uri($"{home}/get_result?id={Uri.EscapeDataString(accepted.Id!)}");
        var address =
            Uri.TryCreate(accepted.PollingUrl, UriKind.Absolute, out var given) && MayHaveTheKey(given, connection)
                ? given
                : own;
        var task = new BlackForestLabsTask(clock.GetUtcNow(), Measured.Credits(accepted.Cost), address);
        return task.Id is null ? task with { Address = own } : task;
    }

    private static bool MayHaveTheKey(Uri address, ProviderConnection connection)
    {
        var home = connection.BaseAddress!;
        return (address.Scheme == home.Scheme && address.Authority == home.Authority)
            || (
                address is { Scheme: "https", IsDefaultPort: true }
                && address.Host.EndsWith(RegionalHosts, StringComparison.Ordinal)
            );
    }

    private Task<ProviderResponse> SendAsync(
        ProviderConnection connection,
        Func<IBlackForestLabsApi, Task<HttpResponseMessage>> call,
        CancellationToken cancellationToken
    ) => bfl.SendAsync(connection, call, ResponseBody.ReadImagesAsync, cancellationToken);
}
