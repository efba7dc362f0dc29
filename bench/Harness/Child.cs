using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;

namespace ImageGenerator.Bench.Harness;

/// <summary>A process under measurement. What it prints is read line by line; disposing ends it.</summary>
internal sealed class Child : IAsyncDisposable
{
    /// <summary>Tells this program that it is a child, and which.</summary>
    public const string ModeFlag = "--child";

    /// <summary>The variable that carries the database's address to a baseline.</summary>
    public const string DatabaseVariable = "BENCH_DATABASE";

    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    private Child(Process process)
    {
        _process = process;

        // A run that is interrupted leaves nobody behind.
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
    }

    public static string Database =>
        Environment.GetEnvironmentVariable(DatabaseVariable)
        ?? throw new InvalidOperationException("No database was given.");

    /// <summary>In a child: waits until the bench is gone, however it ended.</summary>
    public static Task ParentEndedAsync() =>
        Task.Run(() =>
        {
            // The console's reader blocks whoever calls it, also when asked to read asynchronously.
            while (Console.In.ReadLine() is not null) { }
        });

    /// <summary>Starts this program in another mode.</summary>
    public static Child StartMode(
        string mode,
        IReadOnlyDictionary<string, string> environment,
        params string[] arguments
    ) => Start([typeof(Child).Assembly.Location, ModeFlag, mode, .. arguments], environment);

    public static Child Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var child = new Child(Process.Start(start)!);
        child._process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { } text)
                child._lines.Writer.TryWrite(text);
            else
                child._lines.Writer.TryComplete();
        };
        child._process.BeginOutputReadLine();
        return child;
    }

    public Task TellAsync(string line) => _process.StandardInput.WriteLineAsync(line);

    /// <summary>The rest of the next line that begins like this.</summary>
    public async Task<string> HearAsync(string beginning)
    {
        using var patience = new CancellationTokenSource(_patience);
        await foreach (var line in _lines.Reader.ReadAllAsync(patience.Token))
        {
            if (line.TrimStart().StartsWith(beginning, StringComparison.Ordinal))
                return line.Trim()[beginning.Length..].Trim();
        }

        throw new InvalidOperationException($"A measured process ended before it said '{beginning}'.");
    }

    /// <summary>Resident memory in MB, now or at its highest.</summary>
    public double MemoryMegabytes(bool peak = false)
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status")
            .First(text => text.StartsWith(peak ? "VmHWM" : "VmRSS", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)
            / 1024;
    }

    /// <summary>What it has used of all processors so far.</summary>
    public TimeSpan ProcessorTime()
    {
        _process.Refresh();
        return _process.TotalProcessorTime;
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void OnProcessExit(object? sender, EventArgs e)
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
    }
}
