using ImageGenerator.Application.Providers;
using Refit;

namespace ImageGenerator.Infrastructure.Providers.OpenAI;

/// <summary>
/// The images API as OpenAI made it up and others took it over, as far as it is used:
/// https://platform.openai.com/docs/api-reference/images, whose specification is
/// https://github.com/openai/openai-openapi (of 2026-08-21).
/// </summary>
internal interface IOpenAIApi
{
    /// <summary>Makes images; answers with them, or with events when the request says <c>stream</c>.</summary>
    [Post("/images/generations")]
    Task<HttpResponseMessage> GenerateAsync(
        [Body(buffered: true)] OpenAIRequest request,
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    /// <summary>Changes images.</summary>
    /// <param name="form">The fields of <see cref="OpenAIRequest"/>, <c>image</c> or <c>image[]</c>, and
    /// <c>mask</c>.</param>
    [Post("/images/edits")]
    Task<HttpResponseMessage> EditAsync(
        [Body] HttpContent form,
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );

    /// <summary>The models that the key may use: that costs nothing and needs the key.</summary>
    [Get("/models")]
    Task<HttpResponseMessage> ListModelsAsync(
        [Property] ProviderConnection connection,
        CancellationToken cancellationToken
    );
}
