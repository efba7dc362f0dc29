using System.Globalization;
using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Providers.Stability;

/// <summary>What Stability AI's answers mean.</summary>
internal static class StabilityResponseMapper
{
    /// <summary>The finish reason of an image that was made, and blurred because of what it shows.</summary>
    public const string Filtered = "CONTENT_FILTERED";

    private const string Name = "Stability AI";
    private const int MaxIdLength = 128;

    private static readonly ProviderResult.ContentRejected _refused = new(
        "Stability AI's content filter refuses this request. It was not charged."
    );

    private static readonly TimeSpan _pollInterval = TimeSpan.FromSeconds(10);

    // Whoever exceeds the limit is shut out for so long, and the answer does not say it anywhere but in its text.
    private static readonly TimeSpan _lockout = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The price is per successful generation, and the specification calls a blurred image one; so it is taken to be
    /// charged until somebody sees a bill that says otherwise.
    /// </summary>
    public static ProviderResult.ContentRejected Blurred { get; } =
        new(
            "Stability AI made the image and blurred it, because its content filter refuses what it shows.",
            Charged: true
        );

    public static ProviderResult ForImage(ProviderResponse response, ProviderCall call) =>
        Image(response, call.Request) ?? ForSubmit(response, call);

    public static ProviderResult ForAccepted(ProviderResponse response, ProviderCall call) =>
        response.Succeeded && response.Read(StabilityJson.Default.StabilityJob)?.Id is { } id && IsId(id)
            ? new ProviderResult.Accepted(id, _pollInterval)
            : ForSubmit(response, call);

    public static ProviderResult ForPoll(ProviderResponse response, RemoteJob job)
    {
        if (response.Status == 202)
            return new ProviderResult.Accepted(job.ProviderJobId, _pollInterval);
        if (Image(response, job.Call.Request) is { } finished)
            return finished;
        if (response.Status == 404 && ErrorOf(response)?.Name == "generation_not_found")
        {
            return new ProviderResult.NoOutput(
                "Stability AI no longer has the result: it keeps results for 24 hours, and gives them only "
                    + "to the key that asked for them."
            );
        }

        return Refusal(response, job.Call) ?? WithLockout(DefaultResponseMapper.ForPoll(response, Name));
    }

    // "Failed calls are not charged": https://platform.stability.ai/docs/api-reference
    public static ProviderResult ForSubmit(ProviderResponse response, ProviderCall call) =>
        Refusal(response, call) ?? WithLockout(DefaultResponseMapper.ForSubmitWithFreeErrors(response, Name));

    public static ConnectionCheckResult ForCheck(ProviderResponse response) =>
        response.Succeeded && response.Read(StabilityJson.Default.StabilityBalance)?.Credits is null
            ? new ConnectionCheckResult(
                ConnectionStatus.Unreachable,
                "Stability AI answers with something that cannot be read."
            )
            : DefaultResponseMapper.ForCheck(response, Name);

    private static ProviderResult? Image(ProviderResponse response, ProviderRequest request)
    {
        if (!response.Succeeded)
            return null;

        var asJson = response.Read(StabilityJson.Default.StabilityImage);
        var seed = long.TryParse(response.Header("seed"), NumberStyles.None, CultureInfo.InvariantCulture, out var used)
            ? used
            : asJson?.Seed;
        seed ??= StabilityForm.SeedOf(request);
        var image = response.Image(seed) ?? response.ImageOf(asJson?.Image, seed);
        if (image is null)
            return asJson?.Image is null
                ? null
                : new ProviderResult.NoOutput("Stability AI answered with an image that cannot be read.");

        return (response.Header("finish-reason") ?? asJson?.FinishReason) == Filtered
            ? Blurred
            : new ProviderResult.Completed([image]);
    }

    // In the service's words only where they help: its answers to wrong keys may repeat the key.
    private static ProviderResult? Refusal(ProviderResponse response, ProviderCall call)
    {
        response = response.Unmasked();
        if (response.Status is < 400 or >= 500)
            return null;

        var error = ErrorOf(response);
        return (response.Status, error?.Name) switch
        {
            (_, "content_moderation" or "invalid_prompts") => _refused,
            _ when ErrorKind.IsRefusal(ErrorBody.Of(response)) => _refused,
            (_, "public_figure") => new ProviderResult.ContentRejected(
                "Stability AI sees a public figure in the image and does not change such images. Use another one."
            ),
            (_, "invalid_language") => new ProviderResult.Invalid(
                "prompt",
                "Stability AI understands English only. Write the prompt in English."
            ),
            (413, _) => new ProviderResult.Invalid(
                ImageField(call),
                "The image is too large for Stability AI: a request may have 10 MB."
            ),
            (400 or 422, _) => Invalid(error?.Errors is [var first, ..] ? first : ErrorBody.Of(response).Message, call),
            _ => null,
        };
    }

    private static ProviderResult Invalid(string? text, ProviderCall call)
    {
        var field = text?.Split(':')[0].Trim();

        // Fields are checked before the key is: a missing key is a field that is missing.
        if (field == "authorization")
            return new ProviderResult.CredentialRejected("Stability AI does not take the key.");

        return new ProviderResult.Invalid(
            FieldOf(field, call),
            ProviderMessage.Sanitize(text, call.Connection) ?? "Stability AI did not accept the request."
        );
    }

    private static string? FieldOf(string? field, ProviderCall call) =>
        field switch
        {
            "prompt" or "text_prompts" => "prompt",
            "negative_prompt" => "negativePrompt",
            "aspect_ratio" => "aspectRatio",
            "image" => ImageField(call),
            "output_format" => "outputFormat",
            "style_preset" => "parameters.stylePreset",
            "cfg_scale" => "parameters.guidance",
            "steps" or "sampler" or "creativity" => $"parameters.{field}",
            "samples" => "count",
            "width" or "height" or "seed" or "strength" or "model" => field,
            _ => null,
        };

    private static string ImageField(ProviderCall call) => call.Request is UpscaleRequest ? "source" : "references";

    private static StabilityError? ErrorOf(ProviderResponse response) =>
        response.Read(StabilityJson.Default.StabilityError);

    private static ProviderResult WithLockout(ProviderResult answer) =>
        answer is ProviderResult.RateLimited { RetryAfter: null } limited
            ? limited with
            {
                RetryAfter = _lockout,
            }
            : answer;

    private static bool IsId(string id) => id.Length is > 0 and <= MaxIdLength && id.All(char.IsAsciiLetterOrDigit);
}
