using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Providers;

/// <summary>Finds the way to a provider: its address, and the key that opens it.</summary>
public interface IProviderConnections
{
    /// <summary>
    /// The person's own key, then the organization's, then the platform's. Null when the provider cannot be asked: it needs a key
    /// and none is left, or it needs an address and none is set.
    /// </summary>
    /// <param name="except">Owners whose keys were tried and rejected.</param>
    Task<ProviderConnection?> ChooseAsync(
        OrganizationId organization, UserId user, string provider, IReadOnlyCollection<KeyOwner> except, CancellationToken cancellationToken);

    /// <summary>The providers that can be asked, and whose key would be used; null where none is needed. No key is opened for it.</summary>
    Task<IReadOnlyDictionary<string, KeyOwner?>> UsableAsync(OrganizationId organization, UserId user, CancellationToken cancellationToken);

    /// <summary>Notes that a provider did not take a key, and tells those who can mend it.</summary>
    /// <param name="rejected">The connection that was used.</param>
    /// <param name="organization">Whose job it was.</param>
    /// <param name="provider">Who rejected it.</param>
    /// <param name="reason">The provider's words.</param>
    Task ReportRejectedAsync(
        ProviderConnection rejected, OrganizationId organization, string provider, string reason, CancellationToken cancellationToken);
}
