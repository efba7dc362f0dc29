namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>Reads the body of an answer of which only the headers have come.</summary>
/// <exception cref="HttpRequestException">The rest did not come: see <see cref="TransportErrors"/>.</exception>
internal delegate Task<ProviderResponse> ResponseReader(
    HttpResponseMessage response,
    CancellationToken cancellationToken
);

/// <summary>The ways of reading an answer's body, each with a limit; images go to files while they arrive.</summary>
internal static class ResponseBody
{
    /// <summary>Bytes that an answer without images may have.</summary>
    public const int JsonLimit = 4 * 1024 * 1024;

    /// <summary>Bytes that an answer with images in it may have.</summary>
    public const int ImagesLimit = 192 * 1024 * 1024;

    /// <summary>Bytes that one image may have.</summary>
    private const int ImageLimit = 64 * 1024 * 1024;

    private const int ChunkBytes = 64 * 1024;

    /// <summary>Reads an answer without images.</summary>
    public static Task<ProviderResponse> ReadJsonAsync(
        HttpResponseMessage response,
        CancellationToken cancellationToken
    ) => ReadAsync(response, JsonLimit, cancellationToken);

    /// <summary>The same with another limit than usual.</summary>
    public static async Task<ProviderResponse> ReadAsync(
        HttpResponseMessage response,
        int maxBytes,
        CancellationToken cancellationToken
    ) =>
        await BytesAsync(response, maxBytes, cancellationToken) is { } body
            ? ProviderResponse.Of((int)response.StatusCode, response.Headers, body)
            : ProviderResponse.Failed(TransportError.TooLarge);

    /// <summary>
    /// Reads an answer that may hold images as base64: they go to files. Ask <see cref="ProviderResponse.ImageOf"/> for
    /// them.
    /// </summary>
    public static Task<ProviderResponse> ReadImagesAsync(
        HttpResponseMessage response,
        CancellationToken cancellationToken
    ) => ExtractAsync(response, keepsImages: true, cancellationToken);

    /// <summary>The same where nobody wants the images: they are dropped while they arrive.</summary>
    public static Task<ProviderResponse> ReadDroppingImagesAsync(
        HttpResponseMessage response,
        CancellationToken cancellationToken
    ) => ExtractAsync(response, keepsImages: false, cancellationToken);

    /// <summary>
    /// Reads an answer that may be an image itself: it goes to a file. Ask <see cref="ProviderResponse.Image"/> for it.
    /// Any other answer is read as one that may hold images as base64.
    /// </summary>
    public static async Task<ProviderResponse> ReadFileAsync(
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
    {
        if (response.Content.Headers.ContentLength > ImagesLimit)
            return ProviderResponse.Failed(TransportError.TooLarge);

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var beginning = new byte[ImageSignature.Length];
        var length = await body.ReadAtLeastAsync(
            beginning,
            beginning.Length,
            throwOnEndOfStream: false,
            cancellationToken
        );
        await using var whole = new ContinuedStream(beginning.AsMemory(0, length), body);
        if (!ImageSignature.Is(beginning.AsSpan(0, length)))
            return await ExtractAsync(response, whole, keepsImages: true, cancellationToken);

        var file = UnlinkedTempFile.Create();
        try
        {
            if (await CopyAsync(whole, file, cancellationToken))
                return ProviderResponse.Of((int)response.StatusCode, response.Headers, beginning, file);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        await file.DisposeAsync();
        return ProviderResponse.Failed(TransportError.TooLarge);
    }

    private static async Task<ProviderResponse> ExtractAsync(
        HttpResponseMessage response,
        bool keepsImages,
        CancellationToken cancellationToken
    )
    {
        if (response.Content.Headers.ContentLength > ImagesLimit)
            return ProviderResponse.Failed(TransportError.TooLarge);

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        return await ExtractAsync(response, body, keepsImages, cancellationToken);
    }

    private static async Task<ProviderResponse> ExtractAsync(
        HttpResponseMessage response,
        Stream body,
        bool keepsImages,
        CancellationToken cancellationToken
    ) =>
        await Base64ImageExtractor.ReadAsync(body, ImagesLimit, JsonLimit, cancellationToken, keepsImages) is { } spool
            ? ProviderResponse.Of((int)response.StatusCode, response.Headers, spool)
            : ProviderResponse.Failed(TransportError.TooLarge);

    /// <returns>False when there is more than an image has.</returns>
    private static async Task<bool> CopyAsync(Stream image, Stream file, CancellationToken cancellationToken)
    {
        var chunk = new byte[ChunkBytes];
        while (await image.ReadAsync(chunk, cancellationToken) is > 0 and var read)
        {
            if (file.Length + read > ImageLimit)
                return false;
            await file.WriteAsync(chunk.AsMemory(0, read), cancellationToken);
        }

        return true;
    }

    private static async Task<ReadOnlyMemory<byte>?> BytesAsync(
        HttpResponseMessage response,
        int maxBytes,
        CancellationToken cancellationToken
    )
    {
        var announced = response.Content.Headers.ContentLength;
        if (announced > maxBytes)
            return null;

        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream((int)(announced ?? 0));
        var chunk = new byte[ChunkBytes];
        while (await stream.ReadAsync(chunk, cancellationToken) is > 0 and var read)
        {
            if (body.Length + read > maxBytes)
                return null;
            body.Write(chunk, 0, read);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
