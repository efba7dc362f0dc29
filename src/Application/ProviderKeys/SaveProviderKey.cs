using FluentValidation;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Providers;
using MediatR;

namespace ImageGenerator.Application.ProviderKeys;

/// <summary>
/// Stores a key after the provider was asked whether it takes it; in place of the one before, if there is one.
/// </summary>
/// <param name="Scope">Whose key it is.</param>
/// <param name="Provider">The provider's id.</param>
/// <param name="Key">The key; may be missing where the provider asks for none.</param>
/// <param name="BaseAddress">Where it is to be used; the provider's usual address when missing.</param>
[Requires(Permission.ManageKeys)]
public sealed record SaveProviderKey(CredentialScope Scope, string Provider, string? Key, string? BaseAddress)
    : ICommand<ProviderKeyView>
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
            .WithMessage(
                $"Use {CredentialInput.MinKeyLength} to {CredentialInput.MaxKeyLength} printable ASCII "
                    + "characters without spaces."
            );
        RuleFor(command => command.BaseAddress)
            .Must(address => address is null || CredentialInput.IsBaseAddress(address))
            .WithMessage(
                "Use an absolute http or https address without user name, query or fragment, "
                    + $"{CredentialInput.MaxBaseAddressLength} characters at most."
            );
    }
}

internal sealed class SaveProviderKeyHandler(
    ProviderKeyRules rules,
    ProviderKeyChecks checks,
    ProviderKeyWriter writer,
    ProviderKeyViews views
) : IRequestHandler<SaveProviderKey, Result<ProviderKeyView>>
{
    public async Task<Result<ProviderKeyView>> Handle(SaveProviderKey command, CancellationToken cancellationToken)
    {
        var place = rules.Find(command.Scope, command.Provider);
        if (!place.Succeeded)
            return place.Error;

        var (holder, provider) = place.Value;
        var input = CredentialInput.For(provider, command.Key, command.BaseAddress, checks.HasUsualAddress(provider));
        if (!input.Succeeded)
            return input.Error;

        var health = await checks.CheckAsync(provider, command.Scope, input.Value, cancellationToken);
        if (health.Condition == ConnectionStatus.CredentialRejected)
            return Rejected(provider, health);

        var saved = await writer.SaveAsync(
            new NewProviderKey(holder, provider.Id, input.Value, health),
            cancellationToken
        );
        return await views.GetAsync(saved, cancellationToken);
    }

    private static Error Rejected(ProviderDescription provider, ConnectionCheckResult health) =>
        Error.RuleViolation(
            "provider_key.rejected",
            $"{provider.Name} does not take this key, so it was not saved. "
                + $"{Text.Truncate(health.Reason ?? "", ProviderCredential.MaxErrorLength)}".TrimEnd(),
            "key"
        );
}
