using System.Collections.Concurrent;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Storage;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Infrastructure.Events;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Infrastructure.Partials;

/// <summary>What is to be known of a job to show what it has so far.</summary>
/// <param name="Id">The job.</param>
/// <param name="OrganizationId">Whose it is.</param>
/// <param name="CreatedAt">The time that its files are filed under.</param>
/// <param name="Outputs">How many outputs are to come of it.</param>
internal sealed record PreviewedJob(JobId Id, OrganizationId OrganizationId, DateTimeOffset CreatedAt, int Outputs);

/// <summary>
/// Shows one job's unfinished images: decodes each, stores a preview of it, and says so in an event. Works on
/// connections of its own, because its worker's are busy with the job.
/// </summary>
internal sealed partial class PreviewPublisher(
    PreviewedJob watched,
    IServiceScopeFactory scopes,
    IBlobStore blobs,
    IImageProcessor processor,
    TimeProvider clock,
    ILogger<PreviewPublisher> logger
) : IPreviewPublisher
{
    private readonly TokenBucket _bucket = new(clock);
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly ConcurrentDictionary<int, BlobKey> _shown = new();

    public async Task PublishAsync(int index, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (index < 0 || index >= watched.Outputs || !_bucket.TryPass())
            return;

        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            var preview = await Task.Run(() => processor.MakeRendition(bytes, Asset.PreviewSide), cancellationToken);
            var key = BlobKey.For(watched.OrganizationId, watched.Id, watched.CreatedAt, $"partial-{index}.webp");
            await using var content = new ReadOnlyMemoryStream(preview.Bytes);
            await blobs.WriteAsync(key, content, cancellationToken);
            _shown[index] = key;
            await TellAsync(index, key, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // It is only a look at what is coming: the image itself does not depend on it.
            LogForgotten(watched.Id.Value, fault.Message);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!_shown.IsEmpty)
                await RemoveAsync();
        }
        catch (Exception fault)
        {
            // The clean-up finds what is left of it.
            LogForgotten(watched.Id.Value, fault.Message);
        }

        _oneAtATime.Dispose();
    }

    private async Task TellAsync(int index, BlobKey key, CancellationToken cancellationToken)
    {
        await using var scope = OpenScope();
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var running = await database
            .Set<ProviderJob>()
            .FirstOrDefaultAsync(job => job.Id == watched.Id && job.Status == JobStatus.Processing, cancellationToken);
        if (running is null)
            return;

        var partials = await database
            .PartialImages.AsTracking()
            .Where(partial => partial.JobId == watched.Id)
            .OrderBy(partial => partial.Index)
            .ToListAsync(cancellationToken);
        if (partials.Find(partial => partial.Index == index) is not { } shown)
        {
            shown = new PartialImage
            {
                JobId = watched.Id,
                Index = index,
                OrganizationId = watched.OrganizationId,
                BlobKey = key.Value,
            };
            database.Add(shown);
            partials.Add(shown);
        }

        var now = clock.GetUtcNow();
        shown.Renew(now);
        database.Outbox.Add(
            OutboxMessage.Of(
                running.ToUpdate(now) with
                {
                    Partials = [.. partials.Select(partial => new PartialImageVersion(partial.Index, partial.Version))],
                }
            )
        );
        database.NotifyAfterCommit(NotificationChannel.Events);
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().SaveAsync(cancellationToken);
    }

    private async Task RemoveAsync()
    {
        await using var scope = OpenScope();
        await scope
            .ServiceProvider.GetRequiredService<AppDbContext>()
            .PartialImages.Where(partial => partial.JobId == watched.Id)
            .ExecuteDeleteAsync();
        foreach (var key in _shown.Values)
            await blobs.DeleteAsync(key, CancellationToken.None);
    }

    private AsyncServiceScope OpenScope()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActorScope>().EnterWorker(watched.OrganizationId);
        return scope;
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Job {JobId}: an unfinished image was not shown or not removed: {Reason}"
    )]
    private partial void LogForgotten(Guid jobId, string reason);
}
