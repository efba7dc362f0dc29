using ImageGenerator.Application.Providers;
using Refit;

namespace ImageGenerator.Infrastructure.Providers.Together;

/// <summary>
/// Together AI's HTTP API, as far as it is used: https://docs.together.ai/reference/post-images-generations, whose
/// specification is https://github.com/togethercomputer/openapi (of 2026-04-28).
/// </summary>
internal interface ITogetherApi
{
    [Get("/models")]
    Task<HttpResponseMessage> ListModelsAsync(
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    [Post("/images/generations")]
    Task<HttpResponseMessage> GenerateAsync(
        [Body(buffered: true)] TogetherRequest request,
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );
}
