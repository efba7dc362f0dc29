namespace ImageGenerator.Infrastructure.Partials;

/// <summary>
/// A token bucket: lets a few through at once, and then a few a second. The framework's own knows no clock but the
/// machine's.
/// </summary>
internal sealed class TokenBucket(TimeProvider clock)
{
    public const int Immediately = 4;

    private static readonly TimeSpan _every = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate = new();
    private double _places = Immediately;
    private DateTimeOffset _counted = clock.GetUtcNow();

    /// <returns>False when it comes too soon.</returns>
    public bool TryPass()
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            _places = Math.Clamp(_places + (now - _counted) / _every, 0, Immediately);
            _counted = now;
            if (_places < 1)
                return false;

            _places--;
            return true;
        }
    }
}
