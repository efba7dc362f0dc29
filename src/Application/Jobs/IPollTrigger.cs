namespace ImageGenerator.Application.Jobs;

/// <summary>Makes whoever waits for a provider's job ask about it at once, wherever its worker runs.</summary>
public interface IPollTrigger
{
    /// <summary>
    /// Wakes the open attempt that has this job at the provider; nothing happens when there is none. Waking twice is
    /// waking once, and nothing of the job is changed: what became of it is asked of the provider.
    /// </summary>
    /// <param name="provider">The provider's id.</param>
    /// <param name="providerJobId">The provider's name for the job.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    Task RequestPollAsync(string provider, string providerJobId, CancellationToken cancellationToken);
}
