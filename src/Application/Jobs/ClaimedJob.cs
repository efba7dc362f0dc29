using ImageGenerator.Application.Providers;

namespace ImageGenerator.Application.Jobs;

/// <summary>What the claim found out about a job.</summary>
public enum ClaimState
{
    /// <summary>Nobody is at work on it: its attempt begins with this claim.</summary>
    Fresh,

    /// <summary>
    /// A worker that vanished had the attempt that is open, and the provider may or may not have got its request.
    /// </summary>
    Takeover,

    /// <summary>There is nobody to be asked: the provider is switched off, or there is no key for it.</summary>
    NoConnection,
}

/// <summary>A job that this worker has taken, with all that the claim knows of it.</summary>
/// <param name="Lease">The right to work on it.</param>
/// <param name="State">How it was found.</param>
/// <param name="TimeLeft">How long it may be worked on.</param>
public sealed record ClaimedJob(JobLease Lease, ClaimState State, TimeSpan TimeLeft)
{
    /// <summary>
    /// Where its provider is asked and with whose key, for the attempt that began with the claim; null for any other.
    /// </summary>
    public ProviderConnection? Connection { get; init; }

    public bool IsTakeover => State == ClaimState.Takeover;
}
