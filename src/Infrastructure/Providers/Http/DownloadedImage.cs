using System.Buffers;
using ImageGenerator.Application.Media;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>What came from an address that a provider named.</summary>
internal static class DownloadedImage
{
    public const string Expired = "The provider no longer has the image: its address has expired.";

    private const int MaxBytes = 64 * 1024 * 1024;
    private const int ChunkBytes = 64 * 1024;
    private const string TooLarge = "The provider's image is too large.";

    /// <summary>Refuses what is no image of a size that we take; a status that may pass is a fault.</summary>
    public static void Accept(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        var isTooLarge = response.Content.Headers.ContentLength > MaxBytes;
        if (status is 403 or 404 or 408 or 429 or >= 500)
            throw new HttpRequestException($"Status {status}.", inner: null, response.StatusCode);
        if (status is >= 200 and < 300 && !isTooLarge)
            return;

        if (status is 410)
            throw new ImageNotFetchedException(Expired) { IsGone = true };

        throw new UnreadableImageException(
            status switch
            {
                >= 300 => $"The image could not be fetched from the provider (status {status}).",
                _ => TooLarge,
            }
        );
    }

    /// <summary>Reads the body into a file without a name.</summary>
    public static async Task<Stream> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var image = UnlinkedTempFile.Create();
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            while (await body.ReadAsync(chunk, cancellationToken) is > 0 and var read)
            {
                if (image.Length + read > MaxBytes)
                    throw new UnreadableImageException(TooLarge);
                image.Write(chunk, 0, read);
            }

            image.Position = 0;
            if (IsText(response.Content.Headers.ContentType?.MediaType ?? ""))
                RefuseText(image);
            return image;
        }
        catch
        {
            await image.DisposeAsync();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    // Not every host knows what it sends: an image that is called text is one all the same.
    private static void RefuseText(Stream image)
    {
        Span<byte> beginning = stackalloc byte[ImageSignature.Length];
        var length = image.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
        if (!ImageSignature.Is(beginning[..length]))
            throw new UnreadableImageException("The provider sent a page instead of an image.");

        image.Position = 0;
    }

    private static bool IsText(string mediaType) =>
        mediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
        || mediaType.EndsWith("json", StringComparison.OrdinalIgnoreCase)
        || mediaType.EndsWith("xml", StringComparison.OrdinalIgnoreCase)
        || mediaType.EndsWith("javascript", StringComparison.OrdinalIgnoreCase);
}
