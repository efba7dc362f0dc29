namespace ImageGenerator.Api.Operations.Demo;

/// <summary>
/// A clock that can be put back, so that what is made now was made weeks ago. Its timers and its pace are the real
/// ones.
/// </summary>
internal sealed class DemoClock : TimeProvider
{
    private long _ticksBack;

    /// <summary>How far behind it is.</summary>
    internal void PutBack(TimeSpan time) => Interlocked.Exchange(ref _ticksBack, time.Ticks);

    public override DateTimeOffset GetUtcNow() =>
        base.GetUtcNow() - TimeSpan.FromTicks(Interlocked.Read(ref _ticksBack));
}
