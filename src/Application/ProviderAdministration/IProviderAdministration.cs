using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.ProviderAdministration;

/// <summary>Reads and changes what administrators decide about providers.</summary>
public interface IProviderAdministration
{
    /// <summary>
    /// Jobs at each provider and in front of it: at work, and waiting. A provider without any is missing.
    /// </summary>
    Task<IReadOnlyDictionary<string, ProviderLoad>> CountJobsAsync(CancellationToken cancellationToken);

    /// <summary>Keeps new settings. Every process goes by them within moments.</summary>
    Task SaveAsync(string provider, ProviderSettings settings, CancellationToken cancellationToken);

    /// <summary>Keeps what a check found.</summary>
    Task NoteCheckAsync(string provider, ConnectionCheckResult found, CancellationToken cancellationToken);
}

/// <summary>A provider's jobs.</summary>
/// <param name="Running">At work.</param>
/// <param name="Waiting">In the queue.</param>
public sealed record ProviderLoad(int Running, int Waiting);
