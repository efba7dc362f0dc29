using ImageGenerator.Application.Common;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Storage;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Application.Outputs;

/// <summary>
/// Fetches the images of an answer and stores them. What was paid for is not given up: while the storage takes nothing
/// it is kept and tried again, and what cannot be fetched is asked for again for as long as a provider may have it.
/// </summary>
[ScopedService]
internal sealed class OutputCollector(
    OutputStore outputs,
    StorageHealth storage,
    IHeldResults held,
    JobSettlement settlement,
    TimeProvider clock
)
{
    /// <summary>Providers keep their files for ten minutes at least.</summary>
    internal static readonly TimeSpan FetchPatience = TimeSpan.FromMinutes(10);

    private const int AsksForGoneImage = 3;
    private static readonly TimeSpan _firstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(60);

    /// <param name="delivery">What is to be fetched: no more than was asked for, no more than the provider
    /// sent.</param>
    /// <param name="owner">Whose it is.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<CollectedOutputs> CollectAsync(
        Delivery delivery,
        OutputOwner owner,
        CancellationToken cancellationToken
    )
    {
        var asked = owner.Expected.Count;
        var collected = new CollectedOutputs(asked);
        var opened = new List<HeldOutput>();
        try
        {
            // All of them are fetched before the first is stored: addresses expire, and what is here can be kept.
            foreach (var (index, image) in delivery.Result.Outputs.Take(asked).Index())
            {
                await FetchAsync(index, image, opened, collected, delivery.Patience(cancellationToken));
            }

            foreach (var image in opened.ToList())
                await StoreAsync(delivery, image, opened, collected, owner, cancellationToken);
            await AskAgainAsync(delivery, opened, collected, owner, cancellationToken);
            collected.NoteNeverSent(delivery.Result.Outputs.Count);
            return collected;
        }
        finally
        {
            foreach (var image in opened)
                await image.Content.DisposeAsync();
        }
    }

    private static async Task FetchAsync(
        int index,
        ProviderOutput image,
        List<HeldOutput> opened,
        CollectedOutputs collected,
        CancellationToken cancellationToken
    )
    {
        try
        {
            opened.Add(new HeldOutput(index, image.Seed, await image.OpenAsync(cancellationToken)));
            collected.Unfetched.Remove(index);
        }
        catch (ImageNotFetchedException away)
        {
            collected.Unfetched[index] = away;
        }
        catch (UnreadableImageException unreadable)
        {
            collected.Unfetched.Remove(index);
            collected.Lose(index, unreadable.Message);
        }
    }

    private async Task StoreAsync(
        Delivery delivery,
        HeldOutput image,
        List<HeldOutput> opened,
        CollectedOutputs collected,
        OutputOwner owner,
        CancellationToken cancellationToken
    )
    {
        try
        {
            if (storage.Fault is { } known)
                await WaitForStorageAsync(delivery, opened, known, cancellationToken);
            collected.Stored.Add(
                await outputs.StoreAsync(owner, image, HoldUpAsync, delivery.Patience(cancellationToken))
            );
            storage.ReportSuccess();
        }
        catch (UnreadableImageException unreadable)
        {
            // The others were paid for and are kept; asking for all of them again would be paid again.
            collected.Lose(image.Index, unreadable.Message);
        }

        Task HoldUpAsync(StorageUnavailableException unavailable)
        {
            storage.ReportFailure(unavailable);
            return WaitForStorageAsync(delivery, opened, unavailable.Fault, cancellationToken);
        }
    }

    private async Task WaitForStorageAsync(
        Delivery delivery,
        List<HeldOutput> opened,
        StorageFault fault,
        CancellationToken cancellationToken
    )
    {
        await TellAsync(delivery, NoticeOf(fault), cancellationToken);
        do
        {
            if (!delivery.IsHeld && !delivery.IsFree)
                delivery.IsHeld = await KeepAsync(delivery, opened, cancellationToken);
            await PauseAsync(delivery, storage.UntilNextProbe, cancellationToken);
        } while (!await storage.IsWritableAsync(cancellationToken));

        await TellAsync(delivery, notice: null, cancellationToken);
    }

    private Task<bool> KeepAsync(Delivery delivery, List<HeldOutput> opened, CancellationToken cancellationToken)
    {
        var result = new HeldResult(
            delivery.Result.Outputs.Count,
            delivery.Result.ReportedCost,
            delivery.Result.Usage,
            [.. opened.Where(image => image.Content.CanSeek)]
        );
        return held.KeepAsync(HeldAttempt.Of(delivery.Job), result, cancellationToken);
    }

    private async Task AskAgainAsync(
        Delivery delivery,
        List<HeldOutput> opened,
        CollectedOutputs collected,
        OutputOwner owner,
        CancellationToken cancellationToken
    )
    {
        var until = clock.GetUtcNow() + FetchPatience;
        var pause = _firstPause;
        for (
            var asked = 1;
            collected.Unfetched.Count > 0 && MayBeHad(delivery, collected, asked) && clock.GetUtcNow() + pause <= until;
            asked++
        )
        {
            await TellAsync(delivery, collected.FetchNotice, cancellationToken);
            await PauseAsync(delivery, pause, cancellationToken);
            pause = pause * 2 < _longestPause ? pause * 2 : _longestPause;

            var images = await FreshImagesAsync(delivery, cancellationToken);
            foreach (var index in collected.Unfetched.Keys.Where(index => index < images.Count).ToList())
            {
                var before = opened.Count;
                await FetchAsync(index, images[index], opened, collected, delivery.Patience(cancellationToken));
                if (opened.Count > before)
                    await StoreAsync(delivery, opened[^1], opened, collected, owner, cancellationToken);
            }
        }

        collected.LoseUnfetched();
    }

    /// <summary>An address that has nothing any more is worth asking only for a fresh one, and not for ever.</summary>
    private static bool MayBeHad(Delivery delivery, CollectedOutputs collected, int asked) =>
        collected.Unfetched.Values.Any(away => !away.IsGone)
        || (delivery.AskAgain is not null && asked <= AsksForGoneImage);

    private static async Task<IReadOnlyList<ProviderOutput>> FreshImagesAsync(
        Delivery delivery,
        CancellationToken cancellationToken
    )
    {
        if (delivery.AskAgain is not { } askAgain)
            return delivery.Result.Outputs;

        return await askAgain(cancellationToken) is ProviderResult.Completed fresh
            ? fresh.Outputs
            : delivery.Result.Outputs;
    }

    private Task TellAsync(Delivery delivery, string? notice, CancellationToken cancellationToken) =>
        settlement.ChangeAsync(
            delivery.Lease,
            job =>
            {
                var now = clock.GetUtcNow();
                var advanced = job.Advance(JobStage.Saving, 95, now);
                return advanced.Succeeded ? job.HoldUpSaving(notice, now) : advanced;
            },
            cancellationToken
        );

    /// <summary>
    /// Waits, and goes on waiting for what was paid for, whoever wants the job to stop; unless somebody else can go on
    /// with it.
    /// </summary>
    private async Task PauseAsync(Delivery delivery, TimeSpan pause, CancellationToken cancellationToken)
    {
        var stopping = delivery.Control.Stopping;
        using var first = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken,
            stopping.IsCancellationRequested ? CancellationToken.None : stopping
        );
        await Task.Delay(pause, clock, first.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        if (delivery.MustStop)
            throw new OperationCanceledException("Somebody else goes on with it.", stopping);
    }

    private static string NoticeOf(StorageFault fault) =>
        fault == StorageFault.Full
            ? "The image is there, and the storage is full. It will be saved when there is room."
            : "The image is there, and the storage cannot be written to. It will be saved when it can.";
}
