using ImageGenerator.Application.Common;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Secrets;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.ProviderKeys;

/// <summary>
/// Asks a provider about a key that is stored, that comes from the configuration, or that is about to be stored.
/// </summary>
[ScopedService]
internal sealed class ProviderKeyChecks(KeyCheck check, IConfiguredProviders configured, ISecretProtector secrets)
{
    /// <summary>True when the provider is asked at an address of its own where the key names none.</summary>
    public bool HasUsualAddress(ProviderDescription provider) =>
        ConnectionRules.UsualAddress(provider, configured.Of(provider.Id)) is not null;

    public Task<ConnectionCheckResult> CheckAsync(
        ProviderDescription provider,
        CredentialScope scope,
        CredentialInput input,
        CancellationToken cancellationToken
    )
    {
        var secret = input.Key is { } key ? new ProviderSecret(key) : null;
        var connection = ConnectionRules.ThroughStored(
            provider,
            configured.Of(provider.Id),
            scope,
            input.BaseAddress,
            secret
        )!;
        return check.RunAsync(provider, connection, cancellationToken);
    }

    public async Task<ConnectionCheckResult> CheckAsync(
        ProviderDescription provider,
        ProviderCredential credential,
        CancellationToken cancellationToken
    )
    {
        ProviderSecret? secret = null;
        if (credential.SealedSecret is { } envelope)
        {
            var opened = secrets.DecryptKey(envelope, credential.Holder, provider.Id, credential.BaseAddress);
            if (!opened.Succeeded)
                return new ConnectionCheckResult(ConnectionStatus.CredentialRejected, opened.Error.Message);
            secret = opened.Value;
        }

        var known = configured.Of(provider.Id);
        var connection = ConnectionRules.ThroughStored(
            provider,
            known,
            credential.Scope,
            credential.BaseAddress,
            secret
        );
        return connection is null
            ? new ConnectionCheckResult(ConnectionStatus.Unreachable, $"Nobody has said where {provider.Name} answers.")
            : await check.RunAsync(provider, connection, cancellationToken);
    }

    /// <returns>Null when the configuration has no key for the provider.</returns>
    public async Task<ConnectionCheckResult?> CheckConfiguredAsync(
        ProviderDescription provider,
        CancellationToken cancellationToken
    ) =>
        ConnectionRules.ThroughConfigured(provider, configured.Of(provider.Id)) is { } connection
            ? await check.RunAsync(provider, connection, cancellationToken)
            : null;
}
