using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Secrets;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.ProviderKeys;

/// <summary>
/// Stores a key, sealed, in place of the one before. Of two that are stored at once, the later one stays.
/// </summary>
[ScopedService]
internal sealed class ProviderKeyWriter(
    IProviderCredentialRepository credentials,
    ISecretProtector secrets,
    IUnitOfWork unitOfWork,
    Actor actor,
    TimeProvider clock
)
{
    public async Task<ProviderCredential> SaveAsync(NewProviderKey entry, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await SaveOnceAsync(entry, cancellationToken);
            }
            catch (Exception race) when (race is DuplicateKeyException or ConcurrencyConflictException)
            {
                // Somebody else saved a key for the same provider in between; ours replaces it.
            }
        }
    }

    private async Task<ProviderCredential> SaveOnceAsync(NewProviderKey entry, CancellationToken cancellationToken)
    {
        var (owner, provider, input, health) = entry;
        var now = clock.GetUtcNow();
        var envelope = input.Key is { } key ? secrets.EncryptKey(key, owner, provider, input.BaseAddress) : null;
        var credential = await credentials.FindAgainAsync(owner, provider, cancellationToken);
        if (credential is null)
        {
            credential = ProviderCredential.Store(owner, provider, input, envelope, actor.UserId, now);
            credentials.Add(credential);
        }
        else
        {
            credential.Replace(input, envelope, actor.UserId, now);
        }

        Note(credential, health, now);
        await unitOfWork.SaveAsync(cancellationToken);
        return credential;
    }

    private static void Note(ProviderCredential credential, ConnectionCheckResult health, DateTimeOffset now)
    {
        if (health.IsHealthy)
            credential.Confirm(now);
        else if (health.Condition == ConnectionStatus.OutOfCredit)
            credential.RunOutOfCredit(health.Reason ?? "The account has no money left.", concerned: null, now);
        else
            credential.MissAnswer(health.Reason ?? "The provider cannot be reached.", now);
    }
}

/// <summary>A key that is to be stored.</summary>
/// <param name="Holder">Whose it is.</param>
/// <param name="Provider">The provider's id.</param>
/// <param name="Input">The key and where it is used.</param>
/// <param name="Health">What the provider said of it.</param>
internal sealed record NewProviderKey(
    CredentialOwner Holder,
    string Provider,
    CredentialInput Input,
    ConnectionCheckResult Health
);
