using System.Collections.Concurrent;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Storage;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Infrastructure.Events;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Infrastructure.Partials;

/// <summary>
/// Shows one generation's unfinished images: decodes each, stores a preview of it, and says so in an event. Works on connections of
/// its own, because its worker's are busy with the job.
/// </summary>
internal sealed partial class PartialScreen(
    Generation generation,
    IServiceScopeFactory scopes,
    IBlobStore blobs,
    IImageProcessor processor,
    TimeProvider clock,
    ILogger<PartialScreen> logger) : IPartialScreen
{
    private readonly Pace _pace = new(clock);
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly ConcurrentDictionary<int, BlobKey> _shown = new();

    public async Task ShowAsync(int index, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (index < 0 || index >= generation.Settings.Count || !_pace.TryPass()) return;

        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            var preview = await Task.Run(() => processor.MakeRendition(bytes, Asset.PreviewSide), cancellationToken);
            var key = BlobKey.For(generation.OrganizationId, generation.Id, generation.CreatedAt, $"partial-{index}.webp");
            await using var content = new ReadOnlyMemoryStream(preview.Bytes);
            await blobs.WriteAsync(key, content, cancellationToken);
            _shown[index] = key;
            await TellAsync(index, key, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // It is only a look at what is coming: the image itself does not depend on it.
            LogForgotten(generation.Id.Value, fault.Message);
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
            if (!_shown.IsEmpty) await RemoveAsync();
        }
        catch (Exception fault)
        {
            // The housekeeper finds what is left of it.
            LogForgotten(generation.Id.Value, fault.Message);
        }

        _oneAtATime.Dispose();
    }

    private async Task TellAsync(int index, BlobKey key, CancellationToken cancellationToken)
    {
        await using var scope = OpenScope();
        var database = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var running = await database.Generations.FirstOrDefaultAsync(
            running => running.Id == generation.Id && running.Status == JobStatus.Processing, cancellationToken);
        if (running is null) return;

        var partials = await database.PartialImages.AsTracking()
            .Where(partial => partial.JobId == generation.Id)
            .OrderBy(partial => partial.Index)
            .ToListAsync(cancellationToken);
        if (partials.Find(partial => partial.Index == index) is not { } shown)
        {
            shown = new PartialImage { JobId = generation.Id, Index = index, OrganizationId = generation.OrganizationId, BlobKey = key.Value };
            database.Add(shown);
            partials.Add(shown);
        }

        var now = clock.GetUtcNow();
        shown.Renew(now);
        database.Outbox.Add(OutboxMessage.Of(new GenerationUpdated(running, now)
        {
            Partials = [.. partials.Select(partial => new PartialImageVersion(partial.Index, partial.Version))],
        }));
        database.RingAfterCommit(Bell.Events);
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().SaveAsync(cancellationToken);
    }

    private async Task RemoveAsync()
    {
        await using var scope = OpenScope();
        await scope.ServiceProvider.GetRequiredService<AppDbContext>().PartialImages
            .Where(partial => partial.JobId == generation.Id)
            .ExecuteDeleteAsync();
        foreach (var key in _shown.Values) await blobs.DeleteAsync(key, CancellationToken.None);
    }

    private AsyncServiceScope OpenScope()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantScope>().Enter(generation.OrganizationId);
        return scope;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId}: an unfinished image was not shown or not removed: {Reason}")]
    private partial void LogForgotten(Guid jobId, string reason);
}
