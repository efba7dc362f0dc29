using System.Globalization;
using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Providers.Stability;

/// <summary>What Stability AI's answers mean.</summary>
internal static class StabilityAnswers
{
    /// <summary>The finish reason of an image that was made, and blurred because of what it shows.</summary>
    public const string Filtered = "CONTENT_FILTERED";

    private const string Name = "Stability AI";
    private const int MaxIdLength = 128;

    private static readonly ProviderAnswer.Refused _refused = new("Stability AI's content filter refuses this request. It was not charged.");

    private static readonly TimeSpan _pollInterval = TimeSpan.FromSeconds(10);

    // Whoever exceeds the limit is shut out for so long, and the answer does not say it anywhere but in its text.
    private static readonly TimeSpan _lockout = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The price is per successful generation, and the specification calls a blurred image one; so it is taken to be charged until
    /// somebody sees a bill that says otherwise.
    /// </summary>
    public static ProviderAnswer.Refused Blurred { get; } =
        new("Stability AI made the image and blurred it, because its content filter refuses what it shows.", Charged: true);

    public static ProviderAnswer ForImage(ProviderReply reply, ProviderCall call) =>
        Image(reply, call.Request) ?? ForSubmit(reply, call);

    public static ProviderAnswer ForAccepted(ProviderReply reply, ProviderCall call) =>
        reply.Succeeded && reply.Read(StabilityJson.Default.StabilityJob)?.Id is { } id && IsId(id)
            ? new ProviderAnswer.Accepted(id, _pollInterval)
            : ForSubmit(reply, call);

    public static ProviderAnswer ForPoll(ProviderReply reply, RemoteJob job)
    {
        if (reply.Status == 202) return new ProviderAnswer.Accepted(job.ProviderJobId, _pollInterval);
        if (Image(reply, job.Call.Request) is { } finished) return finished;
        if (reply.Status == 404 && ErrorOf(reply)?.Name == "generation_not_found")
        {
            return new ProviderAnswer.NoOutput("Stability AI no longer has the result: it keeps results for 24 hours, and gives them only to the key that asked for them.");
        }

        return Refusal(reply, job.Call) ?? WithLockout(StandardAnswers.ForPoll(reply, Name));
    }

    // "Failed calls are not charged": https://platform.stability.ai/docs/api-reference
    public static ProviderAnswer ForSubmit(ProviderReply reply, ProviderCall call) =>
        Refusal(reply, call) ?? WithLockout(StandardAnswers.ForSubmitWithFreeErrors(reply, Name));

    public static ProviderHealth ForCheck(ProviderReply reply) =>
        reply.Succeeded && reply.Read(StabilityJson.Default.StabilityBalance)?.Credits is null
            ? new ProviderHealth(ProviderCondition.Unreachable, "Stability AI answers with something that cannot be read.")
            : StandardAnswers.ForCheck(reply, Name);

    private static ProviderAnswer? Image(ProviderReply reply, ProviderRequest request)
    {
        if (!reply.Succeeded) return null;

        var asJson = reply.Read(StabilityJson.Default.StabilityImage);
        var seed = long.TryParse(reply.Header("seed"), NumberStyles.None, CultureInfo.InvariantCulture, out var used) ? used : asJson?.Seed;
        seed ??= StabilityForm.SeedOf(request);
        var image = reply.Image(seed) ?? reply.ImageOf(asJson?.Image, seed);
        if (image is null) return asJson?.Image is null ? null : new ProviderAnswer.NoOutput("Stability AI answered with an image that cannot be read.");

        return (reply.Header("finish-reason") ?? asJson?.FinishReason) == Filtered ? Blurred : new ProviderAnswer.Completed([image]);
    }

    // In the service's words only where they help: its answers to wrong keys may repeat the key.
    private static ProviderAnswer? Refusal(ProviderReply reply, ProviderCall call)
    {
        reply = reply.Unmasked();
        if (reply.Status is < 400 or >= 500) return null;

        var error = ErrorOf(reply);
        return (reply.Status, error?.Name) switch
        {
            (_, "content_moderation" or "invalid_prompts") => _refused,
            _ when ErrorKind.IsRefusal(ErrorBody.Of(reply)) => _refused,
            (_, "public_figure") => new ProviderAnswer.Refused("Stability AI sees a public figure in the image and does not change such images. Use another one."),
            (_, "invalid_language") => new ProviderAnswer.Invalid("prompt", "Stability AI understands English only. Write the prompt in English."),
            (413, _) => new ProviderAnswer.Invalid(ImageField(call), "The image is too large for Stability AI: a request may have 10 MB."),
            (400 or 422, _) => Invalid(error?.Errors is [var first, ..] ? first : ErrorBody.Of(reply).Message, call),
            _ => null,
        };
    }

    private static ProviderAnswer Invalid(string? text, ProviderCall call)
    {
        var field = text?.Split(':')[0].Trim();

        // Fields are checked before the key is: a missing key is a field that is missing.
        if (field == "authorization") return new ProviderAnswer.CredentialRejected("Stability AI does not take the key.");

        return new ProviderAnswer.Invalid(FieldOf(field, call), ProviderWords.Fit(text, call.Connection) ?? "Stability AI did not accept the request.");
    }

    private static string? FieldOf(string? field, ProviderCall call) => field switch
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

    private static StabilityError? ErrorOf(ProviderReply reply) => reply.Read(StabilityJson.Default.StabilityError);

    private static ProviderAnswer WithLockout(ProviderAnswer answer) =>
        answer is ProviderAnswer.RateLimited { RetryAfter: null } limited ? limited with { RetryAfter = _lockout } : answer;

    private static bool IsId(string id) => id.Length is > 0 and <= MaxIdLength && id.All(char.IsAsciiLetterOrDigit);
}
