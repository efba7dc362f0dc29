using ImageGenerator.Application.Common;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Storage;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Infrastructure.Partials;

/// <summary>
/// Unfinished images in the blob store, told of by events, so that a worker's images are seen through any API process.
/// Nothing of it is kept in memory.
/// </summary>
[ScopedService]
internal sealed class PartialImageStore(
    AppDbContext database,
    IServiceScopeFactory scopes,
    JobTypes types,
    IBlobStore blobs,
    IImageProcessor processor,
    TimeProvider clock,
    ILogger<PreviewPublisher> logger
) : IPartialImageStore
{
    public IPreviewPublisher Open(ProviderJob job) =>
        new PreviewPublisher(
            new PreviewedJob(job.Id, job.OrganizationId, job.CreatedAt, types.Of(job).OutputsOf(job).Count),
            scopes,
            blobs,
            processor,
            clock,
            logger
        );

    public async Task<BlobContent?> FindAsync(JobId job, int index, CancellationToken cancellationToken)
    {
        var key = await database
            .PartialImages.Where(partial => partial.JobId == job && partial.Index == index)
            .Select(partial => partial.BlobKey)
            .FirstOrDefaultAsync(cancellationToken);
        return key is null ? null : await blobs.OpenAsync(BlobKey.Parse(key), cancellationToken);
    }
}
