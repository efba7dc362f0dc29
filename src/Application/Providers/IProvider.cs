
namespace ImageGenerator.Application.Providers;

/// <summary>
/// One provider. An adapter translates; it decides nothing: retries, costs, failover and storage are the job engine's.
/// Every method answers with what happened; it throws only <see cref="OperationCanceledException"/> and for bugs.
/// </summary>
public interface IProvider
{
    /// <summary>The provider's id as the catalogue has it: <c>offline</c>.</summary>
    string Id { get; }

    /// <summary>What it can be asked for. An adapter that does more than to make images says so.</summary>
    IReadOnlyCollection<ProviderOperation> Operations => [ProviderOperation.Generate];

    /// <summary>
    /// True when a request whose answer was lost may simply be sent again, because doing it twice costs nothing.
    /// False for every provider that charges: there a lost answer becomes <c>outcome_unknown</c>.
    /// </summary>
    bool CanResubmit { get; }

    /// <summary>Sends the request. May answer with the finished outputs, or with a job to ask about.</summary>
    Task<ProviderAnswer> SubmitAsync(ProviderCall call, CancellationToken cancellationToken);

    /// <summary>
    /// Asks about a job that <see cref="SubmitAsync"/> accepted. <see cref="ProviderAnswer.Unavailable"/>,
    /// <see cref="ProviderAnswer.RateLimited"/> and <see cref="ProviderAnswer.Unknown"/> say only that the asking
    /// failed: it is asked again, and the job goes on.
    /// </summary>
    Task<ProviderAnswer> PollAsync(RemoteJob job, CancellationToken cancellationToken);

    /// <summary>Asks the provider to stop a job; best effort, an unknown or finished job is no error.</summary>
    Task CancelAsync(RemoteJob job, CancellationToken cancellationToken);

    /// <summary>
    /// Finds out what became of a request whose answer was lost. Answers with the job when the provider has it,
    /// <see cref="ProviderAnswer.Unavailable"/> when it surely has not, and <see cref="ProviderAnswer.Unknown"/> when
    /// it cannot say; without a reason where it never can. Any other answer says nothing of the request.
    /// </summary>
    /// <param name="call">The request.</param>
    /// <param name="sentAt">The earliest time at which it can have arrived.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    Task<ProviderAnswer> ReconcileAsync(ProviderCall call, DateTimeOffset sentAt, CancellationToken cancellationToken) =>
        Task.FromResult<ProviderAnswer>(new ProviderAnswer.Unknown(""));

    /// <summary>A cheap check, free of charge, whether the provider can be reached and takes the key.</summary>
    Task<ProviderHealth> CheckAsync(ProviderConnection connection, CancellationToken cancellationToken);
}

/// <summary>Whether a provider can be used now, and why not.</summary>
/// <param name="Condition">What was found.</param>
/// <param name="Reason">In plain words, fit to be shown; never with any part of the key.</param>
public sealed record ProviderHealth(ProviderCondition Condition, string? Reason = null)
{
    public static ProviderHealth Healthy { get; } = new(ProviderCondition.Healthy);

    public bool IsHealthy => Condition == ProviderCondition.Healthy;
}

/// <summary>What a check finds.</summary>
public enum ProviderCondition
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
