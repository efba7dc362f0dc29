using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Infrastructure.EmbeddedPostgres;

/// <summary>
/// A private PostgreSQL for the application, started when no connection string is configured. It listens on 127.0.0.1
/// only, keeps its port over restarts as long as nobody else takes it, and is started again when it dies.
/// </summary>
internal sealed partial class EmbeddedPostgresServer : IAsyncDisposable, IDisposable
{
    private const int PortAttempts = 5;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    private readonly PostgresOptions _options;
    private readonly ILogger<EmbeddedPostgresServer> _logger;
    private readonly string _folder;
    private readonly PostgresCluster _cluster;
    private readonly KeptPort _keptPort;
    private readonly PostgresSupervision _supervision;
    private readonly SemaphoreSlim _gate = new(1, 1);

    private DataFolderLock? _lock;
    private PostgresBinaries? _binaries;
    private RunningPostgres? _server;
    private int _port;

    public EmbeddedPostgresServer(PostgresOptions options, ILogger<EmbeddedPostgresServer> logger)
    {
        ArgumentException.ThrowIfNullOrEmpty(options.DataDirectory);
        _options = options;
        _logger = logger;
        _folder = Path.GetFullPath(options.DataDirectory);
        _cluster = new PostgresCluster(_folder);
        _keptPort = new KeptPort(_folder);
        _supervision = new PostgresSupervision(RecoverAsync, logger);
    }

    /// <summary>Raised when the server had died and is there again.</summary>
    public event EventHandler? Recovered
    {
        add => _supervision.Recovered += value;
        remove => _supervision.Recovered -= value;
    }

    /// <summary>Where everything of it lies.</summary>
    public string Folder => _folder;

    /// <summary>True when there is a database that was made earlier.</summary>
    public bool HasData => _cluster.MajorVersion is not null;

    /// <summary>The running server's process id; null when none runs.</summary>
    public int? ProcessId => _server?.ProcessId;

    /// <summary>
    /// Starts the server, making the database first if there is none, and returns the connection string.
    /// </summary>
    /// <exception cref="DataFolderInUseException">Another instance uses the data folder.</exception>
    /// <exception cref="InvalidOperationException">PostgreSQL is missing, does not fit the data, or will not
    /// start.</exception>
    public async Task<string> StartAsync(CancellationToken cancellationToken)
    {
        using var turn = await TakeTurnAsync(cancellationToken);
        if (_server is not null)
            return _cluster.ConnectionString(_port);

        var clock = Stopwatch.StartNew();
        Directory.CreateDirectory(_folder);
        _lock = DataFolderLock.Take(_folder);
        try
        {
            _binaries = PostgresBinaries.Find(_options.BinDirectory, _cluster.MajorVersion);
            await _cluster.PrepareAsync(_binaries, cancellationToken);
            _server = await StartOnSomePortAsync(_binaries, cancellationToken);
            AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
            await _cluster.ProvisionAsync(_port, cancellationToken);
        }
        catch
        {
            StopServer();
            throw;
        }

        _supervision.Watch(_server);
        LogReady(_logger, _binaries.Version, _binaries.Directory, _port, clock.ElapsedMilliseconds);
        return _cluster.ConnectionString(_port);
    }

    /// <summary>
    /// How to connect to the server that another process of ours runs on this folder; null when none does.
    /// </summary>
    /// <exception cref="TimeoutException">One is about to run, and does not get ready.</exception>
    public async Task<string?> FindRunningAsync(CancellationToken cancellationToken)
    {
        var waiting = Stopwatch.StartNew();
        while (DataFolderLock.IsTaken(_folder))
        {
            var state = PostmasterPid.TryRead(_cluster.DataDirectory);
            if (state is { IsReady: true })
                return _cluster.ConnectionString(state.Port);
            if (waiting.Elapsed > _options.StartTimeout)
            {
                throw new TimeoutException(
                    $"The data folder {_folder} is in use, but its PostgreSQL does not get ready."
                );
            }

            await Task.Delay(Glance, cancellationToken);
        }

        return null;
    }

