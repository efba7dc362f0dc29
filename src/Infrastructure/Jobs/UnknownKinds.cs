using System.Collections.Concurrent;
using ImageGenerator.Domain.Jobs;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ImageGenerator.Infrastructure.Jobs;

/// <summary>
/// Names the kinds of job that wait in the queue and that this process cannot run, each once. They are left to workers
/// that can: a newer version of the product may have written them.
/// </summary>
internal sealed partial class UnknownKinds(NpgsqlDataSource database, TimeProvider clock, ILogger<UnknownKinds> logger)
{
    private static readonly TimeSpan _every = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, bool> _named = new();
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    public async Task ReportAsync(IReadOnlyCollection<JobKind> known, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now < _next)
            return;

        _next = now + _every;
        await using var command = database.CreateCommand(
            "SELECT kind, count(*) FROM job_queue WHERE kind <> ALL($1) GROUP BY kind"
        );
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. known.Select(kind => kind.Name)] });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var kind = reader.GetString(0);
            if (_named.TryAdd(kind, true))
                LogUnknown(kind, reader.GetInt64(1));
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "This version does not know jobs of the kind \"{Kind}\"; {Count} wait for a worker that does"
    )]
    private partial void LogUnknown(string kind, long count);
}
