using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Infrastructure.Jobs;

/// <summary>The places of this process: how many are free, and how they are shared between organizations.</summary>
internal sealed class WorkerPlaces(RunningJobs running, IOptions<JobOptions> options)
{
    // A job that waits for its provider costs a heartbeat and little memory; there is an end to that, too.
    private const int JobsPerPlace = 8;

    private int Places => options.Value.Concurrency;

    /// <summary>Jobs that can be taken up now.</summary>
    public int Free => Math.Min(Places - running.Busy, Places * JobsPerPlace - running.Count);

    /// <summary>The places that each organization may hold, round by round.</summary>
    /// <param name="waiting">Organizations that have jobs due.</param>
    /// <param name="isOnly">True when the installation has no other organization.</param>
    public IEnumerable<OrganizationPlaces> Rounds(IEnumerable<OrganizationId> waiting, bool isOnly)
    {
        var organizations = waiting.Concat(running.Held.Keys).Distinct().Count();
        foreach (var most in WorkerShare.Rounds(Places, organizations, isOnly))
            yield return new OrganizationPlaces(most, running.Held);
    }

    /// <summary>Returns when a place may have become free.</summary>
    public async Task WaitForRoomAsync(CancellationToken cancellationToken) =>
        await running.Room.WaitToReadAsync(cancellationToken);

    /// <summary>Forgets what became free so far: whoever waits from now on waits for the next place.</summary>
    public void ForgetRoom() => running.Room.TryRead(out _);
}
