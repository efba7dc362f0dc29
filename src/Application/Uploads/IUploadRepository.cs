using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Uploads;

namespace ImageGenerator.Application.Uploads;

/// <summary>Uploads of the current organization.</summary>
public interface IUploadRepository
{
    void Add(Upload upload);

    /// <summary>Null when there is none, or when it belongs to another organization.</summary>
    Task<Upload?> FindAsync(UploadId id, CancellationToken cancellationToken);

    /// <summary>Those of the named ones that are here; to be changed.</summary>
    Task<IReadOnlyList<Upload>> FindAllAsync(IReadOnlyCollection<UploadId> ids, CancellationToken cancellationToken);
}
