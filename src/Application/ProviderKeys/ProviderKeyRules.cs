using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Models;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.ProviderKeys;

/// <summary>Whose keys somebody may touch, and for which providers there can be any.</summary>
[ScopedService]
internal sealed class ProviderKeyRules(IModelCatalog catalog, IProviderRegistry providers, Actor actor)
{
    public static readonly Error NotFound = Error.NotFound("provider_key.not_found", "There is no such provider key.");

    private static readonly Error _unknown = Error.RuleViolation(
        "provider.unknown",
        "There is no such provider.",
        "provider"
    );

    /// <summary>
    /// Whose key is meant and for which provider; refused when the current person may not speak for its holder.
    /// </summary>
    public Result<ProviderKeyPlace> Find(CredentialScope scope, string providerId)
    {
        var owner = HolderOf(scope);
        if (!owner.Succeeded)
            return owner.Error;

        var provider = catalog.Providers.FirstOrDefault(provider => provider.Id == providerId);
        return provider is not null && providers.All.Any(adapter => adapter.Id == providerId)
            ? new ProviderKeyPlace(owner.Value, provider)
            : _unknown;
    }

    private Result<CredentialOwner> HolderOf(CredentialScope scope) =>
        scope switch
        {
            CredentialScope.User when actor.May(Permission.ManageKeys) => CredentialOwner.Of(
                actor.OrganizationId,
                actor.UserId
            ),
            CredentialScope.Organization when actor.May(Permission.Manage) => CredentialOwner.Of(actor.OrganizationId),
            CredentialScope.Platform when actor.May(Permission.Operate) => CredentialOwner.Platform,
            _ => AccessErrors.Forbidden,
        };
}

/// <summary>Where a key is kept.</summary>
/// <param name="Holder">Whose it is.</param>
/// <param name="Provider">What it is for.</param>
internal sealed record ProviderKeyPlace(CredentialOwner Holder, ProviderDescription Provider);
