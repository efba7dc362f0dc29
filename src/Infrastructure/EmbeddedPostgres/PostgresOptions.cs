using System.ComponentModel.DataAnnotations;

namespace ImageGenerator.Infrastructure.EmbeddedPostgres;

/// <summary>Settings of the embedded database server; used only when no connection string is configured.</summary>
internal sealed class PostgresOptions
{
    public const string Section = "Postgres";

    /// <summary>
    /// The folder with <c>postgres</c> and <c>initdb</c>; without it PostgreSQL is looked for in the usual places.
    /// </summary>
    public string? BinDirectory { get; set; }

    /// <summary>Where the database lies. Registration fills in <c>postgres</c> in the data folder.</summary>
    public string? DataDirectory { get; set; }

    /// <summary>How long the server may take to accept connections, recovery after a crash included.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan StartTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The port on 127.0.0.1; without it a free one is taken at the first start, and kept.</summary>
    [Range(1, 65535)]
    public int? Port { get; set; }

    /// <summary>
    /// False where nobody misses the database when the machine loses its power: with tests. No setting; it is never
    /// read from the configuration.
    /// </summary>
    internal bool IsDurable { get; init; } = true;
}
