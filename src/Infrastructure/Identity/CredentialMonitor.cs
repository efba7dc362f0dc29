using System.Collections.Concurrent;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ImageGenerator.Infrastructure.Identity;

/// <summary>
/// Watches what long requests were let in by. Every request is checked when it begins; one that stays open for minutes
/// has to be told when its session or API key ends in between.
/// </summary>
public interface ICredentialMonitor
{
    /// <summary>Begins to watch what a request was let in by; dispose it when the request ends.</summary>
    ICredentialWatch Watch(Access access);
}

/// <summary>One request under watch.</summary>
public interface ICredentialWatch : IDisposable
{
    /// <summary>Cancelled when the session or the API key has ended.</summary>
    CancellationToken Ended { get; }
}

/// <summary>
/// Asks for all of this process's open requests together: at each notification, and every second in case one is lost.
/// When the database does not answer for half a minute, nobody can say any more who may listen, and all of them end.
/// </summary>
internal sealed partial class CredentialMonitor(
    NpgsqlDataSource database,
    INotifier notifier,
    TimeProvider clock,
    ILogger<CredentialMonitor> logger
) : BackgroundService, ICredentialMonitor
{
    private static readonly TimeSpan _every = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _unconfirmed = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<CredentialWatch, bool> _watches = new();

    public ICredentialWatch Watch(Access access)
    {
        var watch = new CredentialWatch(this, access.SessionId?.Value ?? access.ApiKeyId!.Value.Value);
        _watches[watch] = true;
        return watch;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var cursor = notifier.Listen(NotificationChannel.Credentials);
        var confirmed = clock.GetUtcNow();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CheckAsync(stoppingToken);
                confirmed = clock.GetUtcNow();
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogInterrupted(fault.Message);
                if (clock.GetUtcNow() - confirmed > _unconfirmed)
                    End(_watches.Keys);
                await Task.Delay(_every, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            await notifier.WaitAsync(cursor, _every, stoppingToken);
        }
    }

    internal async Task CheckAsync(CancellationToken cancellationToken)
    {
        CredentialWatch[] watched = [.. _watches.Keys];
        if (watched.Length == 0)
            return;

        var live = await FindLiveAsync([.. watched.Select(watch => watch.Credential).Distinct()], cancellationToken);
        End(watched.Where(watch => !live.Contains(watch.Credential)));
    }

    private static void End(IEnumerable<CredentialWatch> watches)
    {
        foreach (var watch in watches)
            watch.End();
    }

    private async Task<HashSet<Guid>> FindLiveAsync(Guid[] credentials, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            SELECT s.id FROM sessions s
            JOIN users u ON u.id = s.user_id AND u.security_stamp = s.security_stamp
            JOIN memberships m ON m.user_id = s.user_id AND m.organization_id = s.organization_id
            WHERE s.id = ANY($1) AND s.ended_at IS NULL AND s.expires_at > now()
            UNION ALL
            SELECT k.id FROM api_keys k
            JOIN memberships m ON m.user_id = k.created_by AND m.organization_id = k.organization_id
            WHERE k.id = ANY($1) AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())
            """
        );
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = credentials });
        var live = new HashSet<Guid>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            live.Add(reader.GetGuid(0));
        return live;
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Whether open requests may go on cannot be checked, trying again: {Reason}"
    )]
    private partial void LogInterrupted(string reason);

    private sealed class CredentialWatch(CredentialMonitor monitor, Guid credential) : ICredentialWatch
    {
        // Not disposed: it holds no timer, and may be cancelled while the request goes away by itself.
        private readonly CancellationTokenSource _ended = new();

        public Guid Credential { get; } = credential;

        public CancellationToken Ended => _ended.Token;

        public void End() => _ended.Cancel();

        public void Dispose() => monitor._watches.TryRemove(this, out _);
    }
}
