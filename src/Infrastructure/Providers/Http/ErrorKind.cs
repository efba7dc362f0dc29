using System.Text.RegularExpressions;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>
/// What the codes mean that servers share, whoever made them up first: for errors that have no status of their own.
/// </summary>
internal static partial class ErrorKind
{
    private static readonly string[] _refusals =
    [
        "moderation_blocked",
        "content_policy_violation",
        "content_moderation",
        "content_filter",
        "content_filtered",
        "safety_violation",
        "nsfw",
    ];

    private static readonly string[] _key = ["invalid_api_key", "authentication", "unauthenticated", "unauthorized"];

    // In this order: a quota that is used up is often called a rate limit as well.
    private static readonly (int Status, string[] Words)[] _statuses =
    [
        (
            402,
            [
                "insufficient_quota",
                "insufficient_credit",
                "insufficient_funds",
                "insufficient_balance",
                "billing",
                "payment_required",
                "out_of_credit",
            ]
        ),
        (429, ["rate_limit", "rate limit", "too_many_requests", "throttl", "resource_exhausted", "overloaded"]),
        (401, _key),
        (403, ["permission", "forbidden"]),
        (404, ["not_found"]),
        (
            400,
            [
                "invalid",
                "bad_request",
                "validation",
                "unsupported",
                "missing",
                "less_than",
                "greater_than",
                "literal_error",
                "out_of_range",
            ]
        ),
    ];

    /// <summary>True when the code says that the content was refused.</summary>
    public static bool IsRefusal(ErrorBody error) =>
        _refusals.Contains(error.Code, StringComparer.OrdinalIgnoreCase)
        || _refusals.Contains(error.Type, StringComparer.OrdinalIgnoreCase);

    /// <summary>True when it says that the account has no money left.</summary>
    public static bool IsOutOfCredit(ErrorBody error) =>
        Says(error.Code, _statuses[0].Words) || Says(error.Type, _statuses[0].Words);

    /// <summary>
    /// True when it says that the key is none, whatever its status: a key that is good may be refused a model, too.
    /// </summary>
    public static bool IsAboutKey(ErrorBody error) =>
        Says(error.Code, _key) || Says(error.Type, _key) || (error.Message is { } said && WrongKey().IsMatch(said));

    /// <summary>The HTTP status that the error should have had.</summary>
    public static int StatusOf(ErrorBody error)
    {
        if (IsRefusal(error))
            return 400;
        if (IsOutOfCredit(error))
            return 402;
        if (error.Status is { } told)
            return told;

        return _statuses
            .Where(entry => Says(error.Code, entry.Words) || Says(error.Type, entry.Words))
            .Select(entry => entry.Status)
            .FirstOrDefault(error.Param is null ? 500 : 400);
    }

    [GeneratedRegex(
        @"not authenticated|(invalid|incorrect|wrong|missing|expired|revoked) (api[- ]?)?(key|token|credentials?)\b"
            + "|(key|token) (is |was |has )?(been )?(not valid|invalid|expired|revoked|disabled)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex WrongKey();

    private static bool Says(string? code, string[] words) =>
        code is not null && words.Any(word => code.Contains(word, StringComparison.OrdinalIgnoreCase));
}
