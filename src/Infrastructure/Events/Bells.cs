using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ImageGenerator.Infrastructure.Events;

/// <summary>
/// Bells over LISTEN/NOTIFY. The notification is sent after the commit on a connection of its own, many rings as one: inside the
/// transaction it would take a lock that lets only one commit happen at a time (see docs/decisions).
/// </summary>
internal sealed partial class Bells(NpgsqlDataSource database, ILogger<Bells> logger) : BackgroundService, IBells
{
    // The first ring after a silence goes out at once; in a burst one notification carries many.
    private static readonly TimeSpan _gap = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan _reconnectDelay = TimeSpan.FromMilliseconds(500);

    private readonly string _name = Guid.NewGuid().ToString("N");
    private readonly Tower[] _towers = [.. Enum.GetValues<Bell>().Select(_ => new Tower())];
    private readonly Channel<bool> _toSend = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private int _pending;

    public void Ring(Bell bell)
    {
        _towers[(int)bell].Ring();
        Interlocked.Or(ref _pending, 1 << (int)bell);
        _toSend.Writer.TryWrite(true);
    }

    public BellEar Listen(Bell bell) => new(bell, _towers[(int)bell].Rings);

    public Task WaitAsync(BellEar ear, TimeSpan atMost, CancellationToken cancellationToken) =>
        _towers[(int)ear.Bell].WaitAsync(ear, atMost, cancellationToken);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(KeepAsync(SendAsync, stoppingToken), KeepAsync(ReceiveAsync, stoppingToken));

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        while (await _toSend.Reader.WaitToReadAsync(cancellationToken))
        {
            _toSend.Reader.TryRead(out _);
            var pending = Interlocked.Exchange(ref _pending, 0);
            if (pending == 0) continue;

            try
            {
                await using var command = database.CreateCommand(
                    "SELECT pg_notify(channel, $2) FROM unnest($1) AS channel");
                command.Parameters.Add(new NpgsqlParameter<string[]>
                {
                    TypedValue = [.. Enum.GetValues<Bell>().Where(bell => (pending & (1 << (int)bell)) != 0).Select(ChannelOf)],
                });
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
        connection.Notification += (_, notification) => Hear(notification.Channel, notification.Payload);
        await using (var listen = connection.CreateCommand())
        {
            listen.CommandText = string.Join(';', Enum.GetValues<Bell>().Select(bell => $"LISTEN {ChannelOf(bell)}"));
            await listen.ExecuteNonQueryAsync(cancellationToken);
        }

        // Whatever rang while nobody listened.
        foreach (var tower in _towers) tower.Ring();
        while (true) await connection.WaitAsync(cancellationToken);
    }

    private void Hear(string channel, string sender)
    {
        // Whoever listens in this process was woken when it rang.
        if (sender == _name) return;

        foreach (var bell in Enum.GetValues<Bell>())
        {
            if (ChannelOf(bell) == channel) _towers[(int)bell].Ring();
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
                await Task.Delay(_reconnectDelay, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static string ChannelOf(Bell bell) => bell switch
    {
        Bell.Jobs => "ig_jobs",
        Bell.Events => "ig_events",
        Bell.Cancellations => "ig_cancellations",
        Bell.Catalogue => "ig_catalogue",
        Bell.Progress => "ig_progress",
        Bell.Credentials => "ig_credentials",
        _ => throw new ArgumentOutOfRangeException(nameof(bell), bell, null),
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database's notifications are interrupted, trying again: {Reason}")]
    private partial void LogLost(string reason);

    /// <summary>Counts rings and wakes those who wait.</summary>
    private sealed class Tower
    {
        private readonly Lock _gate = new();
        private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private long _rings;

        public long Rings => Interlocked.Read(ref _rings);

        public void Ring()
        {
            TaskCompletionSource waiting;
            lock (_gate)
            {
                _rings++;
                waiting = _next;
                _next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            waiting.TrySetResult();
        }

        public async Task WaitAsync(BellEar ear, TimeSpan atMost, CancellationToken cancellationToken)
        {
            Task next;
            lock (_gate)
            {
                if (_rings != ear.Heard)
                {
                    ear.Heard = _rings;
                    return;
                }

                next = _next.Task;
            }

            await next.WaitAsync(atMost, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
            ear.Heard = Rings;
        }
    }
}
