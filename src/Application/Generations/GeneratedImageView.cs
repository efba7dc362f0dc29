namespace ImageGenerator.Application.Generations;

/// <summary>One image of a generation.</summary>
public sealed record GeneratedImageView
{
    public Guid AssetId { get; init; }

    public Guid GenerationId { get; init; }

    public int Index { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public long Seed { get; init; }

    public string MediaType { get; init; } = "";
}
