using System.Globalization;

namespace ImageGenerator.Infrastructure.EmbeddedPostgres;

/// <summary>
/// <c>postmaster.pid</c>, in which a PostgreSQL server tells who it is and how far it is.
/// See "miscadmin.h" in PostgreSQL: line 1 is the process id, line 4 the port, line 8 the state.
/// </summary>
/// <param name="ProcessId">The server's process id; 0 when the file does not say.</param>
/// <param name="Port">The port; 0 while it is not known.</param>
/// <param name="IsReady">True when the server takes connections.</param>
internal sealed record PostmasterPid(int ProcessId, int Port, bool IsReady)
{
    public static string PathIn(string dataDirectory) => Path.Combine(dataDirectory, "postmaster.pid");

    /// <summary>
    /// Reads the file as it is at this moment; null when there is none, or when it is just being written.
    /// </summary>
    public static PostmasterPid? TryRead(string dataDirectory)
    {
        try
        {
            using var file = new FileStream(
                PathIn(dataDirectory),
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete
            );
            using var reader = new StreamReader(file);
            var lines = reader.ReadToEnd().Split('\n');
            return new PostmasterPid(
                Number(lines, 0),
                Number(lines, 3),
                lines.Length > 7 && lines[7].Trim() == "ready"
            );
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static int Number(string[] lines, int index) =>
        index < lines.Length
        && int.TryParse(lines[index], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? Math.Abs(number)
            : 0;
}
