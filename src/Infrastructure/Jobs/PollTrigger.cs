using ImageGenerator.Application.Jobs;
using ImageGenerator.Infrastructure.Persistence;
using Npgsql;

namespace ImageGenerator.Infrastructure.Jobs;

/// <summary>
/// Notes the request beside the open attempt, then notifies: whichever process has the job finds the note.
/// </summary>
internal sealed class PollTrigger(NpgsqlDataSource database, INotifier notifier) : IPollTrigger
{
    public async Task RequestPollAsync(string provider, string providerJobId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "UPDATE provider_attempts SET poll_requested_at = now() WHERE provider = $1 AND provider_job_id "
                + "= $2 AND outcome IS NULL"
        );
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = provider });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = providerJobId });
        if (await command.ExecuteNonQueryAsync(cancellationToken) > 0)
            notifier.Notify(NotificationChannel.Progress);
    }
}
