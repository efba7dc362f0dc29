using ImageGenerator.Application.Providers;
using Refit;

namespace ImageGenerator.Infrastructure.Providers.Stability;

/// <summary>
/// Stability AI's HTTP API, as far as it is used: https://platform.stability.ai/docs/api-reference, whose specification
/// is https://api.stability.ai/v2alpha/openapi (of 2026-09-22; <c>v1</c> of 2024-10-11). A form is answered with the
/// image itself where <c>Accept</c> says <c>image/*</c>.
/// </summary>
internal interface IStabilityApi
{
    [Post("/v2beta/stable-image/generate/ultra")]
    [Headers("Accept: image/*")]
    Task<HttpResponseMessage> GenerateUltraAsync(
        [Body] HttpContent form,
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    [Post("/v2beta/stable-image/generate/core")]
    [Headers("Accept: image/*")]
    Task<HttpResponseMessage> GenerateCoreAsync(
        [Body] HttpContent form,
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    [Post("/v2beta/stable-image/generate/sd3")]
    [Headers("Accept: image/*")]
    Task<HttpResponseMessage> GenerateSd3Async(
        [Body] HttpContent form,
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    [Post("/v2beta/stable-image/upscale/fast")]
    [Headers("Accept: image/*")]
    Task<HttpResponseMessage> UpscaleFastAsync(
        [Body] HttpContent form,
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    [Post("/v2beta/stable-image/upscale/conservative")]
    [Headers("Accept: image/*")]
    Task<HttpResponseMessage> UpscaleConservativeAsync(
        [Body] HttpContent form,
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    /// <summary>Accepts a job: ask for it by <see cref="GetResultAsync"/>.</summary>
    [Post("/v2beta/stable-image/upscale/creative")]
    [Headers("Accept: application/json")]
    Task<HttpResponseMessage> UpscaleCreativeAsync(
        [Body] HttpContent form,
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    /// <summary>202 while the job runs, then the image.</summary>
    [Get("/v2beta/results/{id}")]
    [Headers("Accept: */*")]
    Task<HttpResponseMessage> GetResultAsync(
        string id,
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    /// <summary>SDXL: JSON both ways.</summary>
    [Post("/v1/generation/{engine}/text-to-image")]
    [Headers("Accept: application/json")]
    Task<HttpResponseMessage> GenerateSdxlAsync(
        string engine,
        [Body(buffered: true)] SdxlRequest request,
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    [Get("/v1/user/balance")]
    [Headers("Accept: application/json")]
    Task<HttpResponseMessage> GetBalanceAsync(
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );
}

/// <summary>One of the calls that take a form.</summary>
internal delegate Task<HttpResponseMessage> StabilityCall(
    IStabilityApi api,
    HttpContent form,
    ProviderConnection connection,
    CancellationToken cancellationToken
);
