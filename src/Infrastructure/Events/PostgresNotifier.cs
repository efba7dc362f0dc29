using System.Threading.Channels;
using ImageGenerator.Infrastructure.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ImageGenerator.Infrastructure.Events;

/// <summary>
/// Notifications over LISTEN/NOTIFY. The notification is sent after the commit on a connection of its own, many as one:
/// inside the transaction it would take a lock that lets only one commit happen at a time (see docs/decisions).
/// </summary>
internal sealed partial class PostgresNotifier(NpgsqlDataSource database, ILogger<PostgresNotifier> logger)
    : BackgroundService,
        INotifier
{
    // The first notification after a silence goes out at once; in a burst one notification carries many.
    private static readonly TimeSpan _gap = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan _reconnectDelay = TimeSpan.FromMilliseconds(500);

    private readonly string _name = Guid.NewGuid().ToString("N");
    private readonly ChannelState[] _states =
    [
        .. Enum.GetValues<NotificationChannel>().Select(_ => new ChannelState()),
    ];
    private readonly Channel<bool> _toSend = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );
    private int _pending;

    public void Notify(NotificationChannel channel)
    {
        _states[(int)channel].Notify();
        Interlocked.Or(ref _pending, 1 << (int)channel);
        _toSend.Writer.TryWrite(true);
    }

    public NotificationCursor Listen(NotificationChannel channel) => new(channel, _states[(int)channel].Count);

    public Task WaitAsync(NotificationCursor cursor, TimeSpan atMost, CancellationToken cancellationToken) =>
        _states[(int)cursor.Channel].WaitAsync(cursor, atMost, cancellationToken);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(KeepAsync(SendAsync, stoppingToken), KeepAsync(ReceiveAsync, stoppingToken));

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        while (await _toSend.Reader.WaitToReadAsync(cancellationToken))
        {
            _toSend.Reader.TryRead(out _);
            var pending = Interlocked.Exchange(ref _pending, 0);
            if (pending == 0)
                continue;

            try
            {
                await using var command = database.CreateCommand("SELECT pg_notify(name, $2) FROM unnest($1) AS name");
                command.Parameters.Add(
                    new NpgsqlParameter<string[]>
                    {
                        TypedValue =
                        [
                            .. Enum.GetValues<NotificationChannel>()
                                .Where(channel => (pending & (1 << (int)channel)) != 0)
                                .Select(NameOf),
                        ],
                    }
                );
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = _name });
                await command.ExecuteNonQueryAsync(cancellationToken);
                await Task.Delay(_gap, cancellationToken);
            }
            catch
            {
                Interlocked.Or(ref _pending, pending);
                _toSend.Writer.TryWrite(true);
                throw;
            }
        }
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        connection.Notification += (_, notification) => Receive(notification.Channel, notification.Payload);
        await using (var listen = connection.CreateCommand())
        {
            listen.CommandText = string.Join(
                ';',
                Enum.GetValues<NotificationChannel>().Select(channel => $"LISTEN {NameOf(channel)}")
            );
            await listen.ExecuteNonQueryAsync(cancellationToken);
        }

        // Whatever was sent while nobody listened.
        foreach (var state in _states)
            state.Notify();
        while (true)
            await connection.WaitAsync(cancellationToken);
    }

    private void Receive(string name, string sender)
    {
        // Whoever listens in this process was woken at once.
        if (sender == _name)
            return;

        foreach (var channel in Enum.GetValues<NotificationChannel>())
        {
            if (NameOf(channel) == name)
                _states[(int)channel].Notify();
        }
    }

    private async Task KeepAsync(Func<CancellationToken, Task> loop, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await loop(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                LogLost(fault.Message);
                await Task.Delay(_reconnectDelay, cancellationToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static string NameOf(NotificationChannel channel) =>
        channel switch
        {
            NotificationChannel.Jobs => "ig_jobs",
            NotificationChannel.Events => "ig_events",
            NotificationChannel.Cancellations => "ig_cancellations",
            NotificationChannel.Catalog => "ig_catalog",
            NotificationChannel.Progress => "ig_progress",
            NotificationChannel.Credentials => "ig_credentials",
            _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, null),
        };

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The database's notifications are interrupted, trying again: {Reason}"
    )]
    private partial void LogLost(string reason);

    /// <summary>Counts notifications and wakes those who wait.</summary>
    private sealed class ChannelState
    {
        private readonly Lock _gate = new();
        private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private long _count;

        public long Count => Interlocked.Read(ref _count);

        public void Notify()
        {
            TaskCompletionSource waiting;
            lock (_gate)
            {
                _count++;
                waiting = _next;
                _next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            waiting.TrySetResult();
        }

        public async Task WaitAsync(NotificationCursor cursor, TimeSpan atMost, CancellationToken cancellationToken)
        {
            Task next;
            lock (_gate)
            {
                if (_count != cursor.Seen)
                {
                    cursor.Seen = _count;
                    return;
                }

                next = _next.Task;
            }

            await next.WaitAsync(atMost, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
            cursor.Seen = Count;
        }
    }
}
