using System.Diagnostics;

namespace ImageGenerator.Infrastructure.EmbeddedPostgres;

/// <summary>Starts PostgreSQL's programs in a clean environment and as an account that they accept.</summary>
internal static class PostgresProcess
{
    // With setsid the server leaves our terminal: Ctrl+C reaches only us, and we stop the server when our own work is
    // done.
    private static readonly Lazy<string?> Setsid = new(() =>
        new[] { "/usr/bin/setsid", "/bin/setsid" }.FirstOrDefault(path =>
            OperatingSystem.IsLinux() && File.Exists(path)
        )
    );

    /// <summary>Starts a program that goes on running. Its output must be read, or it stalls.</summary>
    public static Process Start(PostgresBinaries binaries, string program, params IEnumerable<string> arguments)
    {
        string[] detach = Setsid.Value is { } setsid ? [setsid] : [];
        string[] command = [.. detach, .. PostgresAccount.Current.CommandLine(binaries.PathOf(program), arguments)];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetPathRoot(binaries.Directory)!, // any folder that every account may enter
            CreateNoWindow = true,
        };
        if (OperatingSystem.IsWindows())
            start.CreateNewProcessGroup = true;
        Clean(start.Environment);

        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has what it said.</exception>
    public static async Task RunAsync(
        PostgresBinaries binaries,
        string program,
        IEnumerable<string> arguments,
        CancellationToken cancellationToken
    )
    {
        using var process = Start(binaries, program, arguments);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode != 0)
                throw new InvalidOperationException(
                    $"{program} failed (exit code {process.ExitCode}): {(await errors).Trim()}"
                );
            await output;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    // A developer's PGDATA, PGPORT or locale must not reach our server.
    private static void Clean(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(IsForeign).ToArray())
            environment.Remove(name);
        environment["LC_ALL"] = "C";
        environment["TZ"] = "UTC";
    }

    private static bool IsForeign(string name) =>
        name.StartsWith("PG", StringComparison.Ordinal)
        || name.StartsWith("LC_", StringComparison.Ordinal)
        || name is "LANG" or "LANGUAGE" or "LD_LIBRARY_PATH";
}
