namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>
/// What providers say they have counted. What no request can come to counts as not said: nobody is charged, or paid
/// back, for it.
/// </summary>
internal static class Measured
{
    private const int MostTokens = 100_000_000;
    private const decimal MostSeconds = 24 * 60 * 60;
    private const decimal MostCredits = 100_000;

    public static int? Count(int? tokens) => tokens is >= 0 and <= MostTokens ? tokens : null;

    public static decimal? Seconds(decimal? seconds) => seconds is >= 0 and <= MostSeconds ? seconds : null;

    public static decimal? Credits(decimal? credits) => credits is >= 0 and <= MostCredits ? credits : null;
}
