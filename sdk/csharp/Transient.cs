namespace ImageGenerator.Sdk;

/// <summary>
/// Tries again what did not get through: a lost connection, a busy or restarting server. Only for calls that may arrive
/// twice: those that read, and those that carry the same idempotency key each time.
/// </summary>
internal static class Transient
{
    private const int Attempts = 5;
    private static readonly TimeSpan _firstPause = TimeSpan.FromMilliseconds(250);

    public static async Task<T> RetryAsync<T>(Func<Task<T>> attempt, CancellationToken cancellationToken)
    {
        for (var tried = 1; ; tried++)
        {
            TimeSpan pause;
            try
            {
                return await attempt().ConfigureAwait(false);
            }
            catch (Exception exception) when (tried < Attempts && Is(exception))
            {
                pause = PauseAfter(exception, tried);
            }

            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>True for what may pass by itself: nothing was answered, or that the server cannot answer now.</summary>
    public static bool Is(Exception exception) =>
        exception is HttpRequestException or IOException or TaskCanceledException { InnerException: TimeoutException }
        || exception is ImageGeneratorException { StatusCode: 429 or 502 or 503 or 504 };

    private static TimeSpan PauseAfter(Exception exception, int tried) =>
        (exception as ImageGeneratorException)?.RetryAfter
        ?? _firstPause * Math.Pow(2, tried - 1) * (0.5 + Random.Shared.NextDouble());
}
