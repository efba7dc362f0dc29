using ImageGenerator.Domain.Providers;

namespace ImageGenerator.Application.Providers;

/// <summary>An image that goes along with a request. The bytes were checked when they came in.</summary>
/// <param name="MediaType">PNG, JPEG or WebP: <c>image/png</c>.</param>
/// <param name="Size">In pixels.</param>
/// <param name="Length">In bytes.</param>
/// <param name="OpenAsync">Opens the bytes for reading; the caller disposes the stream.</param>
public sealed record RequestImage(
    string MediaType,
    ImageSize Size,
    long Length,
    Func<CancellationToken, Task<Stream>> OpenAsync
)
{
    /// <summary>
    /// The place of an image that has not been looked for: enough for a request that only names a job.
    /// </summary>
    public static RequestImage Absent { get; } =
        new("", default, 0, _ =>
            throw new InvalidOperationException("This request only names its job, and brings no image along.")
        );

    /// <summary>The whole image; for wires that cannot take a stream.</summary>
    public async Task<byte[]> ReadAsync(CancellationToken cancellationToken)
    {
        await using var stream = await OpenAsync(cancellationToken);
        var bytes = new byte[Length];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    /// <summary><c>data:image/png;base64,…</c>.</summary>
    public async Task<string> ReadDataUrlAsync(CancellationToken cancellationToken) =>
        $"data:{MediaType};base64,{Convert.ToBase64String(await ReadAsync(cancellationToken))}";

    /// <summary>For the file's name in forms, without the dot: <c>png</c>.</summary>
    public string Extension =>
        MediaType switch
        {
            "image/jpeg" => "jpg",
            "image/webp" => "webp",
            _ => "png",
        };
}
