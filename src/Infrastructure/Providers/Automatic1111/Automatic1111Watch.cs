using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Providers.Automatic1111;

/// <summary>
/// Looks after a task while the call that started it lasts. The web UI's own endpoint knows tasks by name; a server
/// without the web UI (<c>--nowebui</c>) only knows what it works on now, and is taken to work for us alone.
/// </summary>
internal sealed class Automatic1111Watch(
    [FromKeyedServices(Automatic1111Provider.ProviderId)] ProviderApi<IAutomatic1111Api> server
)
{
    private const long NoPreview = -1;
    private const int AlmostDone = 99;
    private const int PreviewLimit = 16 * 1024 * 1024;
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _stopPatience = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Tells how far it is and shows the unfinished image, until it is told to end; at once when nobody watches.
    /// </summary>
    /// <param name="call">The call that started the task.</param>
    /// <param name="taskId">The task's name.</param>
    /// <param name="cancellationToken">Told when the task is done. It ends without an exception.</param>
    public async Task PublishAsync(ProviderCall call, string taskId, CancellationToken cancellationToken)
    {
        if (call.Partials is null && call.Progress is null)
            return;

        try
        {
            int? told = null;
            await foreach (var (progress, image) in LooksAsync(call.Connection, taskId, cancellationToken))
            {
                // Each one that is told is written down: none is told twice.
                var percent = (int)Math.Clamp(progress * 100, 0, AlmostDone);
                if (call.Progress is { } tell && percent != told)
                    await tell(percent);
                told = percent;
                if (call.Partials is not { } partials || image is null)
                    continue;

                var index = (int)Math.Clamp(progress * call.ImageRequest.Count, 0, call.ImageRequest.Count - 1);
                await partials.PublishAsync(index, image, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The image is there.
        }
    }

    /// <summary>
    /// Breaks the task off if the server is at it. It can only be told to stop whatever it does, which may be somebody
    /// else's; a task that waits its turn cannot be taken back.
    /// </summary>
    public async Task StopAsync(ProviderConnection connection, string taskId)
    {
        using var patience = new CancellationTokenSource(_stopPatience);
        try
        {
            var response = await AskAsync(connection, taskId, NoPreview, patience.Token);
            var isOther =
                response.Read(Automatic1111Json.Default.Automatic1111Task) is { Active: false } && response.Succeeded;
            if (response.Fault is null && !isOther)
                await SendAsync(connection, api => api.InterruptAsync(connection, patience.Token), patience.Token);
        }
        catch (OperationCanceledException)
        {
            // It was worth a try.
        }
    }

    /// <summary>How far it is (0-1) whenever we look, and the image when it is another one than before.</summary>
    private async IAsyncEnumerable<(double Progress, byte[]? Image)> LooksAsync(
        ProviderConnection connection,
        string taskId,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var (knowsTasks, last, seen) = (true, NoPreview, Array.Empty<byte>());
        while (true)
        {
            if (knowsTasks)
            {
                var response = await AskAsync(connection, taskId, last, cancellationToken);
                knowsTasks = response.Status is not (404 or 405);
                if (knowsTasks && response.Read(Automatic1111Json.Default.Automatic1111Task) is { Active: true } task)
                {
                    last = task.IdLivePreview ?? last;
                    yield return (task.Progress ?? 0, task.LivePreview is { Length: > 0 } preview ? preview : null);
                }
            }

            if (!knowsTasks)
            {
                var response = await SendAsync(
                    connection,
                    api => api.GetProgressAsync(connection, cancellationToken),
                    cancellationToken
                );
                if (response.Read(Automatic1111Json.Default.Automatic1111Progress) is { Progress: { } progress } now)
                {
                    var image =
                        now.CurrentImage is { Length: > 0 } current && !seen.AsSpan().SequenceEqual(current)
                            ? current
                            : null;
                    seen = image ?? seen;
                    yield return (progress, image);
                }
            }

            await Task.Delay(_pause, cancellationToken);
        }
    }

    private Task<ProviderResponse> AskAsync(
        ProviderConnection connection,
        string taskId,
        long lastPreview,
        CancellationToken cancellationToken
    ) =>
        server.SendAsync(
            connection,
            api => api.GetTaskAsync(new Automatic1111TaskQuestion(taskId, lastPreview), connection, cancellationToken),
            (response, ending) => ResponseBody.ReadAsync(response, PreviewLimit, ending),
            cancellationToken
        );

    private Task<ProviderResponse> SendAsync(
        ProviderConnection connection,
        Func<IAutomatic1111Api, Task<HttpResponseMessage>> call,
        CancellationToken cancellationToken
    ) => server.SendAsync(connection, call, ResponseBody.ReadJsonAsync, cancellationToken);
}
