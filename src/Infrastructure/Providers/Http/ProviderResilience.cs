using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>
/// What stands between an adapter and one server: a time limit, a circuit breaker that stops asking a server which is
/// down, and retries of questions only. A request that makes something is sent once.
/// </summary>
internal static class ProviderResilience
{
    /// <summary>How long a circuit stays open before one request may try the server again.</summary>
    public static readonly TimeSpan Break = TimeSpan.FromSeconds(15);

    private const int Failures = 8;
    private const double FailureRatio = 0.5;
    private const int Retries = 2;
    private static readonly TimeSpan _watched = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _retryDelay = TimeSpan.FromMilliseconds(200);

    public static ResiliencePipeline<HttpResponseMessage> PipelineFor(TimeSpan timeout, TimeProvider clock) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddRetry(
                new HttpRetryStrategyOptions
                {
                    MaxRetryAttempts = Retries,
                    BackoffType = DelayBackoffType.Exponential,
                    Delay = _retryDelay,
                    UseJitter = true,
                    ShouldRetryAfterHeader = false,
                    ShouldHandle = attempt => new ValueTask<bool>(
                        IsSafeMethod(attempt.Context) && IsTransient(attempt.Outcome)
                    ),
                }
            )
            .AddCircuitBreaker(
                new HttpCircuitBreakerStrategyOptions
                {
                    MinimumThroughput = Failures,
                    FailureRatio = FailureRatio,
                    SamplingDuration = _watched,
                    BreakDuration = Break,
                    ShouldHandle = attempt => new ValueTask<bool>(IsTransient(attempt.Outcome)),
                }
            )
            .AddTimeout(new HttpTimeoutStrategyOptions { Timeout = timeout })
            .Build();

    /// <summary>When a server may be asked again whose circuit is open.</summary>
    public static TimeSpan RetryAfter(BrokenCircuitException open) =>
        open.RetryAfter is { } wait && wait > TimeSpan.Zero ? wait : Break;

    private static bool IsSafeMethod(ResilienceContext context) =>
        context.GetRequestMessage()?.Method == HttpMethod.Get;

    // An address that the guard refuses was never asked: that says nothing of any server.
    private static bool IsTransient(Outcome<HttpResponseMessage> outcome) =>
        outcome switch
        {
            { Exception: HttpRequestException { InnerException: PrivateAddressException } } => false,
            { Exception: HttpRequestException or IOException or TimeoutRejectedException } => true,
            { Result: { } response } => (int)response.StatusCode is 408 or >= 500,
            _ => false,
        };
}
