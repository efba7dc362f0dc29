using ImageGenerator.Application.Providers;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace ImageGenerator.Infrastructure.Providers.Http;

/// <summary>
/// Sends requests to providers: with a limit on what is read, without following redirects, and with every way of
/// failing told apart by whether the request can have arrived.
/// </summary>
internal sealed class ProviderHttp(IHttpClientFactory clients)
{
    /// <summary>Bytes that an answer without images may have.</summary>
    public const int JsonLimit = 4 * 1024 * 1024;

    /// <summary>Bytes that an answer with images in it may have.</summary>
    public const int ImagesLimit = 192 * 1024 * 1024;

    /// <summary>Bytes that one image may have.</summary>
    private const int ImageLimit = 64 * 1024 * 1024;

    private const int ChunkBytes = 64 * 1024;

    /// <summary>Sends the request and reads the answer, whatever its status is.</summary>
    /// <param name="provider">The provider's id: it has connections of its own, and a circuit breaker for each
    /// server.</param>
    /// <param name="connection">Decides whether the address may lead into private networks.</param>
    /// <param name="request">Its address is absolute. Disposed here.</param>
    /// <param name="maxBytes">Bytes of the answer to read at most.</param>
    /// <param name="cancellationToken">The engine's word to stop.</param>
    public Task<ProviderResponse> SendAsync(
        string provider,
        ProviderConnection connection,
        HttpRequestMessage request,
        int maxBytes,
        CancellationToken cancellationToken
    ) =>
        SendAsync(
            provider,
            connection,
            request,
            response => ReplyOfAsync(response, maxBytes, cancellationToken),
            cancellationToken
        );

    /// <summary>
    /// Sends the request and reads an answer that may hold images as base64: they go to files while they arrive. Ask
    /// <see cref="ProviderResponse.ImageOf"/> for them.
    /// </summary>
    /// <inheritdoc cref="SendAsync(string, ProviderConnection, HttpRequestMessage, int, CancellationToken)"/>
    public Task<ProviderResponse> SendForImagesAsync(
        string provider,
        ProviderConnection connection,
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) =>
        SendAsync(
            provider,
            connection,
            request,
            response => ReplyWithImagesOfAsync(response, cancellationToken),
            cancellationToken
        );

    /// <summary>The same where nobody wants the images: they are dropped while they arrive.</summary>
    /// <inheritdoc cref="SendAsync(string, ProviderConnection, HttpRequestMessage, int, CancellationToken)"/>
    public Task<ProviderResponse> SendDroppingImagesAsync(
        string provider,
        ProviderConnection connection,
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) =>
        SendAsync(
            provider,
            connection,
            request,
            response => ReplyWithImagesOfAsync(response, cancellationToken, keepsImages: false),
            cancellationToken
        );

    /// <summary>
    /// Sends the request and reads an answer that may be an image itself: it goes to a file. Ask
    /// <see cref="ProviderResponse.Image"/> for it. Any other answer is read as one that may hold images as base64.
    /// </summary>
    /// <inheritdoc cref="SendAsync(string, ProviderConnection, HttpRequestMessage, int, CancellationToken)"/>
    public Task<ProviderResponse> SendForFileAsync(
        string provider,
        ProviderConnection connection,
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) =>
        SendAsync(
            provider,
            connection,
            request,
            response => ReplyWithFileOfAsync(response, cancellationToken),
            cancellationToken
        );

    /// <summary>Sends the request and leaves the body unread; for answers that are streams.</summary>
    /// <exception cref="HttpRequestException">See <see cref="FaultOf"/>.</exception>
    public Task<HttpResponseMessage> OpenAsync(
        string provider,
        ProviderConnection connection,
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var client = clients.CreateClient(ProviderHttpRegistration.ClientName(provider, connection.IsTrustedAddress));
        return client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    /// <summary>Reads the whole of an answer that <see cref="OpenAsync"/> left unread.</summary>
    /// <exception cref="HttpRequestException">See <see cref="FaultOf"/>.</exception>
    public static async Task<ProviderResponse> ReplyOfAsync(
        HttpResponseMessage response,
        int maxBytes,
        CancellationToken cancellationToken
    ) =>
        await ReadAsync(response, maxBytes, cancellationToken) is { } body
            ? ProviderResponse.Of((int)response.StatusCode, response.Headers, body)
            : ProviderResponse.Failed(TransportError.TooLarge);

    /// <summary>The same for an answer that may hold images as base64: see <see cref="SendForImagesAsync"/>.</summary>
    /// <inheritdoc cref="ReplyOfAsync"/>
    public static async Task<ProviderResponse> ReplyWithImagesOfAsync(
        HttpResponseMessage response,
        CancellationToken cancellationToken,
        bool keepsImages = true
    )
    {
        if (response.Content.Headers.ContentLength > ImagesLimit)
            return ProviderResponse.Failed(TransportError.TooLarge);

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        return await ReadImagesAsync(response, body, cancellationToken, keepsImages);
    }

    private static async Task<ProviderResponse> ReadImagesAsync(
        HttpResponseMessage response,
        Stream body,
        CancellationToken cancellationToken,
        bool keepsImages = true
    ) =>
        await Base64ImageExtractor.ReadAsync(body, ImagesLimit, JsonLimit, cancellationToken, keepsImages)
            is { } extractor
            ? ProviderResponse.Of((int)response.StatusCode, response.Headers, extractor)
            : ProviderResponse.Failed(TransportError.TooLarge);

    private static async Task<ProviderResponse> ReplyWithFileOfAsync(
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
            return await ReadImagesAsync(response, whole, cancellationToken);

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

    /// <summary>
    /// What a thrown fault means for the request; null for what is not the network's: a bug, or the engine's word to
    /// stop.
    /// </summary>
    public static TransportError? FaultOf(Exception fault, CancellationToken cancellationToken) =>
        fault switch
        {
            BrokenCircuitException => TransportError.CircuitOpen,
            HttpRequestException { InnerException: PrivateAddressException } => TransportError.Private,
            HttpRequestException
            {
                HttpRequestError: HttpRequestError.NameResolutionError
                    or HttpRequestError.ConnectionError
                    or HttpRequestError.SecureConnectionError
                    or HttpRequestError.ProxyTunnelError
            } => TransportError.NotSent,
            HttpRequestException
            or HttpIOException
            or IOException
            or InvalidDataException
            or TimeoutRejectedException => TransportError.Lost,
            OperationCanceledException when !cancellationToken.IsCancellationRequested => TransportError.Lost,
            _ => null,
        };

    private async Task<ProviderResponse> SendAsync(
        string provider,
        ProviderConnection connection,
        HttpRequestMessage request,
        Func<HttpResponseMessage, Task<ProviderResponse>> read,
        CancellationToken cancellationToken
    )
    {
        using (request)
        {
            try
            {
                using var response = await OpenAsync(provider, connection, request, cancellationToken);
                return await read(response);
            }
            catch (Exception fault) when (FaultOf(fault, cancellationToken) is { } kind)
            {
                return ProviderResponse.Failed(kind, fault);
            }
        }
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(
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
