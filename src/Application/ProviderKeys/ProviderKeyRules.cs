using ImageGenerator.Application.Common;
using ImageGenerator.Application.Models;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.ProviderKeys;

/// <summary>Whose keys somebody may touch, and for which providers there can be any.</summary>
internal sealed class ProviderKeyRules(IModelCatalog catalog, IProviderRegistry providers, ICurrentUser user)
{
    public static readonly Error NotFound = Error.NotFound("provider_key.not_found", "There is no such provider key.");

    private static readonly Error _forbidden = new("auth.forbidden", "Your role does not allow this.", ErrorKind.Forbidden);
    private static readonly Error _unknown = Error.RuleViolation("provider.unknown", "There is no such provider.", "provider");

    /// <summary>The holder whom the current person means by a scope; refused when they may not speak for it.</summary>
    public Result<CredentialOwner> HolderOf(CredentialScope scope) => scope switch
    {
        CredentialScope.User when user.Role != Role.Viewer => CredentialOwner.Of(user.OrganizationId, user.UserId),
        CredentialScope.Organization when user.Role is Role.Owner or Role.Admin => CredentialOwner.Of(user.OrganizationId),
        CredentialScope.Platform when user.CanOperate => CredentialOwner.Platform,
        _ => _forbidden,
    };

    public Result<ProviderDescription> Find(string id)
    {
        var provider = catalog.Providers.FirstOrDefault(provider => provider.Id == id);
        return provider is not null && providers.All.Any(adapter => adapter.Id == id) ? provider : _unknown;
    }
}