    /// <summary>Stops the server and gives the data folder free. Open transactions are rolled back.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _supervision.End(); // first: a recovery under way has the turn
        using var turn = await TakeTurnAsync(cancellationToken);
        await Task.Run(StopServer, CancellationToken.None);
    }

    /// <summary>Stops the server and starts it again on the same port.</summary>
    /// <exception cref="InvalidOperationException">It is not running, or will not start again.</exception>
    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        using var turn = await TakeTurnAsync(cancellationToken);
        if (_server is not { } server)
            throw new InvalidOperationException("The embedded PostgreSQL is not running.");

        _supervision.End();
        await Task.Run(server.Stop, CancellationToken.None);
        try
        {
            await ResumeAsync(cancellationToken);
        }
        catch
        {
            _supervision.Watch(server); // it has ended, so this goes on trying
            throw;
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    public void Dispose()
    {
        _supervision.End();
        _gate.Wait();
        try
        {
            StopServer();
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<RunningPostgres> StartOnSomePortAsync(
        PostgresBinaries binaries,
        CancellationToken cancellationToken
    )
    {
        await OrphanedServer.ClearAsync(_cluster.DataDirectory, _logger, cancellationToken);

        var lastWords = "";
        for (var attempt = 0; attempt < PortAttempts; attempt++)
        {
            // Between our look and the server's start somebody else may have taken the port: then another one.
            _port = _options.Port ?? ChoosePort(mayKeep: attempt == 0);
            (var server, lastWords) = await RunningPostgres.StartAsync(
                binaries,
                _cluster.DataDirectory,
                _port,
                _options,
                _logger,
                cancellationToken
            );
            if (server is not null)
            {
                _keptPort.Write(_port);
                return server;
            }

            if (_options.Port is not null)
                break;
        }

        throw new InvalidOperationException($"PostgreSQL did not start on port {_port}. It said: {lastWords}");
    }

    // Who has noted the address (a backup, an administrator's psql) finds the database there after a restart as well.
    private int ChoosePort(bool mayKeep)
    {
        if (_keptPort.Read() is not { } kept)
            return FreePort.Choose();
        if (mayKeep && FreePort.IsFree(kept))
            return kept;

        var other = FreePort.Choose();
        LogPortTaken(_logger, kept, other);
        return other;
    }

    private async Task RecoverAsync(RunningPostgres dead, CancellationToken cancellationToken)
    {
        using var turn = await TakeTurnAsync(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (ReferenceEquals(_server, dead))
            await ResumeAsync(cancellationToken);
    }

    private async Task ResumeAsync(CancellationToken cancellationToken)
    {
        await OrphanedServer.ClearAsync(_cluster.DataDirectory, _logger, cancellationToken);
        var (server, lastWords) = await RunningPostgres.StartAsync(
            _binaries!,
            _cluster.DataDirectory,
            _port,
            _options,
            _logger,
            cancellationToken
        );
        if (server is null)
            throw new InvalidOperationException(
                $"PostgreSQL did not start again on port {_port}. It said: {lastWords}"
            );

        _server!.Dispose();
        _server = server;
        _supervision.Watch(server);
    }

    private void StopServer()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        _supervision.End();
        _server?.Stop();
        _server?.Dispose();
        _server = null;
        _lock?.Dispose();
        _lock = null;
    }

    // The last resort, for an exit that disposes of nothing.
    private void OnProcessExit(object? sender, EventArgs e)
    {
        _supervision.End(); // or it would take the end for a death, and start a server that nobody stops
        _server?.Stop();
    }

    private async Task<Turn> TakeTurnAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        return new Turn(_gate);
    }

    private readonly struct Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Port {Kept} of the embedded PostgreSQL is taken by another program; it moves to port {Other}"
    )]
    private static partial void LogPortTaken(ILogger logger, int kept, int other);

    [LoggerMessage(
        LogLevel.Information,
        "Embedded PostgreSQL {Version} from {Directory} is ready on port {Port} after {Milliseconds} ms"
    )]
    private static partial void LogReady(ILogger logger, string version, string directory, int port, long milliseconds);
}
