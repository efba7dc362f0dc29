namespace ImageGenerator.Application.Common;

/// <summary>
/// The system's clock to the microsecond, as PostgreSQL keeps times: what is answered at once is what will be read
/// later.
/// </summary>
internal sealed class MicrosecondClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow()
    {
        var now = base.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
