using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Providers;
using MediatR;

namespace ImageGenerator.Application.ProviderKeys;

/// <summary>Forgets a stored key at once.</summary>
[Requires(Permission.ManageKeys)]
public sealed record DeleteProviderKey(CredentialScope Scope, string Provider) : ICommand<Unit>;

internal sealed class DeleteProviderKeyHandler(
    ProviderKeyRules rules,
    ProviderKeyViews views,
    IProviderCredentialRepository credentials,
    IUnitOfWork unitOfWork
) : IRequestHandler<DeleteProviderKey, Result<Unit>>
{
    private static readonly Error _configured = Error.Conflict(
        "provider_key.from_configuration",
        "This key comes from the configuration. Take it out there."
    );

    public async Task<Result<Unit>> Handle(DeleteProviderKey command, CancellationToken cancellationToken)
    {
        var place = rules.Find(command.Scope, command.Provider);
        if (!place.Succeeded)
            return place.Error;

        var (holder, provider) = place.Value;
        while (true)
        {
            var credential = await credentials.FindAgainAsync(holder, provider.Id, cancellationToken);
            if (credential is null)
                return IsConfigured(command.Scope, provider) ? _configured : ProviderKeyRules.NotFound;

            credentials.Remove(credential);
            try
            {
                await unitOfWork.SaveAsync(cancellationToken);
                return Unit.Value;
            }
            catch (ConcurrencyConflictException)
            {
                // Used or replaced in between: it goes all the same.
            }
        }
    }

    private bool IsConfigured(CredentialScope scope, ProviderDescription provider) =>
        scope == CredentialScope.Platform && views.FindConfigured(provider) is not null;
}
