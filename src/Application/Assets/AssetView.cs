using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Application.Assets;

/// <summary>An asset as it is read.</summary>
public sealed record AssetView
{
    public Guid Id { get; init; }

    public Guid JobId { get; init; }

    public int Index { get; init; }

    public string Model { get; init; } = "";

    public string Provider { get; init; } = "";

    /// <summary>What the job was asked to do, in the words of its kind.</summary>
    public IJobSettings Settings { get; init; } = GenerationSettings.None;

    public int Width { get; init; }

    public int Height { get; init; }

    public string MediaType { get; init; } = "";

    public string Extension { get; init; } = "";

    public long Bytes { get; init; }

    public string Sha256 { get; init; } = "";

    /// <summary>The seed that made this very image; null where none did.</summary>
    public long? Seed { get; init; }

    public decimal? Cost { get; init; }

    public Guid CreatedById { get; init; }

    public string CreatedByName { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }
}
