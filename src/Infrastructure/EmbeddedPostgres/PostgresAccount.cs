using System.ComponentModel;
using System.Diagnostics;
using ImageGenerator.Infrastructure.Common;

namespace ImageGenerator.Infrastructure.EmbeddedPostgres;

/// <summary>
/// Who PostgreSQL runs as. It refuses to run as root, so for root it is started in a user namespace where we look like
/// "nobody" (files then still belong to us), or where the system forbids that, as the real "nobody".
/// </summary>
internal sealed class PostgresAccount
{
    private const string Nobody = "65534";

    private static readonly Lazy<PostgresAccount> Detected = new(Detect);

    private readonly string[] _prefix;
    private readonly string? _owner;

    private PostgresAccount(string[] prefix, string? owner) => (_prefix, _owner) = (prefix, owner);

    /// <exception cref="InvalidOperationException">We are root, and there is no way to be anybody else.</exception>
    public static PostgresAccount Current => Detected.Value;

    /// <summary>
    /// The command line that runs a program as this account, in place of the process that is started (the process id
    /// stays).
    /// </summary>
    public string[] CommandLine(string program, params IEnumerable<string> arguments) =>
        [.. _prefix, program, .. arguments];

    /// <summary>Gives a file or a whole folder to this account.</summary>
    public void TakeOver(string path)
    {
        if (_owner is null)
            return;

        using var chown = Process.Start("chown", ["-R", $"{_owner}:{_owner}", path]);
        chown.WaitForExit();
        if (chown.ExitCode != 0)
            throw new InvalidOperationException(
                $"{path} cannot be given to the account that runs PostgreSQL (user {_owner})."
            );
    }

    private static PostgresAccount Detect()
    {
        if (!Posix.IsRoot)
            return new PostgresAccount([], null);

        string[] ownNamespace = ["unshare", "--user", $"--map-user={Nobody}", $"--map-group={Nobody}", "--"];
        if (Works(ownNamespace))
            return new PostgresAccount(ownNamespace, "0");

        string[] otherUser = ["setpriv", $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", "--"];
        if (Works(otherUser))
            return new PostgresAccount(otherUser, Nobody);

        throw new InvalidOperationException(
            "PostgreSQL refuses to run as root, and neither unshare nor setpriv (util-linux) works here. "
                + "Run the application as an ordinary user, or set ConnectionStrings:Default to a server."
        );
    }

    private static bool Works(string[] prefix)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(prefix[0], [.. prefix[1..], "true"]) { RedirectStandardError = true }
            );
            process!.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false; // no such program
        }
    }
}
