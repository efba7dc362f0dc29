namespace ImageGenerator.Domain.Jobs;

/// <summary>An unfinished image.</summary>
/// <param name="Index">The image's place in its job, from 0.</param>
/// <param name="Version">Grows with every newer one.</param>
public sealed record PartialImageVersion(int Index, int Version);
