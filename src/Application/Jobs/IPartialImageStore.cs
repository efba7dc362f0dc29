using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Storage;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Application.Jobs;

/// <summary>
/// Unfinished images of running jobs. They are shown to whoever watches, on every node, and are gone when the work is
/// done; they are never part of the library.
/// </summary>
public interface IPartialImageStore
{
    /// <summary>Where a job's unfinished images go during one attempt. Disposing it removes what was shown.</summary>
    IPreviewPublisher Open(ProviderJob job);

    /// <summary>
    /// Opens the latest one of an image; null when there is none, or when it belongs to another organization.
    /// </summary>
    /// <param name="job">The job.</param>
    /// <param name="index">The image's place, from 0.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    Task<BlobContent?> FindAsync(JobId job, int index, CancellationToken cancellationToken);
}

/// <summary>Shows unfinished images for as long as an attempt lasts.</summary>
public interface IPreviewPublisher : IPartialImages, IAsyncDisposable;
