using ImageGenerator.Application.Common;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Providers;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Application.ProviderKeys;

/// <summary>
/// Asks a provider whether it takes a key. Whatever goes wrong on the way, nothing of the key comes back in the answer.
/// </summary>
[SingletonService]
public sealed partial class KeyCheck(IProviderRegistry providers, TimeProvider clock, ILogger<KeyCheck> logger)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    /// <summary>What the provider says, or why it says nothing; it is fit to be kept and shown.</summary>
    public async Task<ConnectionCheckResult> RunAsync(
        ProviderDescription provider,
        ProviderConnection connection,
        CancellationToken cancellationToken
    )
    {
        using var late = new CancellationTokenSource(_patience, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            var health = await providers.Get(provider.Id).CheckAsync(connection, ending.Token);
            return health with { Reason = health.Reason is { } reason ? connection.Redact(reason) : null };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Unreachable($"{provider.Name} did not answer in time.");
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Not the fault itself: its words may repeat the key.
            LogFault(provider.Id, fault.GetType().Name);
            return Unreachable($"{provider.Name} could not be asked.");
        }
    }

    private static ConnectionCheckResult Unreachable(string reason) => new(ConnectionStatus.Unreachable, reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Checking a key of {Provider} failed with {Fault}")]
    private partial void LogFault(string provider, string fault);
}
