using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ImageGenerator.Infrastructure.Providers.Offline;

/// <summary>
/// A job that was accepted. Its id says all there is to know, so a job outlives the process without anything being
/// kept.
/// </summary>
/// <param name="Started">When it was accepted; to the millisecond.</param>
/// <param name="Duration">How long it takes.</param>
internal sealed record OfflineJob(DateTimeOffset Started, TimeSpan Duration)
{
    private const string Prefix = "offline";
    private static readonly TimeSpan SoonestPoll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LatestPoll = TimeSpan.FromSeconds(2);

    /// <summary><c>offline-1764000000000-3000</c>: start in Unix milliseconds, duration in milliseconds.</summary>
    public string Id =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Prefix}-{Started.ToUnixTimeMilliseconds()}-{(long)Duration.TotalMilliseconds}"
        );

    public static bool TryParse(string id, [NotNullWhen(true)] out OfflineJob? job)
    {
        job =
            id.Split('-') is [Prefix, var started, var duration]
            && long.TryParse(started, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            && int.TryParse(duration, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
                ? new OfflineJob(
                    DateTimeOffset.FromUnixTimeMilliseconds(milliseconds),
                    TimeSpan.FromMilliseconds(length)
                )
                : null;
        return job is not null;
    }

    public bool IsDone(DateTimeOffset now) => Remaining(now) <= TimeSpan.Zero;

    /// <summary>How far it is, 0 to 99; a finished job is asked for its images instead.</summary>
    public int Percent(DateTimeOffset now) =>
        Duration > TimeSpan.Zero ? (int)Math.Clamp((now - Started) / Duration * 100, 0, 99) : 99;

    /// <summary>When to ask next: about ten times in all, and once right at the end.</summary>
    public TimeSpan PollAfter(DateTimeOffset now)
    {
        var step = TimeSpan.FromTicks(Math.Clamp(Duration.Ticks / 10, SoonestPoll.Ticks, LatestPoll.Ticks));
        var remaining = Remaining(now);
        return remaining < step ? TimeSpan.FromTicks(Math.Max(0, remaining.Ticks)) : step;
    }

    private TimeSpan Remaining(DateTimeOffset now) => Started + Duration - now;
}
