namespace ImageGenerator.Domain.Tests.Support;

/// <summary>Points in time by their distance from the beginning of a story.</summary>
internal static class Moments
{
    public static DateTimeOffset Start { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset At(double seconds) => Start.AddSeconds(seconds);
}
