using System.Runtime.InteropServices;
using ImageGenerator.Infrastructure;
using ImageGenerator.Infrastructure.Backup;

namespace ImageGenerator.Api.Operations;

/// <summary>
/// What the program does instead of serving: <c>backup FOLDER [--without-keys]</c> and <c>restore FOLDER [--replace]
/// [--run-waiting]</c>, with the configuration that it would serve with.
/// </summary>
internal sealed class OperatorCommand
{
    private const int Failed = 1;
    private const int Misused = 2;

    private const string Usage = """

          backup FOLDER [--without-keys]                writes everything into a new folder, while the product runs
          restore FOLDER [--replace] [--run-waiting]    puts a backup in place; the product must not be running

        """;

    private readonly string _name;
    private readonly string? _path;
    private readonly HashSet<string> _options;

    private OperatorCommand(string name, string? path, HashSet<string> options) =>
        (_name, _path, _options) = (name, path, options);

    private bool IsRestore => _name == "restore";

    private string[] Known => IsRestore ? ["--replace", "--run-waiting"] : ["--without-keys"];

    /// <summary>Null when the arguments name no command.</summary>
    /// <param name="args">The program's arguments.</param>
    /// <param name="rest">Those that are settings (<c>--Data:Root=…</c>).</param>
    public static OperatorCommand? Parse(string[] args, out string[] rest)
    {
        rest = args;
        if (args is not [("backup" or "restore") and var name, .. var given])
            return null;

        rest = [.. given.Where(IsSetting)];
        var own = given.Where(argument => !IsSetting(argument)).ToList();
        var path = own.Find(argument => !argument.StartsWith('-'));
        return new OperatorCommand(name, path, [.. own.Where(argument => argument != path)]);
    }

    /// <returns>The process's exit code.</returns>
    public async Task<int> RunAsync(WebApplication app)
    {
        if (_path is null || !_options.IsSubsetOf(Known))
        {
            await Console.Error.WriteLineAsync(Usage);
            return Misused;
        }

        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            foreach (var line in await ExecuteAsync(app.Services.GetRequiredService<Backups>(), _path, stop.Token))
            {
                Console.WriteLine($"  {line}");
            }

            return 0;
        }
        catch (Exception fault) when (fault is OperationCanceledException || StartupError.Explain(fault) is not null)
        {
            var reason = StartupError.Explain(fault) ?? "it was stopped.";
            await Console.Error.WriteLineAsync($"\n  ImageGenerator cannot {_name}: {reason}\n");
            return Failed;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true; // half a backup is removed first
            stop.Cancel();
        }
    }

    private Task<IReadOnlyList<string>> ExecuteAsync(
        Backups backups,
        string path,
        CancellationToken cancellationToken
    ) =>
        IsRestore
            ? backups.RestoreAsync(
                path,
                _options.Contains("--replace"),
                _options.Contains("--run-waiting"),
                cancellationToken
            )
            : backups.BackUpAsync(path, !_options.Contains("--without-keys"), cancellationToken);

    private static bool IsSetting(string argument) =>
        argument.StartsWith("--", StringComparison.Ordinal) && argument.Contains('=', StringComparison.Ordinal);
}
