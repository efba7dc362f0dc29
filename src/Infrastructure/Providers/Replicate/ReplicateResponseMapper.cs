using System.Text.RegularExpressions;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Providers.Replicate;

/// <summary>What Replicate's predictions and refusals mean.</summary>
internal sealed partial class ReplicateResponseMapper(OutputDownloader results, TimeProvider clock)
{
    private const string Name = "Replicate";

    // The official client asks twice a second. We begin with that and ask less often the longer it takes; much less
    // often when a webhook tells. 3,000 questions a minute are allowed to all jobs of an account together.
    private static readonly TimeSpan _soonestPoll = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan _latestPoll = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan _soonestPollWithWebhook = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _latestPollWithWebhook = TimeSpan.FromSeconds(10);

    private static readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal)
    {
        ["prompt"] = "prompt",
        ["negative_prompt"] = "negativePrompt",
        ["aspect_ratio"] = "aspectRatio",
        ["width"] = "width",
        ["height"] = "height",
        ["num_outputs"] = "count",
        ["seed"] = "seed",
        ["output_format"] = "outputFormat",
        ["image"] = "references",
        ["image_prompt"] = "references",
        ["input_image"] = "references",
        ["input_images"] = "references",
        ["mask"] = "mask",
        ["prompt_strength"] = "strength",
        ["image_prompt_strength"] = "strength",
        ["num_inference_steps"] = "parameters.steps",
        ["steps"] = "parameters.steps",
        ["guidance"] = "parameters.guidance",
        ["guidance_scale"] = "parameters.guidance",
        ["scheduler"] = "parameters.scheduler",
        ["go_fast"] = "parameters.goFast",
        ["raw"] = "parameters.raw",
        ["prompt_upsampling"] = "parameters.promptUpsampling",
        ["safety_tolerance"] = "parameters.safetyTolerance",
        ["output_quality"] = "parameters.outputQuality",
    };

    /// <summary>
    /// What a prediction's state means for the request. What ended without an image can be tried again.
    /// </summary>
    public ProviderResult Of(string id, Prediction prediction, ProviderResponse response, ProviderCall call) =>
        prediction.Status?.Trim().ToLowerInvariant() switch
        {
            "succeeded" => Completed(prediction, response, call),
            "failed" => Failed(prediction, call),
            "canceled" or "cancelled" => new ProviderResult.Failed("Replicate stopped the work before it was done."),
            "aborted" => new ProviderResult.Failed("Replicate did not begin the work in time. It costs nothing."),

            // starting, processing, and whatever else may come to be.
            _ => Accepted(id, prediction, call),
        };

    public ProviderResult.Accepted Accepted(string id, Prediction prediction, ProviderCall call) =>
        new(id, PollAfter(prediction, ReplicateProvider.WebhookOf(call) is not null), PercentOf(prediction));

    /// <summary>For an answer to a request that is no prediction.</summary>
    public static ProviderResult ForSubmit(ProviderResponse response, ProviderConnection connection) =>
        response.Unmasked().Status switch
        {
            // A model that is gone is nothing that the request could mend, but another provider may have it.
            404 => new ProviderResult.Unavailable(
                WordsOf(response, connection) ?? "Replicate does not have this model any more."
            ),
            422 => Invalid(response, connection),
            429 => new ProviderResult.RateLimited(RetryAfter(response), WordsOf(response, connection)),
            _ => DefaultResponseMapper.ForSubmit(response, Name, WordsOf(response, connection)),
        };

    /// <summary>For an answer to a question that is no prediction.</summary>
    public static ProviderResult ForPoll(ProviderResponse response, ProviderConnection connection) =>
        response.Status == 429
            ? new ProviderResult.RateLimited(RetryAfter(response))
            : DefaultResponseMapper.ForPoll(response, Name, WordsOf(response, connection));

    /// <summary>
    /// For a reference image that could not be handed over: whatever happened, no image was made and nothing is paid.
    /// </summary>
    public static ProviderResult ForUpload(ProviderResponse response, ProviderConnection connection) =>
        response.Status switch
        {
            413 => new ProviderResult.Invalid("references", "The reference image is too large for Replicate."),
            429 => new ProviderResult.RateLimited(RetryAfter(response)),
            _ => DefaultResponseMapper.ForPreparation(
                response,
                Name,
                WordsOf(response, connection) ?? "Replicate did not take the reference image."
            ),
        };

    public static ConnectionCheckResult ForCheck(ProviderResponse response, ProviderConnection connection) =>
        DefaultResponseMapper.ForCheck(response, Name, response.Succeeded ? null : WordsOf(response, connection));

    private ProviderResult Completed(Prediction prediction, ProviderResponse response, ProviderCall call)
    {
        // One seed makes all images of a request: each can be made again only together with the others.
        var seed = ReplicateInputs.SeedOf(call.ImageRequest);
        var images = OutputFinder
            .Find(prediction.Output)
            .Select(output =>
                results.ImageOf(
                    response,
                    output,
                    call.Connection,
                    seed,
                    isBase64: !OutputFinder.IsImageOrAddress(output)
                )
            )
            .OfType<ProviderOutput>()
            .ToList();
        if (images.Count > 0)
            return new ProviderResult.Completed(images, Usage: UsageOf(prediction));

        // It was made and is paid, whether we get to see it or not.
        return prediction.DataRemoved == true
            ? new ProviderResult.Completed(
                [ProviderOutput.Gone("Replicate has deleted the images already; it keeps them for an hour.")],
                Usage: UsageOf(prediction)
            )
            : new ProviderResult.NoOutput("Replicate answered without an image.", Usage: UsageOf(prediction));
    }

    private static ProviderResult Failed(Prediction prediction, ProviderCall call)
    {
        var words = ProviderMessage.Sanitize(
            prediction.Error is { } error ? ErrorBody.Of(error).Message : null,
            call.Connection
        );
        if (words is null || !Safety().IsMatch(words))
            return new ProviderResult.Failed(words ?? "The model failed at Replicate.");

        // A failed run of an official model costs nothing; any other is paid by the second, and this one worked until
        // it was refused.
        var charged =
            ReplicateModel.Parse(call.ImageRequest.ProviderModel).Version is not null
            && prediction.Metrics?.PredictTime > 0;
        return new ProviderResult.ContentRejected(words, charged);
    }

    private TimeSpan PollAfter(Prediction prediction, bool hasWebhook)
    {
        var (soonest, latest) = hasWebhook
            ? (_soonestPollWithWebhook, _latestPollWithWebhook)
            : (_soonestPoll, _latestPoll);
        var age = clock.GetUtcNow() - (prediction.Created ?? clock.GetUtcNow());
        return TimeSpan.FromTicks(Math.Clamp(age.Ticks / 10, soonest.Ticks, latest.Ticks));
    }

    // The models draw a bar in their log; its last figure is how far they are.
    private static int? PercentOf(Prediction prediction) =>
        prediction.Logs is { Length: > 0 } logs
        && Bar().Match(logs) is { Success: true } bar
        && int.Parse(bar.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)
            is var percent
                and < 100
            ? percent
            : null;

    private static ProviderUsage? UsageOf(Prediction prediction) =>
        Measured.Seconds(prediction.Metrics?.PredictTime) is { } seconds
            ? new ProviderUsage { Seconds = seconds }
            : null;

    private static ProviderResult.Invalid Invalid(ProviderResponse response, ProviderConnection connection)
    {
        var words = WordsOf(response, connection) ?? "Replicate did not accept a setting.";
        var field = Field()
            .Matches(words)
            .Select(match => _fields.GetValueOrDefault(match.Groups[1].Value))
            .FirstOrDefault(known => known is not null);
        return new ProviderResult.Invalid(field, words);
    }

    private static TimeSpan? RetryAfter(ProviderResponse response) =>
        DefaultResponseMapper.RetryAfter(response, DateTimeOffset.UtcNow)
        ?? DefaultResponseMapper.Seconds(response.Header("ratelimit-reset"))
        ?? (
            Reset().Match(ErrorBody.Of(response).Message ?? "") is { Success: true } reset
                ? DefaultResponseMapper.Seconds(reset.Groups[1].Value)
                : null
        );

    private static string? WordsOf(ProviderResponse response, ProviderConnection connection) =>
        ErrorBody.WordsOf(response, connection);

    // There is no code for it, only words: "NSFW content detected", "flagged as sensitive (E005)", "Content Moderated".
    [GeneratedRegex(
        @"nsfw|flagged as sensitive|sensitive content|\bE005\b|moderat(ed|ion)|safety (checker|filter|system)"
            + "|content policy",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Safety();

    [GeneratedRegex(@"([0-9]{1,3})%\|", RegexOptions.RightToLeft)]
    private static partial Regex Bar();

    [GeneratedRegex(@"\binput\.([a-z_]+)")]
    private static partial Regex Field();

    [GeneratedRegex(@"(?:resets|available) in ~?([0-9]{1,5}) ?s")]
    private static partial Regex Reset();
}
