using System.Runtime.InteropServices;
using ImageGenerator.Infrastructure;

namespace ImageGenerator.Api.Operations.Commands;

/// <summary>
/// What the program does instead of serving, with the configuration that it would serve with: it does it, says in lines
/// what it did, and ends.
/// </summary>
internal abstract class OperatorCommand
{
    private const int Failed = 1;
    private const int Misused = 2;

    private const string Usage = """

          migrate                                       brings the database's schema up to date
          database                                      opens psql on the database, or says where it is
          seed [--beside-others]                        makes an organization to try everything with
          backup FOLDER [--without-keys]                writes everything into a new folder, while the product runs
          restore FOLDER [--replace] [--run-waiting]    puts a backup in place; the product must not be running

        """;

    /// <summary>Null when the arguments name no command.</summary>
    /// <param name="args">The program's arguments.</param>
    /// <param name="rest">Those that are settings (<c>--Data:Root=…</c>).</param>
    public static OperatorCommand? Parse(string[] args, out string[] rest)
    {
        rest = args;
        if (args is not [var name, .. var given])
            return null;

        var arguments = CommandArguments.Of(given);
        OperatorCommand? command = name switch
        {
            "backup" => new BackupCommand(arguments),
            "restore" => new RestoreCommand(arguments),
            "migrate" => new MigrateCommand(arguments),
            "database" => new DatabaseCommand(arguments),
            "seed" => new SeedCommand(arguments),
            _ => null,
        };
        if (command is not null)
            rest = arguments.Settings;
        return command;
    }

    /// <summary>Changes what is needed of the product before it is put together.</summary>
    public virtual void Configure(WebApplicationBuilder builder) { }

    /// <returns>The process's exit code.</returns>
    public async Task<int> RunAsync(WebApplication app)
    {
        if (!IsUnderstood)
        {
            await Console.Error.WriteLineAsync(Usage);
            return Misused;
        }

        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            foreach (var line in await ExecuteAsync(app, stop.Token))
                Console.WriteLine($"  {line}");
            return 0;
        }
        catch (Exception fault) when (Explain(fault) is { } reason)
        {
            await Console.Error.WriteLineAsync($"\n  ImageGenerator cannot {Name}: {reason}\n");
            return Failed;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true; // half a backup is removed first
            stop.Cancel();
        }
    }

    /// <summary>What it cannot do, when it cannot: <c>back up</c>.</summary>
    protected abstract string Name { get; }

    /// <summary>False for arguments that it does not know.</summary>
    protected abstract bool IsUnderstood { get; }

    /// <returns>What was done, in lines for the operator.</returns>
    protected abstract Task<IReadOnlyList<string>> ExecuteAsync(
        WebApplication app,
        CancellationToken cancellationToken
    );

    private static string? Explain(Exception fault) =>
        fault switch
        {
            OperationCanceledException => "it was stopped.",
            CommandException refused => refused.Message,
            _ => StartupError.Explain(fault),
        };
}
