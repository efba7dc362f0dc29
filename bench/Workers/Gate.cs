using System.Diagnostics;
using System.Globalization;

namespace ImageGenerator.Bench.Workers;

/// <summary>
/// Where every job of a worker stands still until it is let through. "go 500" on standard input lets 500 pass; when
/// they are done and every hand holds the next job at the gate, the time goes to standard output. So every claim and
/// every completion is counted.
/// </summary>
internal sealed class Gate(int hands)
{
    public const string Ready = "gate is there";
    public const string Done = "passed in";

    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private int _open;
    private long _since;

    public Task PassAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_open > 0)
            {
                _open--;
                return Task.CompletedTask;
            }

            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn);
            if (_waiting.Count == hands)
                Report();
            return turn.Task.WaitAsync(cancellationToken);
        }
    }

    public void ObeyConsole() =>
        _ = Task.Run(async () =>
        {
            while (await Console.In.ReadLineAsync() is { } line)
            {
                if (line.StartsWith("go ", StringComparison.Ordinal))
                    Open(int.Parse(line[3..], CultureInfo.InvariantCulture));
            }

            // The bench is gone.
            Environment.Exit(0);
        });

    private void Open(int count)
    {
        lock (_lock)
        {
            _since = Stopwatch.GetTimestamp();
            _open = count;
            while (_open > 0 && _waiting.TryDequeue(out var turn))
            {
                _open--;
                turn.SetResult();
            }
        }
    }

    private void Report() =>
        Console.WriteLine(FormattableString.Invariant($"{Done} {Stopwatch.GetElapsedTime(_since).TotalSeconds}"));
}
