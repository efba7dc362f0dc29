using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Providers;
using MediatR;

namespace ImageGenerator.Application.ProviderKeys;

/// <summary>
/// Asks the provider whether it takes a key, and remembers the answer. A key from the configuration is asked about as
/// well.
/// </summary>
[Requires(Permission.ManageKeys)]
public sealed record CheckProviderKey(CredentialScope Scope, string Provider) : ICommand<ProviderKeyView>;

internal sealed class CheckProviderKeyHandler(
    ProviderKeyRules rules,
    ProviderKeyChecks checks,
    ProviderKeyViews views,
    IProviderCredentialRepository credentials,
    IUnitOfWork unitOfWork,
    Actor actor,
    TimeProvider clock
) : IRequestHandler<CheckProviderKey, Result<ProviderKeyView>>
{
    public async Task<Result<ProviderKeyView>> Handle(CheckProviderKey command, CancellationToken cancellationToken)
    {
        var place = rules.Find(command.Scope, command.Provider);
        if (!place.Succeeded)
            return place.Error;

        var (holder, provider) = place.Value;
        var credential = await credentials.FindAsync(holder, provider.Id, cancellationToken);
        if (credential is null)
            return await CheckConfiguredAsync(command.Scope, provider, cancellationToken);

        var health = await checks.CheckAsync(provider, credential, cancellationToken);
        var noted = await NoteAsync(credential, health, cancellationToken);
        return noted is null ? ProviderKeyRules.NotFound : await views.GetAsync(noted, cancellationToken);
    }

    private async Task<ProviderCredential?> NoteAsync(
        ProviderCredential asked,
        ConnectionCheckResult health,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var credential = await credentials.FindAgainAsync(asked.Holder, asked.Provider, cancellationToken);

            // Replaced while we asked about the old one: that says nothing about the new one.
            if (credential is null || credential.CreatedAt != asked.CreatedAt)
                return credential;

            Note(credential, health);
            try
            {
                await unitOfWork.SaveAsync(cancellationToken);
                return credential;
            }
            catch (ConcurrencyConflictException)
            {
                // Changed in between: look again.
            }
        }
    }

    private void Note(ProviderCredential credential, ConnectionCheckResult health)
    {
        var now = clock.GetUtcNow();
        switch (health.Condition)
        {
            case ConnectionStatus.Healthy:
                credential.Confirm(now);
                break;
            case ConnectionStatus.CredentialRejected:
                // Whoever operates the installation asks about its keys, so this is the organization to tell.
                credential.Reject(health.Reason ?? "The provider does not take the key.", actor.OrganizationId, now);
                break;
            case ConnectionStatus.OutOfCredit:
                credential.RunOutOfCredit(health.Reason ?? "The account has no money left.", actor.OrganizationId, now);
                break;
            default:
                credential.MissAnswer(health.Reason ?? "The provider cannot be reached.", now);
                break;
        }
    }

    // The configuration is not ours to write in: what was found is answered, and not kept.
    private async Task<Result<ProviderKeyView>> CheckConfiguredAsync(
        CredentialScope scope,
        ProviderDescription provider,
        CancellationToken cancellationToken
    )
    {
        if (scope != CredentialScope.Platform || views.FindConfigured(provider) is not { } view)
            return ProviderKeyRules.NotFound;
        if (await checks.CheckConfiguredAsync(provider, cancellationToken) is not { } health)
            return ProviderKeyRules.NotFound;

        return view with
        {
            Status = StatusOf(health.Condition),
            LastCheckedAt = clock.GetUtcNow(),
            LastError = health.Reason,
        };
    }

    private static CredentialStatus StatusOf(ConnectionStatus condition) =>
        condition switch
        {
            ConnectionStatus.Healthy => CredentialStatus.Working,
            ConnectionStatus.CredentialRejected => CredentialStatus.Rejected,
            ConnectionStatus.OutOfCredit => CredentialStatus.OutOfCredit,
            _ => CredentialStatus.Unreachable,
        };
}
