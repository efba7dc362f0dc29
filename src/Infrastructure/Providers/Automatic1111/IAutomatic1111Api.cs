using ImageGenerator.Application.Providers;
using Refit;

namespace ImageGenerator.Infrastructure.Providers.Automatic1111;

/// <summary>
/// The HTTP API of AUTOMATIC1111's web UI and Forge, as far as it is used:
/// https://github.com/AUTOMATIC1111/stable-diffusion-webui/wiki/API. A server tells its own specification under
/// <c>/openapi.json</c>; this was read off Forge (of 2025-06-26).
/// </summary>
internal interface IAutomatic1111Api
{
    /// <summary>Makes images; the answer lasts until they are made.</summary>
    [Post("/sdapi/v1/txt2img")]
    Task<HttpResponseMessage> TextToImageAsync(
        [Body(buffered: true)] Automatic1111Wanted wanted,
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    /// <summary>Changes an image; the answer lasts until that is done.</summary>
    [Post("/sdapi/v1/img2img")]
    Task<HttpResponseMessage> ImageToImageAsync(
        [Body(buffered: true)] Automatic1111Wanted wanted,
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    [Get("/sdapi/v1/sd-models")]
    Task<HttpResponseMessage> ListCheckpointsAsync(
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    /// <summary>How far the server is with what it works on now.</summary>
    [Get("/sdapi/v1/progress?skip_current_image=false")]
    Task<HttpResponseMessage> GetProgressAsync(
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    /// <summary>Breaks off whatever the server works on.</summary>
    [Post("/sdapi/v1/interrupt")]
    Task<HttpResponseMessage> InterruptAsync(
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    /// <summary>How far a task is; only the web UI has this.</summary>
    [Post("/internal/progress")]
    Task<HttpResponseMessage> GetTaskAsync(
        [Body(buffered: true)] Automatic1111TaskQuestion question,
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );
}
