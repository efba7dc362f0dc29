using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>
/// Stands between an adapter and the network: a time limit, a circuit breaker that stops asking a provider which is down, and
/// retries of questions only. A request that makes something is sent once.
/// </summary>
internal sealed class ResilienceHandler(ResiliencePipeline<HttpResponseMessage> pipeline) : DelegatingHandler
{
    private const int Failures = 8;
    private const double FailureRatio = 0.5;
    private const int Retries = 2;
    private static readonly TimeSpan _watched = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _break = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _retryDelay = TimeSpan.FromMilliseconds(200);
    private static readonly ResiliencePropertyKey<HttpMethod> _method = new("method");

    public static ResiliencePipeline<HttpResponseMessage> PipelineFor(TimeSpan timeout) => new ResiliencePipelineBuilder<HttpResponseMessage>()
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = Retries,
            BackoffType = DelayBackoffType.Exponential,
            Delay = _retryDelay,
            UseJitter = true,
            ShouldHandle = attempt => new ValueTask<bool>(IsSafeMethod(attempt.Context) && IsTransient(attempt.Outcome)),
            OnRetry = attempt =>
            {
                attempt.Outcome.Result?.Dispose();
                return default;
            },
        })
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
        {
            MinimumThroughput = Failures,
            FailureRatio = FailureRatio,
            SamplingDuration = _watched,
            BreakDuration = _break,
            ShouldHandle = attempt => new ValueTask<bool>(IsTransient(attempt.Outcome)),
        })
        .AddTimeout(new TimeoutStrategyOptions { Timeout = timeout })
        .Build();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(_method, request.Method);
        try
        {
            return await pipeline.ExecuteAsync(
                static async (context, state) => await state.Handler.SendOnceAsync(state.Request, context.CancellationToken),
                context,
                (Handler: this, Request: request));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.SendAsync(request, cancellationToken);

    private static bool IsSafeMethod(ResilienceContext context) =>
        context.Properties.TryGetValue(_method, out var method) && method == HttpMethod.Get;

    private static bool IsTransient(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException or IOException or TimeoutRejectedException } => true,
        { Result: { } response } => (int)response.StatusCode is 408 or >= 500,
        _ => false,
    };
}
