using System.Text.Json.Nodes;
using ImageGenerator.Application.Providers;
using Refit;

namespace ImageGenerator.Infrastructure.Providers.BlackForestLabs;

/// <summary>
/// Black Forest Labs' HTTP API, as far as it is used: https://docs.bfl.ai/api-reference, whose specification is
/// https://api.bfl.ai/openapi.json (of 2026-04-23).
/// </summary>
internal interface IBlackForestLabsApi
{
    /// <summary>Asks a model for an image. Each model has a call of its own, with inputs of its own.</summary>
    /// <param name="model"><c>flux-2-pro</c>.</param>
    [Post("/{model}")]
    Task<HttpResponseMessage> SubmitAsync(
        string model,
        [Body(buffered: true)] JsonObject inputs,
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    /// <summary>How a task stands.</summary>
    /// <param name="address">What the answer to the request named, with the task's id in it: it may lie in another
    /// region, so it takes the place of the connection's address and of the path.</param>
    [Get("/get_result")]
    Task<HttpResponseMessage> GetResultAsync(
        [Property] Uri address,
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    [Get("/credits")]
    Task<HttpResponseMessage> GetCreditsAsync(
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );
}
