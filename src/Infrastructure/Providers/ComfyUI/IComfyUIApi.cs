using ImageGenerator.Application.Providers;
using Refit;

namespace ImageGenerator.Infrastructure.Providers.ComfyUI;

/// <summary>
/// The HTTP API of a ComfyUI server, as far as it is used:
/// https://docs.comfy.org/development/comfyui-server/comms_routes (of 2026-08-21). The specification of Comfy Cloud,
/// which has the same calls below <c>/api</c>, is https://github.com/Comfy-Org/docs.
/// </summary>
internal interface IComfyUIApi
{
    /// <summary>Puts a graph into the queue.</summary>
    [Post("/prompt")]
    Task<HttpResponseMessage> QueuePromptAsync(
        [Body(buffered: true)] ComfyUIPrompt prompt,
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    /// <summary>The jobs that run or wait, each with its graph.</summary>
    [Get("/queue")]
    Task<HttpResponseMessage> GetQueueAsync(
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    /// <summary>Takes waiting jobs out of the queue.</summary>
    [Post("/queue")]
    Task<HttpResponseMessage> DeleteFromQueueAsync(
        [Body(buffered: true)] ComfyUIDelete delete,
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    [Post("/interrupt")]
    Task<HttpResponseMessage> InterruptAsync(
        [Body(buffered: true)] ComfyUIInterrupt interrupt,
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    /// <summary>A finished job; nothing while it waits or runs.</summary>
    [Get("/history/{id}")]
    Task<HttpResponseMessage> GetHistoryAsync(
        string id,
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    [Get("/models/checkpoints")]
    Task<HttpResponseMessage> ListCheckpointsAsync(
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    /// <summary>Hands an image over.</summary>
    /// <param name="form"><c>image</c>, <c>type</c> and <c>overwrite</c>.</param>
    [Post("/upload/image")]
    Task<HttpResponseMessage> UploadImageAsync(
        [Body] HttpContent form,
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    [Get("/system_stats")]
    Task<HttpResponseMessage> GetSystemStatsAsync(
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );
}
