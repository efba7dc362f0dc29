namespace ImageGenerator.Application.Providers;

/// <summary>How the installation itself reaches a provider, apart from any job.</summary>
public interface IPlatformConnections
{
    /// <summary>The connection with the installation's own key; null when it has none.</summary>
    /// <param name="provider">The provider's id.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    Task<ProviderConnection?> FindAsync(string provider, CancellationToken cancellationToken);
}
