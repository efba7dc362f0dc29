using System.Security.Cryptography;
using System.Text;
using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Providers.ComfyUI;

/// <summary>
/// ComfyUI on one's own hardware: a graph is put into its queue, and its history is asked until the images are there.
/// </summary>
internal sealed class ComfyUIProvider(
    [FromKeyedServices(ComfyUIProvider.ProviderId)] ProviderApi<IComfyUIApi> comfyUI,
    ComfyUIWatch watch,
    OutputDownloader results
) : IProvider
{
    public const string ProviderId = "comfyui";

    /// <summary>The models' own parameter.</summary>
    public const string Checkpoint = "checkpoint";

    // The queue repeats the graphs of all jobs that wait.
    private const int AnswerLimit = 32 * 1024 * 1024;

    public string Id => ProviderId;

    /// <summary>
    /// A job that is queued twice costs no money, but the card's time twice. It has our name: whoever lost the answer
    /// asks for it instead.
    /// </summary>
    public bool CanResubmit => false;

    public async Task<ProviderResult> SubmitAsync(ProviderCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);

        var (request, id) = (call.ImageRequest, PromptIdOf(call.ImageRequest));
        var checkpoint = await CheckpointAsync(call, cancellationToken);
        if (checkpoint.Fault is { } unknown)
            return unknown;

        var image = await UploadAsync(call, id, cancellationToken);
        if (image.Fault is { } unsent)
            return unsent;

        if (ComfyUIGraph.Of(request, checkpoint.Value!, image.Value, $"ImageGenerator/{id}") is not { } graph)
        {
            return new ProviderResult.Invalid("model", $"There is no graph {request.ProviderModel}.");
        }

        var prompt = new ComfyUIPrompt(graph, id, id);
        var reply = await SendAsync(
            call.Connection,
            api => api.QueuePromptAsync(prompt, call.Connection, cancellationToken),
            cancellationToken
        );
        var result = ComfyUIResponseMapper.ForPrompt(reply, call.Connection);

        // It began with what it could of a graph that is wrong in places.
        if (result is ProviderResult.Invalid && reply.Succeeded)
            await CancelAsync(new RemoteJob(id, call), cancellationToken);
        return result;
    }

    /// <summary>
    /// A job goes from the queue into the history in one step: who asks in this order misses it nowhere.
    /// </summary>
    public async Task<ProviderResult> PollAsync(RemoteJob job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);

        var found = await FindAsync(job.Call, job.ProviderJobId, cancellationToken);
        if (found.Fault is { } fault)
            return fault;
        if (found.Place is { } place)
        {
            return ComfyUIResponseMapper.Accepted(
                job.ProviderJobId,
                place == QueuePlace.Running ? await watch.ListenAsync(job, cancellationToken) : null
            );
        }

        return found.Entry is { } entry
            ? ComfyUIResponseMapper.ForFinished(entry, job.Call, results)
            : new ProviderResult.Failed(
                "ComfyUI no longer knows the job: it was started anew, or somebody cleared its queue."
            );
    }

    /// <summary>
    /// Only the running job can be interrupted, and older servers interrupt it whatever name they are told.
    /// </summary>
    public async Task CancelAsync(RemoteJob job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);

        var (id, connection) = (job.ProviderJobId, job.Call.Connection);
        await SendAsync(
            connection,
            api => api.DeleteFromQueueAsync(new ComfyUIDelete([id]), connection, cancellationToken),
            cancellationToken
        );
        var queue = (await GetQueueAsync(connection, cancellationToken)).Read(ComfyUIJson.Default.ComfyUIQueue);
        if (ComfyUIResponseMapper.Has(queue?.QueueRunning, id))
        {
            await SendAsync(
                connection,
                api => api.InterruptAsync(new ComfyUIInterrupt(id), connection, cancellationToken),
                cancellationToken
            );
        }
    }

    /// <summary>
    /// A server that cannot be asked counts as one that has not got the job: nobody has to pay when it is done twice,
    /// and the queue of a server that went down is gone.
    /// </summary>
    public async Task<ProviderResult> ReconcileAsync(
        ProviderCall call,
        DateTimeOffset sentAt,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(call);

        var id = PromptIdOf(call.ImageRequest);
        var found = await FindAsync(call, id, cancellationToken);
        if (found.Fault is { } fault)
            return fault;

        return found.Place is not null || found.Entry is not null
            ? ComfyUIResponseMapper.Accepted(id)
            : new ProviderResult.Unavailable("The request did not reach ComfyUI.");
    }

    public Task<ConnectionCheckResult> CheckAsync(ProviderConnection connection, CancellationToken cancellationToken) =>
        comfyUI.CheckAsync(
            connection,
            api => api.GetSystemStatsAsync(connection, cancellationToken),
            ReadAsync,
            ComfyUIResponseMapper.ForCheck,
            cancellationToken
        );

    /// <summary>
    /// Our name for an attempt: the same whenever it is asked for, and a UUID as ComfyUI's own names are.
    /// </summary>
    internal static string PromptIdOf(ImageRequest request)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{request.JobId}/{request.Attempt}")).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    private static Task<ProviderResponse> ReadAsync(HttpResponseMessage response, CancellationToken ending) =>
        ResponseBody.ReadAsync(response, AnswerLimit, ending);

    private Task<ProviderResponse> SendAsync(
        ProviderConnection connection,
        Func<IComfyUIApi, Task<HttpResponseMessage>> call,
        CancellationToken cancellationToken
    ) => comfyUI.SendAsync(connection, call, ReadAsync, cancellationToken);

    private Task<ProviderResponse> GetQueueAsync(ProviderConnection connection, CancellationToken cancellationToken) =>
        SendAsync(connection, api => api.GetQueueAsync(connection, cancellationToken), cancellationToken);

    private async Task<(ProviderResult? Fault, QueuePlace? Place, ComfyUIEntry? Entry)> FindAsync(
        ProviderCall call,
        string id,
        CancellationToken cancellationToken
    )
    {
        var connection = call.Connection;
        var asked = await GetQueueAsync(connection, cancellationToken);
        if (!asked.Succeeded)
            return (ComfyUIResponseMapper.ForQuestion(asked), null, null);

        var queue = asked.Read(ComfyUIJson.Default.ComfyUIQueue);
        if (ComfyUIResponseMapper.Has(queue?.QueueRunning, id))
            return (null, QueuePlace.Running, null);
        if (ComfyUIResponseMapper.Has(queue?.QueuePending, id))
            return (null, QueuePlace.Pending, null);

        var told = await SendAsync(
            connection,
            api => api.GetHistoryAsync(id, connection, cancellationToken),
            cancellationToken
        );
        if (!told.Succeeded || told.Read(ComfyUIJson.Default.History) is not { } history)
            return (ComfyUIResponseMapper.ForQuestion(told), null, null);
        if (history.GetValueOrDefault(id) is { } entry)
            return (null, null, entry);

        // It is in neither, unless the queue could not be read.
        return (queue?.QueueRunning is null ? ComfyUIResponseMapper.ForQuestion(asked) : null, null, null);
    }

    private enum QueuePlace
    {
        Pending,
        Running,
    }

    /// <summary>A graph has to name a checkpoint: without one, the first that the server has.</summary>
    private async Task<(string? Value, ProviderResult? Fault)> CheckpointAsync(
        ProviderCall call,
        CancellationToken cancellationToken
    )
    {
        if (call.ImageRequest.Parameters.GetText(Checkpoint)?.Trim() is { Length: > 0 } given)
            return (given, null);

        var reply = await SendAsync(
            call.Connection,
            api => api.ListCheckpointsAsync(call.Connection, cancellationToken),
            cancellationToken
        );
        if (!reply.Succeeded || reply.Read(ComfyUIJson.Default.Names) is not { } names)
            return (null, ComfyUIResponseMapper.ForQuestion(reply));

        return names.FirstOrDefault(name => name is { Length: > 0 }) is { } first
            ? (first, null)
            : (
                null,
                new ProviderResult.Invalid(
                    $"parameters.{Checkpoint}",
                    "ComfyUI has no checkpoint. Put one into its folder models/checkpoints."
                )
            );
    }

    private async Task<(string? Value, ProviderResult? Fault)> UploadAsync(
        ProviderCall call,
        string id,
        CancellationToken cancellationToken
    )
    {
        if (call.ImageRequest.References is not [var image, ..])
            return (null, null);

        using var form = new FormBody();
        await form.AddFileAsync("image", $"{id}.{image.Extension}", image, cancellationToken);
        form.AddText("type", "input");
        form.AddText("overwrite", "true");
        var reply = await SendAsync(
            call.Connection,
            api => api.UploadImageAsync(form, call.Connection, cancellationToken),
            cancellationToken
        );
        if (
            !reply.Succeeded
            || reply.Read(ComfyUIJson.Default.ComfyUIUploaded) is not { Name: { Length: > 0 } name } uploaded
        )
        {
            return (
                null,
                reply.Status == 413
                    ? new ProviderResult.Invalid("references", "The image is too large for ComfyUI.")
                    : ComfyUIResponseMapper.ForQuestion(reply)
            );
        }

        return (uploaded.Subfolder is { Length: > 0 } folder ? $"{folder}/{name}" : name, null);
    }
}
