using System.Text.Json;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Providers.Google;

/// <summary>
/// What Google's answers mean. Its refusals are successes by their status, and a wrong key is a wrong request.
/// </summary>
internal static class GoogleResponseMapper
{
    private const string Name = "Google";

    private static readonly string[] _money =
    [
        "billing",
        "prepay",
        "credits are depleted",
        "spend cap",
        "spending cap",
    ];

    public static ProviderResult ForSubmit(ProviderResponse response, ProviderCall call)
    {
        if (!response.Succeeded)
            return Failure(response, call.Connection);
        if (!response.Unmasked().Succeeded)
            return Failure(response.Unmasked(), call.Connection);
        if (response.Read(GoogleJson.Default.GoogleAnswer) is not { } result)
            return DefaultResponseMapper.ForSubmit(response, Name);

        var usage = UsageOf(result.UsageMetadata, call.ImageRequest);
        var files = FilesOf(result);
        var images = files
            .Select(file => response.ImageOf(file, GoogleQuestion.SeedOf(call.ImageRequest)))
            .OfType<ProviderOutput>()
            .ToList();
        if (images.Count > 0)
            return new ProviderResult.Completed(images, Usage: usage);
        if (files.Count > 0)
            return new ProviderResult.NoOutput("Google answered with an image that cannot be read.", Usage: usage);
        if (result.PromptFeedback?.BlockReason is { } blocked)
            return new ProviderResult.ContentRejected(
                WordsFor(blocked) ?? "Google refuses this prompt and does not say why."
            );

        // It did not even say that there is nothing.
        if (result.Candidates is null && usage is null)
            return DefaultResponseMapper.ForSubmit(response, Name);

        return WithoutImage(result.Candidates ?? [], usage, call.Connection);
    }

    public static ConnectionCheckResult ForCheck(ProviderResponse response, ProviderConnection connection)
    {
        if (response.Succeeded && response.Read(GoogleJson.Default.GoogleModels)?.Models is null)
        {
            return new ConnectionCheckResult(
                ConnectionStatus.Unreachable,
                "Google answers with something that cannot be read."
            );
        }

        var trouble = response.Succeeded ? null : DefaultResponseMapper.KeyTrouble(Failure(response, connection));
        return trouble ?? DefaultResponseMapper.ForCheck(response, Name);
    }

