using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Budgets;

/// <summary>
/// Sets money aside before it is spent. Holds are made and settled in the transaction of the job itself, so a job and
/// its hold exist together or not at all; when in doubt a job is refused.
/// </summary>
public interface IBudget
{
    /// <summary>
    /// Sets aside what a job is expected to cost, under every limit that binds it or under none; inside the current
    /// transaction. What costs nothing, or is paid with the person's own key, needs no hold.
    /// </summary>
    /// <param name="job">The job.</param>
    /// <param name="expected">What it is expected to cost; null is refused as soon as there is a limit to be
    /// kept.</param>
    /// <param name="payer">Whose key pays; null where none is needed or it is not known yet.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<Result> HoldAsync(
        ProviderJob job,
        Money? expected,
        CredentialScope? payer,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Another model takes over that may cost more: sets the rest aside, in the period of the job's hold, on top of
    /// what earlier attempts have cost. Nothing is changed when there is no room. What is dearer than before stays set
    /// aside. Opens the transaction of the unit of work's next save when there is none.
    /// </summary>
    Task<Result> RaiseAsync(ProviderJob job, Money? expected, CancellationToken cancellationToken);

    /// <summary>
    /// Settles the hold of a job that has ended with what it came to, once, in the same transaction as the next save.
    /// Where nobody knows what it came to, all that was set aside counts as spent.
    /// </summary>
    void Settle(ProviderJob job);
}
