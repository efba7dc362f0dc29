using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Providers;

/// <summary>Decides with whose key, and at which address, a provider is asked, and remembers how that went.</summary>
public interface IProviderConnections
{
    /// <summary>
    /// The way to a provider: with the person's own key, else the organization's, else the platform's stored one, else
    /// the platform's from the configuration. Key and address always come from the same place: an address that somebody
    /// entered gets the key that was entered with it, or none. Null when there is no way left.
    /// </summary>
    /// <param name="organization">Who asks.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="provider">The provider's id.</param>
    /// <param name="except">Owners whose keys were tried already.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    Task<ProviderConnection?> ChooseAsync(
        OrganizationId organization,
        UserId user,
        string provider,
        IReadOnlyCollection<CredentialScope> except,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// The providers that could be asked, with whose key (null: none is needed). One statement, and no secret is
    /// opened: a key may still turn out to be wrong.
    /// </summary>
    Task<IReadOnlyDictionary<string, CredentialScope?>> UsableAsync(
        OrganizationId organization,
        UserId user,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// As <see cref="UsableAsync"/>, without the keys that were rejected or out of credit when they were last used or
    /// checked.
    /// </summary>
    Task<IReadOnlyDictionary<string, CredentialScope?>> WorkingAsync(
        OrganizationId organization,
        UserId user,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Remembers what the provider made of a key. A report about a key that was replaced meanwhile changes nothing.
    /// </summary>
    Task ReportAsync(ProviderConnection used, ProviderCredentialReport report, CancellationToken cancellationToken);
}

/// <summary>What a provider made of a key.</summary>
public sealed record ProviderCredentialReport
{
    private ProviderCredentialReport(string? rejection, bool isOutOfCredit = false) =>
        (Rejection, IsOutOfCredit) = (rejection, isOutOfCredit);

    /// <summary>
    /// The provider took it: it works. Written once a minute at most, so that it may be told at every answer.
    /// </summary>
    public static ProviderCredentialReport Used { get; } = new(rejection: null);

    /// <summary>Why the provider did not take it; null when it did.</summary>
    public string? Rejection { get; }

    /// <summary>True when the key is good and its account has no money left.</summary>
    public bool IsOutOfCredit { get; }

    /// <summary>The provider did not take it. Administrators are told when that is new.</summary>
    /// <param name="reason">The provider's words; the key is taken out of them.</param>
    public static ProviderCredentialReport Rejected(string reason) => new(reason);

    /// <summary>
    /// The provider took it, and its account has no money left. Administrators are told when that is new.
    /// </summary>
    /// <param name="reason">The provider's words; the key is taken out of them.</param>
    public static ProviderCredentialReport OutOfCredit(string reason) => new(reason, isOutOfCredit: true);
}
