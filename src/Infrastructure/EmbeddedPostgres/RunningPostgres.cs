using System.Diagnostics;
using ImageGenerator.Infrastructure.Common;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Infrastructure.EmbeddedPostgres;

/// <summary>One run of the server process, from its start to its end.</summary>
internal sealed partial class RunningPostgres : IDisposable
{
    private const int RememberedLines = 20;

    private static readonly TimeSpan FastShutdown = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ImmediateShutdown = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);

    private readonly PostgresBinaries _binaries;
    private readonly string _dataDirectory;
    private readonly Process _process;
    private readonly ILogger _logger;
    private readonly Queue<string> _lastLines = new();
    private volatile bool _stopping;

    private RunningPostgres(
        PostgresBinaries binaries,
        string dataDirectory,
        int port,
        PostgresOptions options,
        ILogger logger
    )
    {
        _binaries = binaries;
        _dataDirectory = dataDirectory;
        _logger = logger;
        _process = PostgresProcess.Start(
            binaries,
            "postgres",
            PostgresSettings.CommandLine(dataDirectory, port, options.IsDurable)
        );
        _process.ErrorDataReceived += (_, line) => Remember(line.Data);
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        Exited = _process.WaitForExitAsync(CancellationToken.None);
    }

    public int ProcessId => _process.Id;

    /// <summary>Completes when the process has ended, for whatever reason.</summary>
    public Task Exited { get; }

    /// <summary>What it said last; to be read when it did not start.</summary>
    public string LastWords
    {
        get
        {
            lock (_lastLines)
                return string.Join(" | ", _lastLines);
        }
    }

    /// <summary>
    /// Starts the server and returns when it takes connections; null when it gave up by itself, with its last words.
    /// </summary>
    public static async Task<(RunningPostgres? Server, string LastWords)> StartAsync(
        PostgresBinaries binaries,
        string dataDirectory,
        int port,
        PostgresOptions options,
        ILogger logger,
        CancellationToken cancellationToken
    )
    {
        var server = new RunningPostgres(binaries, dataDirectory, port, options, logger);
        try
        {
            if (await server.BecomesReadyAsync(options.StartTimeout, cancellationToken))
                return (server, "");
        }
        catch
        {
            server.Stop();
            server.Dispose();
            throw;
        }

        var lastWords = server.LastWords;
        server.Dispose();
        return (null, lastWords);
    }

    /// <summary>
    /// Ends the server: fast, so that open transactions are rolled back; if that takes too long, at once.
    /// </summary>
    public void Stop()
    {
        _stopping = true;
        if (_process.HasExited)
            return;

        Ask(immediate: false);
        if (_process.WaitForExit(FastShutdown))
            return;

        LogImmediate(_logger);
        Ask(immediate: true);
        if (!_process.WaitForExit(ImmediateShutdown))
            _process.Kill(entireProcessTree: true);
    }

    public void Dispose() => _process.Dispose();

    private async Task<bool> BecomesReadyAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var waiting = Stopwatch.StartNew();
        while (!_process.HasExited)
        {
            if (PostmasterPid.TryRead(_dataDirectory) is { IsReady: true } state && state.ProcessId == _process.Id)
                return true;
            if (waiting.Elapsed > timeout)
                throw new TimeoutException(
                    $"PostgreSQL was not ready within {timeout.TotalSeconds:0} seconds "
                        + $"(Postgres:StartTimeout). It said: {LastWords}"
                );

            await Task.WhenAny(Exited, Task.Delay(Glance, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }

        await Exited; // its last lines are read then
        return false;
    }

    private void Ask(bool immediate)
    {
        if (!OperatingSystem.IsWindows())
        {
            Posix.Signal(_process.Id, immediate ? Posix.Quit : Posix.Interrupt);
            return;
        }

        using var stop = PostgresProcess.Start(
            _binaries,
            "pg_ctl",
            "stop",
            "-D",
            _dataDirectory,
            "-m",
            immediate ? "immediate" : "fast",
            "-W"
        );
        stop.WaitForExit();
    }

    private void Remember(string? line)
    {
        if (line is null)
            return;

        lock (_lastLines)
        {
            _lastLines.Enqueue(line);
            if (_lastLines.Count > RememberedLines)
                _lastLines.Dequeue();
        }

        if (!_stopping && IsSerious(line))
            LogLine(_logger, line);
    }

    // On the way down every connection ends with a FATAL line; those are no news.
    private static bool IsSerious(string line) =>
        line.Contains("FATAL", StringComparison.Ordinal) || line.Contains("PANIC", StringComparison.Ordinal);

    [LoggerMessage(LogLevel.Warning, "postgres: {Line}")]
    private static partial void LogLine(ILogger logger, string line);

    [LoggerMessage(
        LogLevel.Warning,
        "PostgreSQL did not stop in time and is stopped at once; it recovers at the next start"
    )]
    private static partial void LogImmediate(ILogger logger);
}
