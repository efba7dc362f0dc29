using FluentValidation;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Secrets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;
using MediatR;

namespace ImageGenerator.Application.ProviderKeys;

/// <summary>Stores a key after the provider was asked whether it takes it; in place of the one before, if there is one.</summary>
/// <param name="Scope">Whose key it is.</param>
/// <param name="Provider">The provider's id.</param>
/// <param name="Key">The key; may be missing where the provider asks for none.</param>
/// <param name="BaseAddress">Where it is to be used; the provider's usual address when missing.</param>
public sealed record SaveProviderKey(CredentialScope Scope, string Provider, string? Key, string? BaseAddress) : ICommand<ProviderKeyView>
{
    /// <summary>Never the key: it must not end in a log by accident.</summary>
    public override string ToString() => $"{nameof(SaveProviderKey)} {Scope} {Provider}";
}

internal sealed class SaveProviderKeyValidator : AbstractValidator<SaveProviderKey>
{
    public SaveProviderKeyValidator()
    {
        RuleFor(command => command.Key)
            .Must(key => key is null || CredentialInput.IsKey(key))
            .WithMessage($"Use {CredentialInput.MinKeyLength} to {CredentialInput.MaxKeyLength} printable ASCII characters without spaces.");
        RuleFor(command => command.BaseAddress)
            .Must(address => address is null || CredentialInput.IsBaseAddress(address))
            .WithMessage($"Use an absolute http or https address without user name, query or fragment, {CredentialInput.MaxBaseAddressLength} characters at most.");
    }
}

internal sealed class SaveProviderKeyHandler(
    ProviderKeyRules rules,
    KeyCheck check,
    ProviderKeyViews views,
    IProviderCredentialRepository credentials,
    IConfiguredProviders configured,
    ISecretProtector secrets,
    IUnitOfWork unitOfWork,
    ICurrentUser user,
    TimeProvider clock) : IRequestHandler<SaveProviderKey, Result<ProviderKeyView>>
{
    public async Task<Result<ProviderKeyView>> Handle(SaveProviderKey command, CancellationToken cancellationToken)
    {
        var owner = rules.HolderOf(command.Scope);
        if (!owner.Succeeded) return owner.Error;
        var provider = rules.Find(command.Provider);
        if (!provider.Succeeded) return provider.Error;

        var known = configured.Of(provider.Value.Id);
        var hasUsualAddress = ConnectionRules.UsualAddress(provider.Value, known) is not null;
        var input = CredentialInput.For(provider.Value, command.Key, command.BaseAddress, hasUsualAddress);
        if (!input.Succeeded) return input.Error;

        var secret = input.Value.Key is { } key ? new ProviderSecret(key) : null;
        var connection = ConnectionRules.ThroughStored(provider.Value, known, command.Scope, input.Value.BaseAddress, secret)!;
        var health = await check.RunAsync(provider.Value, connection, cancellationToken);
        if (health.Condition == ConnectionStatus.CredentialRejected) return Rejected(provider.Value, health);

        var entry = new Entry(owner.Value, provider.Value.Id, input.Value, health);
        var saved = await SaveAsync(entry, cancellationToken);
        return await views.GetAsync(saved, cancellationToken);
    }

    private async Task<ProviderCredential> SaveAsync(Entry entry, CancellationToken cancellationToken)
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

    private async Task<ProviderCredential> SaveOnceAsync(Entry entry, CancellationToken cancellationToken)
    {
        var (owner, provider, input, health) = entry;
        var now = clock.GetUtcNow();
        var envelope = input.Key is { } key ? secrets.EncryptKey(key, owner, provider, input.BaseAddress) : null;
        var credential = await credentials.FindAgainAsync(owner, provider, cancellationToken);
        if (credential is null)
        {
            credential = ProviderCredential.Store(owner, provider, input, envelope, user.UserId, now);
            credentials.Add(credential);
        }
        else
        {
            credential.Replace(input, envelope, user.UserId, now);
        }

        if (health.IsHealthy) credential.Confirm(now);
        else if (health.Condition == ConnectionStatus.OutOfCredit) credential.RunOutOfCredit(health.Reason ?? "The account has no money left.", concerned: null, now);
        else credential.MissAnswer(health.Reason ?? "The provider cannot be reached.", now);
        await unitOfWork.SaveAsync(cancellationToken);
        return credential;
    }

    private static Error Rejected(ProviderDescription provider, ConnectionCheckResult health) => Error.RuleViolation(
        "provider_key.rejected",
        $"{provider.Name} does not take this key, so it was not saved. {Text.Truncate(health.Reason ?? "", ProviderCredential.MaxErrorLength)}".TrimEnd(),
        "key");

    private sealed record Entry(CredentialOwner Holder, string Provider, CredentialInput Input, ConnectionCheckResult Health);
}
