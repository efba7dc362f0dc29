using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Providers.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Infrastructure.Providers.Replicate;

/// <summary>
/// What Replicate signs its messages with: as configured, or asked for with the installation's key and kept for a
/// while.
/// </summary>
internal sealed class ReplicateWebhookSecret(
    IOptions<ReplicateOptions> options,
    IProviderConnections connections,
    [FromKeyedServices(ReplicateProvider.ProviderId)] ProviderApi<IReplicateApi> replicate,
    TimeProvider clock
) : IDisposable
{
    private static readonly TimeSpan _kept = TimeSpan.FromMinutes(10);

    // Whoever sends us rubbish must not make us ask each time.
    private static readonly TimeSpan _missingKept = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _asking = new(1, 1);
    private string? _secret;
    private DateTimeOffset _until = DateTimeOffset.MinValue;

    /// <summary>Null when there is none: then no message can be proven.</summary>
    public async Task<string?> FindAsync(CancellationToken cancellationToken)
    {
        if (options.Value.WebhookSecret is { Length: > 0 } configured)
            return configured;

        await _asking.WaitAsync(cancellationToken);
        try
        {
            if (clock.GetUtcNow() < _until)
                return _secret;

            _secret = await AskAsync(cancellationToken);
            _until = clock.GetUtcNow() + (_secret is null ? _missingKept : _kept);
            return _secret;
        }
        finally
        {
            _asking.Release();
        }
    }

    public void Dispose() => _asking.Dispose();

    private async Task<string?> AskAsync(CancellationToken cancellationToken)
    {
        // Nobody's organization and nobody's person: that leaves the platform's own key.
        var connection = await connections.ChooseAsync(
            default,
            default,
            ReplicateProvider.ProviderId,
            [CredentialScope.User, CredentialScope.Organization],
            cancellationToken
        );
        if (connection is null)
            return null;

        var reply = await replicate.SendAsync(
            connection,
            api => api.GetWebhookSecretAsync(connection, cancellationToken),
            ResponseBody.ReadDroppingImagesAsync,
            cancellationToken
        );
        return reply.Succeeded ? reply.Read(ReplicateJson.Default.ReplicateSecret)?.Key : null;
    }
}
