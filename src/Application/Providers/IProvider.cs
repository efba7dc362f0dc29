namespace ImageGenerator.Application.Providers;

/// <summary>
/// One provider. An adapter translates; it decides nothing: retries, costs, failover and storage are the job engine's.
/// Every method answers with what happened; it throws only <see cref="OperationCanceledException"/> and for bugs.
/// </summary>
public interface IProvider
{
    /// <summary>The provider's id as the catalog has it: <c>offline</c>.</summary>
    string Id { get; }

    /// <summary>What it can be asked for. An adapter that does more than to make images says so.</summary>
    IReadOnlyCollection<ProviderOperation> Operations => [ProviderOperation.Generate];

    /// <summary>
    /// True when a request whose answer was lost may simply be sent again, because doing it twice costs nothing.
    /// False for every provider that charges: there a lost answer becomes <c>outcome_unknown</c>.
    /// </summary>
    bool CanResubmit { get; }

    /// <summary>Sends the request. May answer with the finished outputs, or with a job to ask about.</summary>
    Task<ProviderResult> SubmitAsync(ProviderCall call, CancellationToken cancellationToken);

    /// <summary>
    /// Asks about a job that <see cref="SubmitAsync"/> accepted. <see cref="ProviderResult.Unavailable"/>,
    /// <see cref="ProviderResult.RateLimited"/> and <see cref="ProviderResult.Unknown"/> say only that the asking
    /// failed: it is asked again, and the job goes on.
    /// </summary>
    Task<ProviderResult> PollAsync(RemoteJob job, CancellationToken cancellationToken);

    /// <summary>Asks the provider to stop a job; best effort, an unknown or finished job is no error.</summary>
    Task CancelAsync(RemoteJob job, CancellationToken cancellationToken);

    /// <summary>
    /// Finds out what became of a request whose answer was lost. Answers with the job when the provider has it,
    /// <see cref="ProviderResult.Unavailable"/> when it surely has not, and <see cref="ProviderResult.Unknown"/> when
    /// it cannot say; without a reason where it never can. Any other answer says nothing of the request.
    /// </summary>
    /// <param name="call">The request.</param>
    /// <param name="sentAt">The earliest time at which it can have arrived.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    Task<ProviderResult> ReconcileAsync(
        ProviderCall call,
        DateTimeOffset sentAt,
        CancellationToken cancellationToken
    ) => Task.FromResult<ProviderResult>(new ProviderResult.Unknown(""));

    /// <summary>A cheap check, free of charge, whether the provider can be reached and takes the key.</summary>
    Task<ConnectionCheckResult> CheckAsync(ProviderConnection connection, CancellationToken cancellationToken);
}

/// <summary>Whether a provider can be used now, and why not.</summary>
/// <param name="Condition">What was found.</param>
/// <param name="Reason">In plain words, fit to be shown; never with any part of the key.</param>
public sealed record ConnectionCheckResult(ConnectionStatus Condition, string? Reason = null)
{
    public static ConnectionCheckResult Healthy { get; } = new(ConnectionStatus.Healthy);

    public bool IsHealthy => Condition == ConnectionStatus.Healthy;
}

/// <summary>What a check finds.</summary>
public enum ConnectionStatus
{
    /// <summary>It answers and takes the key.</summary>
    Healthy,

    /// <summary>It cannot be reached, or answers with faults.</summary>
    Unreachable,

    /// <summary>It answers, and does not take the key.</summary>
    CredentialRejected,

    /// <summary>It answers and takes the key, whose account has no money left.</summary>
    OutOfCredit,
}
