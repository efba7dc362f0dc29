using System.Globalization;
using System.Text.Json;
using ImageGenerator.Application.Outputs;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Infrastructure.Common;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Infrastructure.Storage.FileSystem;

/// <summary>
/// Kept answers as folders, <c>job-attempt</c>: a file for each image and one that describes them. A folder gets its
/// name when all of it is durable.
/// </summary>
internal sealed partial class HeldResultFolder(string root, ILogger<HeldResultFolder> logger) : IHeldResults
{
    private const string Description = "answer.json";
    private const string Unfinished = ".tmp-";

    public async Task<bool> KeepAsync(HeldAttempt attempt, HeldResult answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);

        var unfinished = Path.Combine(root, $"{Unfinished}{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(unfinished);
            foreach (var image in answer.Outputs)
                await WriteAsync(Path.Combine(unfinished, NameOf(image.Index)), image.Content, cancellationToken);
            await DescribeAsync(Path.Combine(unfinished, Description), answer, cancellationToken);
            Posix.FlushFolder(unfinished);
            if (Directory.Exists(PathOf(attempt)))
                Directory.Delete(PathOf(attempt), recursive: true);
            Directory.Move(unfinished, PathOf(attempt));
            Posix.FlushFolder(root);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            LogNotKept(attempt.Job.Value, fault.Message);
            Remove(unfinished);
            return false;
        }
    }

    public async Task<HeldResult?> FindAsync(HeldAttempt attempt, CancellationToken cancellationToken)
    {
        var folder = PathOf(attempt);
        var description = Path.Combine(folder, Description);
        if (!File.Exists(description))
            return null;

        var record = JsonSerializer.Deserialize<Record>(
            await File.ReadAllBytesAsync(description, cancellationToken),
            JsonSerializerOptions.Web
        )!;
        var images = new List<HeldOutput>();
        foreach (var (index, seed) in record.Images)
            images.Add(new HeldOutput(index, seed, File.OpenRead(Path.Combine(folder, NameOf(index)))));
        return new HeldResult(
            record.Sent,
            record.ReportedCost is { } cost ? Money.Usd(cost) : null,
            record.Usage,
            images
        );
    }

    public void Remove(HeldAttempt attempt) => Remove(PathOf(attempt));

    public IReadOnlyList<(HeldAttempt Attempt, DateTimeOffset Since)> List() =>
        Directory.Exists(root)
            ?
            [
                .. new DirectoryInfo(root)
                    .EnumerateDirectories()
                    .Select(folder => (Attempt: AttemptOf(folder.Name), Since: (DateTimeOffset)folder.LastWriteTimeUtc))
                    .Where(kept => kept.Attempt is not null)
                    .Select(kept => (kept.Attempt!, kept.Since)),
            ]
            : [];

    private static async Task WriteAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        content.Position = 0;
        await using var file = NewFile.Create(path);
        await content.CopyToAsync(file, cancellationToken);
        file.Flush(flushToDisk: true);
    }

    private static async Task DescribeAsync(string path, HeldResult answer, CancellationToken cancellationToken)
    {
        var record = new Record(
            answer.Sent,
            answer.ReportedCost?.Amount,
            answer.Usage,
            [.. answer.Outputs.Select(image => new ImageRecord(image.Index, image.Seed))]
        );
        using var json = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(record, JsonSerializerOptions.Web));
        await WriteAsync(path, json, cancellationToken);
    }

    private void Remove(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            LogNotRemoved(folder, fault.Message);
        }
    }

    private string PathOf(HeldAttempt attempt) =>
        Path.Combine(root, FormattableString.Invariant($"{attempt.Job.Value:N}-{attempt.Number}"));

    private static string NameOf(int index) => index.ToString(CultureInfo.InvariantCulture);

    private static HeldAttempt? AttemptOf(string name) =>
        name.Split('-') is [var job, var number]
        && Guid.TryParseExact(job, "N", out var id)
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var attempt)
            ? new HeldAttempt(new JobId(id), attempt)
            : null;

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Job {JobId}: its images could not be kept outside of the storage either; they wait in this "
            + "process: {Reason}"
    )]
    private partial void LogNotKept(Guid jobId, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Folder} could not be removed: {Reason}")]
    private partial void LogNotRemoved(string folder, string reason);

    private sealed record Record(
        int Sent,
        decimal? ReportedCost,
        ProviderUsage? Usage,
        IReadOnlyList<ImageRecord> Images
    );

    private sealed record ImageRecord(int Index, long? Seed);
}
