using ImageGenerator.Application.Providers;
using Refit;

namespace ImageGenerator.Infrastructure.Providers.Replicate;

/// <summary>
/// Replicate's HTTP API, as far as it is used: https://replicate.com/docs/reference/http, whose specification is
/// https://api.replicate.com/openapi.json (of 2026-03-16).
/// </summary>
internal interface IReplicateApi
{
    /// <summary>Asks an official model for a prediction.</summary>
    /// <param name="prefer"><c>wait=3</c>: how long the answer may wait for the result.</param>
    /// <param name="cancelAfter"><c>60s</c>: when Replicate itself cancels the prediction.</param>
    [Post("/models/{owner}/{name}/predictions")]
    Task<HttpResponseMessage> CreateAsync(
        string owner,
        string name,
        [Body(buffered: true)] PredictionRequest prediction,
        [Header("Prefer")] string prefer,
        [Header("Cancel-After")] string cancelAfter,
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    /// <summary>Asks a version of any other model for a prediction.</summary>
    /// <inheritdoc cref="CreateAsync"/>
    [Post("/predictions")]
    Task<HttpResponseMessage> CreateOfVersionAsync(
        [Body(buffered: true)] PredictionRequest prediction,
        [Header("Prefer")] string prefer,
        [Header("Cancel-After")] string cancelAfter,
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    [Get("/predictions/{id}")]
    Task<HttpResponseMessage> GetAsync(
        string id,
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    [Post("/predictions/{id}/cancel")]
    Task<HttpResponseMessage> CancelAsync(
        string id,
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    /// <summary>The account's predictions, newest first.</summary>
    /// <param name="createdAfter">ISO 8601.</param>
    /// <param name="cursor">Out of the address of the next page.</param>
    [Get("/predictions")]
    Task<HttpResponseMessage> ListAsync(
        [AliasAs("created_after")] string? createdAfter,
        string? cursor,
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    /// <summary>Uploads a file, which is deleted after a day.</summary>
    /// <param name="form">The file is its <c>content</c>.</param>
    [Post("/files")]
    Task<HttpResponseMessage> UploadAsync(
        [Body] HttpContent form,
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    [Get("/account")]
    Task<HttpResponseMessage> GetAccountAsync(
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    [Get("/webhooks/default/secret")]
    Task<HttpResponseMessage> GetWebhookSecretAsync(
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );
}
