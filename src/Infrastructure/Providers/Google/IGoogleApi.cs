using ImageGenerator.Application.Providers;
using Refit;

namespace ImageGenerator.Infrastructure.Providers.Google;

/// <summary>
/// Google's Gemini API, as far as it is used: https://ai.google.dev/api/generate-content, whose specification is the
/// discovery document of generativelanguage v1beta (of 2026-08-22).
/// </summary>
internal interface IGoogleApi
{
    [Post("/models/{model}:generateContent")]
    Task<HttpResponseMessage> GenerateContentAsync(
        string model,
        [Body(buffered: true)] GoogleRequest question,
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    [Get("/models")]
    Task<HttpResponseMessage> ListModelsAsync(
        [AliasAs("pageSize")] int pageSize,
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );
}
