namespace ImageGenerator.Infrastructure.EmbeddedPostgres;

/// <summary>
/// The server's settings, given on its command line so that an update of the application updates them too.
/// </summary>
internal static class PostgresSettings
{
    private const long Megabyte = 1024 * 1024;

    public static IEnumerable<string> CommandLine(string dataDirectory, int port, bool isDurable)
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Megabyte;
        string[] settings =
        [
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=100",
            "password_encryption=scram-sha-256",
            isDurable ? "fsync=on" : "fsync=off",
            isDurable ? "synchronous_commit=on" : "synchronous_commit=off",
            FormattableString.Invariant($"shared_buffers={Math.Clamp(memory / 16, 64, 256)}MB"),
            FormattableString.Invariant($"effective_cache_size={Math.Max(memory / 2, 128)}MB"),
            "work_mem=16MB",
            "random_page_cost=1.1", // solid-state disks: a page elsewhere costs no more than the next one
            "jit=off", // our queries are short; compiling them costs more than it saves
            "timezone=UTC",
            "log_timezone=UTC",
            // Through our own log, without anybody's data: statements and values stay out.
            "logging_collector=off",
            "log_destination=stderr",
            "log_line_prefix=",
            "log_min_error_statement=panic",
            "log_error_verbosity=terse",
        ];

        return
        [
            "-D",
            dataDirectory,
            "-p",
            FormattableString.Invariant($"{port}"),
            .. settings.SelectMany(setting => new[] { "-c", setting }),
        ];
    }
}