    private static IReadOnlyList<string> FilesOf(GoogleAnswer result) =>
        [
            .. (result.Candidates ?? [])
                .SelectMany(candidate => candidate?.Content?.Parts ?? [])
                .Where(part =>
                    part is { Thought: not true, InlineData: { Data.Length: > 0 } file }
                    && file.MimeType?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) != false
                )
                .Select(part => part!.InlineData!.Data!),
        ];

    private static ProviderResult WithoutImage(
        IReadOnlyList<GoogleCandidate?> candidates,
        ProviderUsage? usage,
        ProviderConnection connection
    )
    {
        var last = candidates is [var first, ..] ? first : null;
        var said = ProviderMessage.Sanitize(last?.FinishMessage, connection);
        if (last?.FinishReason is { } reason && WordsFor(reason) is { } words)
        {
            // Drawn and then held back: what was drawn is counted.
            return new ProviderResult.ContentRejected(said ?? words, Charged: usage?.OutputImageTokens > 0);
        }

        var text = ProviderMessage.Sanitize(
            last?.Content?.Parts?.FirstOrDefault(part => part is { Text: not null, Thought: not true })?.Text,
            connection
        );
        return new ProviderResult.NoOutput(
            said
                ?? (
                    text is null
                        ? "Google made no image and does not say why."
                        : $"Google made no image; it wrote: {text}"
                ),
            Usage: usage
        );
    }

    /// <summary>What a reason for blocking or stopping means; null for one that is no refusal.</summary>
    private static string? WordsFor(string reason) =>
        reason switch
        {
            "SAFETY" or "IMAGE_SAFETY" => "Google's safety filter refuses this.",
            "PROHIBITED_CONTENT" or "IMAGE_PROHIBITED_CONTENT" => "Google does not draw this: its rules prohibit it.",
            "BLOCKLIST" => "Google does not draw this: the prompt has a word that it blocks.",
            "RECITATION" or "IMAGE_RECITATION" => "Google held the image back: it is too much like one that exists.",
            "SPII" => "Google does not draw this: it may show somebody's personal data.",
            "LANGUAGE" => "Google does not understand the language of the prompt.",
            "ESCALATION" => "Google's filter refuses this.",
            _ => null,
        };

    private static ProviderUsage? UsageOf(GoogleUsage? usage, ImageRequest request) =>
        usage is null
            ? null
            : new ProviderUsage
            {
                InputTextTokens = Count(usage.PromptTokensDetails, "TEXT")
                    ?? (request.References.Count == 0 ? Measured.Count(usage.PromptTokenCount) : null),
                InputImageTokens = Count(usage.PromptTokensDetails, "IMAGE"),

                // Asked for nothing but an image, it writes nothing else.
                OutputImageTokens = usage.CandidatesTokensDetails is null
                    ? Measured.Count(usage.CandidatesTokenCount)
                    : Count(usage.CandidatesTokensDetails, "IMAGE"),
                OutputTextTokens = Sum(
                    Count(usage.CandidatesTokensDetails, "TEXT"),
                    Measured.Count(usage.ThoughtsTokenCount)
                ),
            };

    private static int? Count(IReadOnlyList<GoogleTokens?>? details, string modality) =>
        Measured.Count(details?.FirstOrDefault(detail => detail?.Modality == modality)?.TokenCount);

    private static int? Sum(int? one, int? other) => one is null ? other : one + (other ?? 0);

    private static ProviderResult Failure(ProviderResponse response, ProviderConnection connection)
    {
        var error = response.Fault is null ? ErrorOf(response) : null;
        var words = ErrorBody.WordsOf(response, connection);
        var details = error?.Details ?? [];
        if (details.Any(detail => detail?.Reason?.StartsWith("API_KEY_", StringComparison.Ordinal) is true))
        {
            return new ProviderResult.CredentialRejected(words ?? "Google does not take the key.");
        }

        return (response.Status, error?.Status) switch
        {
            // Of an account that cannot pay, and of a region that is not served.
            (400, "FAILED_PRECONDITION") when words is null || IsAboutMoney(words) => new ProviderResult.OutOfCredit(
                words ?? "Google wants the account to be set up for billing first."
            ),
            (400, "FAILED_PRECONDITION") => new ProviderResult.NotPermitted(words!),
            (400, _) when !ErrorKind.IsRefusal(ErrorBody.Of(response)) => new ProviderResult.Invalid(
                FieldOf(details),
                words ?? "Google did not accept the request."
            ),
            (404, _) => new ProviderResult.Invalid("model", words ?? "Google has no such model."),
            (413, _) => new ProviderResult.Invalid("references", "The images are too large for Google."),
            (429, _) when details.FirstOrDefault(detail => detail?.RetryDelay is not null) is { } wait =>
                new ProviderResult.RateLimited(DefaultResponseMapper.Seconds(wait.RetryDelay), words),

            // A limit that no waiting renews: what was paid in advance is used up, or what may be spent.
            (429, _) when words is not null && IsAboutMoney(words) => new ProviderResult.OutOfCredit(words),
            _ => DefaultResponseMapper.ForSubmit(response, Name, words),
        };
    }

    // Google answers with an error, or with a list that has one.
    private static GoogleError? ErrorOf(ProviderResponse response) =>
        response.Parse() switch
        {
            { ValueKind: JsonValueKind.Array } list when list.GetArrayLength() > 0 => LenientJson
                .Read(list[0], GoogleJson.Default.GoogleFailure)
                ?.Error,
            var result => LenientJson.Read(result, GoogleJson.Default.GoogleFailure)?.Error,
        };

    private static bool IsAboutMoney(string words) =>
        _money.Any(word => words.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string? FieldOf(IEnumerable<GoogleErrorDetail?> details)
    {
        var field = details
            .SelectMany(detail => detail?.FieldViolations ?? [])
            .FirstOrDefault()
            ?.Field?.Replace("_", "", StringComparison.Ordinal);
        return field switch
        {
            null => null,
            _ when Has("aspectRatio") => "aspectRatio",
            _ when Has("imageSize") => "parameters.resolution",
            _ when Has("inlineData") => "references",
            _ when Has("seed") => "seed",
            _ when Has("contents") => "prompt",
            _ => null,
        };

        bool Has(string name) => field!.Contains(name, StringComparison.OrdinalIgnoreCase);
    }
}
