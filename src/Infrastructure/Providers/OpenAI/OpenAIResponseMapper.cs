using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Providers.OpenAI;

/// <summary>What OpenAI's errors mean for us. Only the code is looked at: texts and types change.</summary>
internal static class OpenAIResponseMapper
{
    /// <param name="response">An answer without images.</param>
    /// <param name="call">The call that it answers.</param>
    /// <param name="name">What people call the provider.</param>
    public static ProviderResult Of(ProviderResponse response, ProviderCall call, string name)
    {
        response = response.Unmasked();
        if (response.Fault is not null || response.Succeeded)
            return DefaultResponseMapper.ForSubmit(response, name);

        // The model is there, and not open to this key: then it is no wrong request, whatever the code says.
        var error = ErrorBody.Of(response);
        var isClosed = response.Status == 403 && error.Code == "model_not_found";
        if (!isClosed && ForCode(error, call, name) is { } told)
            return told;

        var words = ProviderMessage.Sanitize(error.Message, call.Connection);
        return response.Status switch
        {
            // Its words for a wrong key repeat parts of the key.
            401 => DefaultResponseMapper.ForSubmit(response, name),
            429 => new ProviderResult.RateLimited(
                DefaultResponseMapper.RetryAfter(response, DateTimeOffset.UtcNow) ?? OpenAILimits.WaitOf(response),
                words
            ),
            400 or 422 when FieldOf(error.Param, call.ImageRequest) is { } field => new ProviderResult.Invalid(
                field,
                words ?? $"{name} did not accept it."
            ),
            _ => DefaultResponseMapper.ForSubmit(response, name, words),
        };
    }

    /// <summary>For an error inside a stream: much of the work may have been done by then.</summary>
    public static ProviderResult InStream(ErrorBody error, ProviderCall call, string name)
    {
        if (ForCode(error, call, name) is { } told)
            return told;

        var words = ProviderMessage.Sanitize(error.Message, call.Connection);
        return error switch
        {
            _ when ErrorKind.StatusOf(error) == 429 => new ProviderResult.RateLimited(null, words),
            { Type: "invalid_request_error" } => new ProviderResult.Invalid(
                FieldOf(error.Param, call.ImageRequest),
                words ?? $"{name} did not accept the request."
            ),
            _ => new ProviderResult.Unknown(words ?? $"{name} broke off."),
        };
    }

    private static ProviderResult? ForCode(ErrorBody error, ProviderCall call, string name) =>
        error switch
        {
            _ when ErrorKind.IsRefusal(error) => new ProviderResult.ContentRejected(
                ProviderMessage.Sanitize(error.Message, call.Connection) ?? $"{name} refuses this content."
            ),
            _ when ErrorKind.IsOutOfCredit(error) => new ProviderResult.OutOfCredit(
                $"The account at {name} is out of credit."
            ),
            { Code: "model_not_found" } => new ProviderResult.Invalid(
                "model",
                ProviderMessage.Sanitize(error.Message, call.Connection) ?? $"{name} does not have this model."
            ),
            _ => null,
        };

    private static string? FieldOf(string? param, ImageRequest request) =>
        param switch
        {
            "prompt" => "prompt",
            "model" => "model",
            "n" => "count",
            "size" => request.AspectRatio is null ? "width" : "aspectRatio",
            "quality" => "quality",
            "output_format" => "outputFormat",
            "output_compression" => $"parameters.{OpenAIProvider.OutputQuality}",
            "background" => $"parameters.{OpenAIProvider.Background}",
            "moderation" => $"parameters.{OpenAIProvider.Moderation}",
            "partial_images" => $"parameters.{OpenAIProvider.PartialImages}",
            "response_format" => $"parameters.{OpenAICompatibleProvider.ResponseFormat}",
            "mask" => "mask",
            not null when param.StartsWith("image", StringComparison.Ordinal) => "references",
            _ => null,
        };
}
