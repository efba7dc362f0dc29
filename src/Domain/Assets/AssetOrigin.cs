using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Domain.Assets;

/// <summary>Where an asset came from, kept with it so that the library can answer even when the job is gone.</summary>
public sealed record AssetOrigin
{
    public required JobId JobId { get; init; }

    /// <summary>The output's place in its job, from 0.</summary>
    public required int Index { get; init; }

    public required UserId CreatedBy { get; init; }

    public required string Provider { get; init; }

    public required string Model { get; init; }

    /// <summary>What the job was asked to do, whatever its kind.</summary>
    public required IJobSettings Settings { get; init; }

    /// <summary>The seed that made this very image; null where none did.</summary>
    public Seed? Seed { get; init; }

    /// <summary>This output's share of what the job came to; null when unknown. Shares add up exactly.</summary>
    public Money? Cost { get; init; }
}
