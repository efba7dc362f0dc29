using ImageGenerator.Application.Common;
using ImageGenerator.Application.Uploads;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Uploads;
using Microsoft.EntityFrameworkCore;

namespace ImageGenerator.Infrastructure.Persistence.Repositories;

[ScopedService]
internal sealed class UploadRepository(AppDbContext database) : IUploadRepository
{
    public void Add(Upload upload) => database.Uploads.Add(upload);

    public Task<Upload?> FindAsync(UploadId id, CancellationToken cancellationToken) =>
        database.Uploads.FirstOrDefaultAsync(upload => upload.Id == id, cancellationToken);

    public async Task<IReadOnlyList<Upload>> FindAllAsync(
        IReadOnlyCollection<UploadId> ids,
        CancellationToken cancellationToken
    ) =>
        ids.Count == 0
            ? []
            : await database
                .Uploads.AsTracking()
                .Where(upload => ids.Contains(upload.Id))
                .ToListAsync(cancellationToken);
}
