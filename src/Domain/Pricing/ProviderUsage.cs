namespace ImageGenerator.Domain.Pricing;

/// <summary>
/// What a provider measured of a job; a part that it did not tell is null. A count that cannot be meant, below zero or
/// beyond what any request uses, is the same as one that was not told.
/// </summary>
public sealed record ProviderUsage
{
    /// <summary>More tokens than any request uses.</summary>
    public const int MaxTokens = 100_000_000;

    /// <summary>Longer than any provider works on a request.</summary>
    public const decimal MaxSeconds = 24 * 60 * 60;

    /// <summary>Seconds of the provider's machine.</summary>
    public decimal? Seconds
    {
        get;
        init => field = value is >= 0 and <= MaxSeconds ? value : null;
    }

    public int? InputTextTokens
    {
        get;
        init => field = Plausible(value);
    }

    public int? InputImageTokens
    {
        get;
        init => field = Plausible(value);
    }

    public int? OutputImageTokens
    {
        get;
        init => field = Plausible(value);
    }

    public int? OutputTextTokens
    {
        get;
        init => field = Plausible(value);
    }

    /// <summary>All tokens in; null when none was told.</summary>
    public int? InputTokens => Sum(InputTextTokens, InputImageTokens);

    /// <summary>All tokens out; null when none was told.</summary>
    public int? OutputTokens => Sum(OutputTextTokens, OutputImageTokens);

    private static int? Plausible(int? tokens) => tokens is >= 0 and <= MaxTokens ? tokens : null;

    private static int? Sum(int? one, int? other) => one is null && other is null ? null : (one ?? 0) + (other ?? 0);
}
