using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Providers;

/// <summary>What is known of whether a stored key works.</summary>
public enum CredentialStatus
{
    /// <summary>Nobody has tried it.</summary>
    Untested,

    /// <summary>The provider took it when it was last asked.</summary>
    Working,

    /// <summary>The provider did not take it, or it cannot be opened any more.</summary>
    Rejected,

    /// <summary>The provider did not answer.</summary>
    Unreachable,

    /// <summary>The provider takes it, and the account behind it has no money left.</summary>
    OutOfCredit,
}

/// <summary>
/// A stored way to a provider: a sealed key, an address, or both. Its secret is sealed together with whose it is, for
/// which provider and for which address, so that none of these can be changed under it.
/// </summary>
public sealed class ProviderCredential : AggregateRoot
{
    public const int MaxProviderLength = 100;
    public const int MaxErrorLength = 500;

    // For EF Core.
    private ProviderCredential() { }

    public ProviderCredentialId Id { get; private init; }

    public CredentialScope Scope { get; private init; }

    /// <summary>Null for the installation's.</summary>
    public OrganizationId? OrganizationId { get; private init; }

    /// <summary>Only for a person's.</summary>
    public UserId? UserId { get; private init; }

    public string Provider { get; private init; } = "";

    /// <summary>The key, sealed; null for a server that asks for none.</summary>
    public byte[]? SealedSecret { get; private set; }

    /// <summary>The key's last characters, if it is long enough to show some.</summary>
    public string? Hint { get; private set; }

    /// <summary>The address that the key was entered for; null for the provider's usual one.</summary>
    public string? BaseAddress { get; private set; }

    public CredentialStatus Status { get; private set; }

    /// <summary>When the key that is there now was entered.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Who entered the key that is there now.</summary>
    public UserId CreatedBy { get; private set; }

    public DateTimeOffset? LastCheckedAt { get; private set; }

    public DateTimeOffset? LastUsedAt { get; private set; }

    /// <summary>Why it was rejected or not reached, fit to be shown; never with any part of the key.</summary>
    public string? LastError { get; private set; }

    public CredentialOwner Holder =>
        this switch
        {
            { OrganizationId: { } organization, UserId: { } user } => CredentialOwner.Of(organization, user),
            { OrganizationId: { } organization } => CredentialOwner.Of(organization),
            _ => CredentialOwner.Platform,
        };

    /// <summary>Keeps what somebody entered; nobody has tried it yet.</summary>
    /// <param name="owner">Whose it is.</param>
    /// <param name="provider">The provider's id.</param>
    /// <param name="input">What was entered.</param>
    /// <param name="sealedSecret">The entered key, sealed; null when there is none.</param>
    /// <param name="by">Who entered it.</param>
    /// <param name="now">When.</param>
    public static ProviderCredential Store(
        CredentialOwner owner,
        string provider,
        CredentialInput input,
        byte[]? sealedSecret,
        UserId by,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(owner);

        var credential = new ProviderCredential
        {
            Id = ProviderCredentialId.New(),
            Scope = owner.Scope,
            OrganizationId = owner.OrganizationId,
            UserId = owner.UserId,
            Provider = provider,
        };
        credential.Replace(input, sealedSecret, by, now);
        return credential;
    }

    /// <summary>
    /// Takes another key, or another address with its key, in place of the one before. Nothing of the old one is left.
    /// </summary>
    /// <inheritdoc cref="Store"/>
    public void Replace(CredentialInput input, byte[]? sealedSecret, UserId by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Key is null != sealedSecret is null)
            throw new ArgumentException("A key and its sealed form come together.", nameof(sealedSecret));

        (SealedSecret, Hint, BaseAddress) = (sealedSecret, input.Hint, input.BaseAddress);
        (CreatedBy, CreatedAt) = (by, now);
        (Status, LastError, LastCheckedAt, LastUsedAt) = (CredentialStatus.Untested, null, null, null);
    }

    /// <summary>The provider took it.</summary>
    public void Confirm(DateTimeOffset now) => Note(CredentialStatus.Working, null, now);

    /// <summary>The provider did not answer; that says nothing about the key.</summary>
    public void MissAnswer(string reason, DateTimeOffset now) => Note(CredentialStatus.Unreachable, reason, now);

    /// <summary>The provider did not take it. The first time, those are told whom it concerns.</summary>
    /// <param name="reason">In words fit to be shown, without any part of the key.</param>
    /// <param name="concerned">Whose streams hear of it; null when there is nobody to tell.</param>
    /// <param name="now">When.</param>
    public void Reject(string reason, OrganizationId? concerned, DateTimeOffset now)
    {
        var isNews = Status != CredentialStatus.Rejected;
        Note(CredentialStatus.Rejected, reason, now);
        if (isNews && concerned is { } organization)
            Raise(new ProviderKeyRejected(organization, Name, LastError!, now));
    }

    /// <summary>
    /// The provider took it, and its account has no money left. The first time, those are told whom it concerns.
    /// </summary>
    /// <inheritdoc cref="Reject"/>
    public void RunOutOfCredit(string reason, OrganizationId? concerned, DateTimeOffset now)
    {
        var isNews = Status != CredentialStatus.OutOfCredit;
        Note(CredentialStatus.OutOfCredit, reason, now);
        if (isNews && concerned is { } organization)
            Raise(new ProviderKeyOutOfCredit(organization, Name, LastError!, now));
    }

    private ProviderKeyName Name => new(Provider, Scope, UserId);

    private void Note(CredentialStatus status, string? error, DateTimeOffset now) =>
        (Status, LastError, LastCheckedAt) = (status, error is null ? null : Text.Truncate(error, MaxErrorLength), now);
}
