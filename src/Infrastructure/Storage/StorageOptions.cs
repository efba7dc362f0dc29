using System.ComponentModel.DataAnnotations;

namespace ImageGenerator.Infrastructure.Storage;

/// <summary>Where the library's files are kept.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>
    /// A folder, on a disk of this machine or one that all nodes share. Registration fills in <c>blobs</c> in the data
    /// folder.
    /// </summary>
    public string? Root { get; set; }

    /// <summary>
    /// Where images that were paid for are kept while <see cref="Root"/> cannot be written to; best on another disk.
    /// Registration fills in <c>held</c> in the data folder.
    /// </summary>
    public string? HeldRoot { get; set; }

    /// <summary>
    /// Bytes that must be free in <see cref="Root"/> for a job to be begun: what is under way has to find room, too.
    /// </summary>
    [Range(0, long.MaxValue)]
    public long MinFreeBytes { get; set; } = 64 * 1024 * 1024;
}
