using ImageGenerator.Application.Common;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Application.Jobs;

/// <summary>
/// How long to wait before the next attempt: exponential with jitter, and never less than the provider asks for.
/// </summary>
[SingletonService]
internal sealed class RetryPolicy(IOptions<JobOptions> options)
{
    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <param name="retryAfter">What the provider asked for.</param>
    public TimeSpan DelayAfter(int attempt, TimeSpan? retryAfter = null)
    {
        var ceiling = options.Value.RetryDelay * Math.Pow(2, Math.Max(0, attempt - 1));
        if (ceiling > options.Value.MaxRetryDelay)
            ceiling = options.Value.MaxRetryDelay;

        // Half fixed, half random: spread out, but never at once.
        var delay = ceiling * (0.5 + Random.Shared.NextDouble() / 2);
        return retryAfter > delay ? retryAfter.Value : delay;
    }
}
