namespace ImageGenerator.Infrastructure.Tests.Support;

/// <summary>A clock whose short pauses are over at once; its long ones last as long as ever.</summary>
internal sealed class HastyTime : TimeProvider
{
    private static readonly TimeSpan _short = TimeSpan.FromSeconds(5);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(
            callback,
            state,
            dueTime < _short && dueTime > TimeSpan.Zero ? TimeSpan.FromTicks(1) : dueTime,
            period
        );
}
