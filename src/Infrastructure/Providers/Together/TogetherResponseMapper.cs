using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Providers.Together;

/// <summary>What Together AI's errors mean for us.</summary>
internal static class TogetherResponseMapper
{
    public const string Name = "Together AI";

    /// <summary>
    /// Words by which a refusal of content is known: it has no code of its own, and shares 422 with wrong settings.
    /// </summary>
    private static readonly string[] _refusals = ["nsfw", "safety", "moderation", "content policy"];

    public static ProviderResult Of(ProviderResponse response, ProviderCall call)
    {
        response = response.Unmasked();
        if (response.Fault is not null || response.Succeeded)
            return DefaultResponseMapper.ForSubmit(response, Name);

        var error = ErrorBody.Of(response);
        var words = ProviderMessage.Sanitize(error.Message, call.Connection);
        return response.Status switch
        {
            400 or 422 when IsRefusal(error) => new ProviderResult.ContentRejected(
                words ?? $"{Name} refuses this content."
            ),
            400 or 422 => new ProviderResult.Invalid(
                FieldOf(error.Param, call.ImageRequest),
                words ?? $"{Name} did not accept the request (status {response.Status})."
            ),

            // It answers 403 for requests that are wrong, too: that says nothing about the key.
            403 when error.Type == "invalid_request_error" => new ProviderResult.Invalid(
                FieldOf(error.Param, call.ImageRequest),
                words ?? $"{Name} did not accept the request."
            ),
            404 => new ProviderResult.Invalid("model", words ?? $"{Name} does not have this model."),
            429 => new ProviderResult.RateLimited(
                DefaultResponseMapper.RetryAfter(response, DateTimeOffset.UtcNow)
                    ?? DefaultResponseMapper.Seconds(response.Header("x-ratelimit-reset")),
                words
            ),

            // https://docs.together.ai/docs/rate-limits: below one's own limit it says that the model has more to do
            // than it can.
            503 => new ProviderResult.Unavailable(words ?? $"{Name} has no room for this model now."),
            401 => DefaultResponseMapper.ForSubmit(response, Name),
            _ => DefaultResponseMapper.ForSubmit(response, Name, words),
        };
    }

    private static bool IsRefusal(ErrorBody error) =>
        ErrorKind.IsRefusal(error)
        || _refusals.Any(word => Holds(error.Message, word) || Holds(error.Code, word) || Holds(error.Type, word));

    private static bool Holds(string? text, string word) =>
        text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;

    private static string? FieldOf(string? param, ImageRequest request) =>
        param switch
        {
            "prompt" => "prompt",
            "model" => "model",
            "n" => "count",
            "seed" => "seed",
            "width" or "height" => request.AspectRatio is null ? param : "aspectRatio",
            "output_format" => "outputFormat",
            "steps" => $"parameters.{TogetherProvider.Steps}",
            "prompt_upsampling" => $"parameters.{TogetherProvider.PromptUpsampling}",
            "image_url" or "reference_images" => "references",
            _ => null,
        };
}
