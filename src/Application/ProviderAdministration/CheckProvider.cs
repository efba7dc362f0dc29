using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Models;
using ImageGenerator.Application.ProviderKeys;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Providers;
using MediatR;

namespace ImageGenerator.Application.ProviderAdministration;

/// <summary>Asks a provider, free of charge, whether it can be reached and takes the platform's key.</summary>
[Requires(Permission.Operate)]
public sealed record CheckProvider(string Provider) : ICommand<ProviderHealth>;

internal sealed class CheckProviderHandler(
    IModelCatalog models,
    KeyCheck check,
    IProviderConnections connections,
    IProviderAdministration administration,
    IProviderHealthStore states,
    Actor actor
) : IRequestHandler<CheckProvider, Result<ProviderHealth>>
{
    public async Task<Result<ProviderHealth>> Handle(CheckProvider command, CancellationToken cancellationToken)
    {
        if (models.FindProvider(command.Provider) is not { } provider)
            return ProviderErrors.NotFound;

        var connection = await connections.ChooseAsync(
            actor.OrganizationId,
            actor.UserId,
            provider.Id,
            [CredentialScope.User, CredentialScope.Organization],
            cancellationToken
        );
        if (connection is null)
        {
            return Error.RuleViolation(
                "provider.no_way",
                $"{provider.Name} cannot be asked yet: it has no {(provider.SelfHosted ? "address" : "key")}."
            );
        }

        await administration.NoteCheckAsync(
            provider.Id,
            await check.RunAsync(provider, connection, cancellationToken),
            cancellationToken
        );
        return (await states.ReadAsync(cancellationToken)).GetValueOrDefault(provider.Id) ?? ProviderHealth.Unknown;
    }
}
