using ImageGenerator.Application.Common;
using ImageGenerator.Domain.Common;

namespace ImageGenerator.Application.Edits;

/// <summary>Reads edits of the current organization, whatever their kind.</summary>
public interface IEditReader
{
    /// <summary>One edit with its images and attempts; null when there is none here.</summary>
    Task<EditView?> FindAsync(JobId id, CancellationToken cancellationToken);

    /// <summary>A page, newest first, with images, without attempts.</summary>
    Task<Page<EditView>> ListAsync(EditFilter filter, Cursor? after, int limit, CancellationToken cancellationToken);
}
