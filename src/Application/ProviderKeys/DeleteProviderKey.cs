using ImageGenerator.Application.Common;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;
using MediatR;

namespace ImageGenerator.Application.ProviderKeys;

/// <summary>Forgets a stored key at once.</summary>
public sealed record DeleteProviderKey(CredentialScope Scope, string Provider) : ICommand<Unit>;

internal sealed class DeleteProviderKeyHandler(
    ProviderKeyRules rules, ProviderKeyViews views, IProviderCredentialRepository credentials, IUnitOfWork unitOfWork)
    : IRequestHandler<DeleteProviderKey, Result<Unit>>
{
    private static readonly Error _configured = Error.Conflict(
        "provider_key.from_configuration", "This key comes from the configuration. Take it out there.");

    public async Task<Result<Unit>> Handle(DeleteProviderKey command, CancellationToken cancellationToken)
    {
        var holder = rules.HolderOf(command.Scope);
        if (!holder.Succeeded) return holder.Error;
        var provider = rules.Find(command.Provider);
        if (!provider.Succeeded) return provider.Error;

        while (true)
        {
            var credential = await credentials.FindAgainAsync(holder.Value, provider.Value.Id, cancellationToken);
            if (credential is null) return IsConfigured(command.Scope, provider.Value) ? _configured : ProviderKeyRules.NotFound;

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
