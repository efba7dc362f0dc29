using ImageGenerator.Application.Events;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Infrastructure.Events;

/// <summary>
/// Makes one of several events that tell of the same stage of the same job and wait to be sent together: the last has
/// it all. Every stage and every end is still told. (What becomes an event at all, <see cref="ProgressEvents"/> says.)
/// </summary>
internal static class ProgressCoalescing
{
    public static IReadOnlyList<StreamEvent> Coalesce(IReadOnlyList<StreamEvent> events)
    {
        if (events.Count < 2)
            return events;

        var kept = new List<StreamEvent>(events.Count);
        var later = new Dictionary<JobId, int>();
        for (var i = events.Count - 1; i >= 0; i--)
        {
            if (events[i].Event is not JobUpdated updated)
            {
                kept.Add(events[i]);
                continue;
            }

            if (
                later.TryGetValue(updated.JobId, out var place)
                && kept[place].Event is JobUpdated next
                && IsSameStep(updated, next)
            )
            {
                if (next.Partials is null && updated.Partials is { } partials)
                {
                    kept[place] = kept[place] with { Event = next with { Partials = partials } };
                }

                continue;
            }

            later[updated.JobId] = kept.Count;
            kept.Add(events[i]);
        }

        kept.Reverse();
        return kept;
    }

    private static bool IsSameStep(JobUpdated earlier, JobUpdated later) =>
        (earlier.Status, earlier.Stage, earlier.Attempts) == (later.Status, later.Stage, later.Attempts)
        && earlier.GetType() == later.GetType();
}
