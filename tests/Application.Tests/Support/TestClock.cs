using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Application.Tests.Support;

/// <summary>A clock that a test sets. Whoever waits by it does not wait: the time passes at once.</summary>
internal sealed class TestClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = Moments.At(10);

    /// <summary>What was waited for, in order.</summary>
    public List<TimeSpan> Waits { get; } = [];

    /// <summary>Asked at every wait; false lets it last until it is cancelled.</summary>
    public Func<bool> Passes { get; set; } = () => true;

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waits.Add(dueTime);
        if (Passes())
        {
            Now += dueTime;
            callback(state);
        }

        return new Spent();
    }

    private sealed class Spent : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
