using ImageGenerator.Application.Generations;

namespace ImageGenerator.Api.Generations;

/// <summary>An image that goes along with a request: an asset or an upload, one of the two.</summary>
public sealed record ReferenceRequest
{
    /// <summary>An image of the library.</summary>
    public Guid? AssetId { get; init; }

    /// <summary>An image that was brought along: <c>POST /uploads</c>.</summary>
    public Guid? UploadId { get; init; }

    internal ReferenceInput ToInput() => new() { AssetId = AssetId, UploadId = UploadId };
}
