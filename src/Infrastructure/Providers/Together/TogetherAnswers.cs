using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Providers.Together;

/// <summary>What Together AI's errors mean for us.</summary>
internal static class TogetherAnswers
{
    public const string Name = "Together AI";

    /// <summary>Words by which a refusal of content is known: it has no code of its own, and shares 422 with wrong settings.</summary>
    private static readonly string[] _refusals = ["nsfw", "safety", "moderation", "content policy"];

    public static ProviderAnswer Of(ProviderReply reply, ProviderCall call)
    {
        reply = reply.Unmasked();
        if (reply.Fault is not null || reply.Succeeded) return StandardAnswers.ForSubmit(reply, Name);

        var error = ErrorBody.Of(reply);
        var words = ProviderWords.Fit(error.Message, call.Connection);
        return reply.Status switch
        {
            400 or 422 when IsRefusal(error) => new ProviderAnswer.Refused(words ?? $"{Name} refuses this content."),
            400 or 422 => new ProviderAnswer.Invalid(FieldOf(error.Param, call.ImageRequest), words ?? $"{Name} did not accept the request (status {reply.Status})."),

            // It answers 403 for requests that are wrong, too: that says nothing about the key.
            403 when error.Type == "invalid_request_error" => new ProviderAnswer.Invalid(FieldOf(error.Param, call.ImageRequest), words ?? $"{Name} did not accept the request."),
            404 => new ProviderAnswer.Invalid("model", words ?? $"{Name} does not have this model."),
            429 => new ProviderAnswer.RateLimited(StandardAnswers.RetryAfter(reply, DateTimeOffset.UtcNow) ?? StandardAnswers.Seconds(reply.Header("x-ratelimit-reset")), words),

            // https://docs.together.ai/docs/rate-limits: below one's own limit it says that the model has more to do than it can.
            503 => new ProviderAnswer.Unavailable(words ?? $"{Name} has no room for this model now."),
            401 => StandardAnswers.ForSubmit(reply, Name),
            _ => StandardAnswers.ForSubmit(reply, Name, words),
        };
    }

    private static bool IsRefusal(ErrorBody error) =>
        ErrorKind.IsRefusal(error) || _refusals.Any(word => Holds(error.Message, word) || Holds(error.Code, word) || Holds(error.Type, word));

    private static bool Holds(string? text, string word) => text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;

    private static string? FieldOf(string? param, ImageRequest request) => param switch
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
