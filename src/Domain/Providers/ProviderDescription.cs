namespace ImageGenerator.Domain.Providers;

/// <summary>
/// A provider as its data file describes it. What administrators set is kept apart, see <see cref="ProviderSettings"/>.
/// </summary>
/// <param name="Id">The stable name in requests and records: <c>replicate</c>.</param>
/// <param name="Name">What people read.</param>
public sealed record ProviderDescription(string Id, string Name)
{
    public string Description { get; init; } = "";

    /// <summary>True when it can only be asked with a key.</summary>
    public bool NeedsKey { get; init; } = true;

    /// <summary>True for a server that somebody runs themselves: its address has to be given.</summary>
    public bool SelfHosted { get; init; }

    /// <summary>True for a provider that is only asked when no other one can do it.</summary>
    public bool LastResort { get; init; }

    /// <summary>
    /// Where the provider's documentation says that a request which ends in a server error is not charged; null where
    /// none says so.
    /// </summary>
    public string? ErrorsAreFreeSource { get; init; }

    /// <summary>True when a server error is known to cost nothing.</summary>
    public bool ErrorsAreFree => ErrorsAreFreeSource is not null;

    /// <summary>Where people get a key.</summary>
    public string? KeyPage { get; init; }

    /// <summary>What a key begins with, for a hint beside the field.</summary>
    public string? KeyPrefix { get; init; }

    /// <summary>The API's address, version included, without a slash at the end; null for a self-hosted one.</summary>
    public string? BaseAddress { get; init; }

    /// <summary>What administrators have decided; what its data file says until they do.</summary>
    public ProviderSettings Settings { get; init; } = new();

    /// <summary>What its data file says, where that was replaced; null where it was not.</summary>
    public ProviderSettings? Defaults { get; init; }
}

/// <summary>What administrators decide about a provider.</summary>
public sealed record ProviderSettings
{
    public const int MaxOrder = 10_000;
    public const int MaxConcurrency = 1000;
    public const int MaxRequestsPerMinute = 100_000;

    /// <summary>False is the kill switch: nobody is sent there any more.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Smaller is asked first.</summary>
    public int Order { get; init; } = 100;

    /// <summary>Jobs at the provider at the same time, over all workers.</summary>
    public int Concurrency { get; init; } = 32;

    /// <summary>Attempts that may begin within a minute, over all workers; null for no limit of ours.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>
    /// True when a request that ended in a server error may be sent again, there or elsewhere, although nobody knows
    /// whether it was charged. Without that it waits for a person's word.
    /// </summary>
    public bool ResendAfterServerError { get; init; }
}

/// <summary>Whose key pays for a job.</summary>
public enum CredentialScope
{
    /// <summary>The installation's, given in the configuration or by its administrators.</summary>
    Platform,

    /// <summary>The organization's.</summary>
    Organization,

    /// <summary>The person's who asked; nobody's budget is touched.</summary>
    User,
}
