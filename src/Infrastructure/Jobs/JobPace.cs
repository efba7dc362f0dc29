using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;
using ImageGenerator.Infrastructure.Events;
using ImageGenerator.Infrastructure.Persistence;
using Npgsql;

namespace ImageGenerator.Infrastructure.Jobs;

/// <summary>
/// Waits by the bell, and believes only the note beside the attempt. Taking the note empties it, so that news which came during the
/// last question is not missed, and no news is heard twice. Meanwhile the job takes no place of the worker's.
/// </summary>
internal sealed class JobPace(NpgsqlDataSource database, IBells bells, RunningJobs running, TimeProvider clock) : IJobPace
{
    public async Task WaitAsync(JobId job, TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var wait = running.BeginWait(job);
        var end = clock.GetUtcNow() + atMost;
        var ear = bells.Listen(Bell.Progress);
        while (!await TakeNewsAsync(job, cancellationToken))
        {
            if (!await IsRungAsync(ear, end, cancellationToken)) return;
        }
    }

    /// <returns>False when the time was up first.</returns>
    private async Task<bool> IsRungAsync(BellEar ear, DateTimeOffset end, CancellationToken cancellationToken)
    {
        var heard = ear.Heard;
        while (end - clock.GetUtcNow() is var left && left > TimeSpan.Zero)
        {
            await bells.WaitAsync(ear, left, cancellationToken);
            if (ear.Heard != heard) return true;
        }

        return false;
    }

    private async Task<bool> TakeNewsAsync(JobId job, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = database.CreateCommand(
                "UPDATE provider_attempts SET woken_at = NULL WHERE job_id = $1 AND outcome IS NULL AND woken_at IS NOT NULL");
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = job.Value });
            return await command.ExecuteNonQueryAsync(cancellationToken) > 0;
        }
        catch (Exception fault) when (Faults.IsOutage(fault))
        {
            // Without the database there is no news; the job is asked about in its own time.
            return false;
        }
    }
}
