namespace ImageGenerator.Application.Media;

/// <summary>Writes into an image file what it was made from, where the format has a place for texts.</summary>
public interface IMetadataWriter
{
    /// <summary>
    /// The same picture with a description, put together while it is read: the file is not held in memory.
    /// </summary>
    /// <param name="image">PNG, JPEG or WebP; seekable. The result owns it.</param>
    /// <param name="description">What it was made from.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>A stream that can seek.</returns>
    Task<Stream> DescribeAsync(Stream image, ImageDescription description, CancellationToken cancellationToken);
}

/// <summary>What an image was made from.</summary>
public sealed record ImageDescription
{
    public required string Prompt { get; init; }

    public string? NegativePrompt { get; init; }

    public required string Model { get; init; }

    public required string Provider { get; init; }

    public long? Seed { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required Guid GenerationId { get; init; }
}
