using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Domain.Jobs;

/// <summary>How an attempt ended.</summary>
public enum AttemptOutcome
{
    Completed,
    Refused,
    RateLimited,
    Unavailable,
    CredentialRejected,

    /// <summary>The account behind the key has no money left.</summary>
    OutOfCredit,

    /// <summary>The key is good, and this model is not open to it.</summary>
    NotPermitted,

    /// <summary>A server error after the request arrived: it may or may not have been charged.</summary>
    ServerError,
    Invalid,
    NoOutput,
    TimedOut,
    Unknown,
    Cancelled,

    /// <summary>Its worker stopped before the provider was known to be asked, and asking again costs nothing.</summary>
    Abandoned,
}

/// <summary>
/// One try at a provider. It is recorded before the provider is called, so that no call is ever unaccounted for.
/// </summary>
public sealed class ProviderAttempt
{
    public const int MaxProviderJobIdLength = 400;
    public const int MaxConnectionLength = 80;

    /// <summary>The connection that the installation itself has to a provider.</summary>
    public const string PlatformConnection = "platform";

    // For EF Core.
    private ProviderAttempt() { }

    /// <summary>1 for the first.</summary>
    public int Number { get; private init; }

    public string Provider { get; private init; } = "";

    public string Model { get; private init; } = "";

    public DateTimeOffset StartedAt { get; private init; }

    public DateTimeOffset? CompletedAt { get; private set; }

    /// <summary>
    /// The provider's name for the job, once it accepted one; a later worker asks about it instead of sending again.
    /// </summary>
    public string? ProviderJobId { get; private set; }

    /// <summary>Null while the attempt runs.</summary>
    public AttemptOutcome? Outcome { get; private set; }

    /// <summary>The provider's words, fit to be shown.</summary>
    public string? Message { get; private set; }

    /// <summary>
    /// What it was expected to cost when it began: zero where doing it twice costs nothing; null when nobody knew.
    /// </summary>
    public Money? ExpectedCost { get; private init; }

    /// <summary>Whether the provider charged for it, as far as that is known.</summary>
    public Charge Charge { get; private set; }

    /// <summary>What it came to; null while it runs, and when nobody knows.</summary>
    public Money? Cost { get; private set; }

    /// <summary>What the provider said that it charged; null when it did not say.</summary>
    public Money? ReportedCost { get; private set; }

    /// <summary>Whose key was used; null where none is needed.</summary>
    public CredentialScope? KeyOwner { get; private init; }

    /// <summary>
    /// Over which connection the provider was asked: <see cref="PlatformConnection"/>, or the stored key with a mark of
    /// its own address. It holds no secret; rate, concurrency and health are counted by it.
    /// </summary>
    public string Connection { get; private init; } = PlatformConnection;

    public bool IsOpen => Outcome is null;

    /// <summary>True when it has ended and may have cost something that nobody can say.</summary>
    public bool IsAmountUnknown => !IsOpen && Cost is null;

    internal static ProviderAttempt Begin(
        int number,
        string provider,
        string model,
        CredentialScope? keyOwner,
        Money? expected,
        DateTimeOffset now,
        string connection
    ) =>
        new()
        {
            Number = number,
            Provider = provider,
            Model = model,
            KeyOwner = keyOwner,
            ExpectedCost = expected,
            StartedAt = now,
            Connection = connection,
        };

    internal void Accept(string providerJobId) => ProviderJobId = providerJobId;

    internal void End(AttemptOutcome outcome, DateTimeOffset now, string? message = null, CostReport? cost = null)
    {
        var report = cost ?? CostReport.Nothing;
        Outcome = outcome;
        CompletedAt = now;
        Message = message is null ? null : Text.Truncate(message, JobFailure.MaxMessageLength);
        ReportedCost = report.Reported;
        (Charge, Cost) = ChargePolicy.Settle(this, outcome, report);
    }
}
