using System.Text.Json;

namespace ImageGenerator.Infrastructure.Backup;

/// <summary>
/// What a backup holds, and how whoever restores it can tell that nothing is missing. It is written last.
/// </summary>
internal sealed record BackupManifest
{
    public const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The layout of the folder.</summary>
    public required int Format { get; init; }

    /// <summary>The version of the product that wrote it.</summary>
    public required string Product { get; init; }

    /// <summary>When the snapshot was taken (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The last migration of the database: its schema version.</summary>
    public required string Schema { get; init; }

    /// <summary>The version of the PostgreSQL server.</summary>
    public required string Server { get; init; }

    /// <summary>In the order in which they can be filled: what is referred to comes first.</summary>
    public required IReadOnlyList<BackupTable> Tables { get; init; }

    public required BackupBlobs Blobs { get; init; }

    /// <summary>SHA-256 of the file of master keys; null when it is not in the backup.</summary>
    public string? KeysSha256 { get; init; }

    public static async Task<BackupManifest> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(path);
            return await JsonSerializer.DeserializeAsync<BackupManifest>(file, _json, cancellationToken)
                ?? throw new JsonException("It is empty.");
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            var folder = Path.GetDirectoryName(path);
            throw new BackupException(
                $"there is no complete backup in {folder}: {BackupFolder.ManifestName} is missing.",
                fault
            );
        }
        catch (JsonException damaged)
        {
            throw new BackupException($"the backup is damaged: {path} cannot be read.", damaged);
        }
    }

    public async Task WriteAsync(Stream file, CancellationToken cancellationToken) =>
        await JsonSerializer.SerializeAsync(file, this, _json, cancellationToken);
}

/// <summary>One table, in COPY's text format.</summary>
/// <param name="Name">Its name; the file is called the same.</param>
/// <param name="Columns">In the order of the file; computed ones are left out.</param>
/// <param name="Rows">How many there are.</param>
/// <param name="Bytes">Length of the file.</param>
/// <param name="Sha256">Lower-case hex, of the file.</param>
internal sealed record BackupTable(string Name, IReadOnlyList<string> Columns, long Rows, long Bytes, string Sha256);

/// <summary>The files of the library.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Bytes">Their length altogether.</param>
/// <param name="IndexSha256">Lower-case hex, of the list of all of them with the hash of each.</param>
/// <param name="Missing">Originals that the database names and the store did not have.</param>
/// <param name="Damaged">Originals whose content is not what the database says.</param>
internal sealed record BackupBlobs(
    long Count,
    long Bytes,
    string IndexSha256,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> Damaged
);
