using System.Net.ServerSentEvents;
using System.Text.Json;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Infrastructure.Providers.Http;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Infrastructure.Providers.OpenAI;

/// <summary>
/// The images API as OpenAI made it up and others took it over: sends, and reads whole or streamed answers.
/// </summary>
internal sealed partial class OpenAIClient(OutputDownloader results, ILogger<OpenAIClient> logger)
{
    private const string PartialImage = ".partial_image";
    private const string Completed = ".completed";

    /// <summary>A stream that has begun shall end within this time.</summary>
    private static readonly TimeSpan _longestStream = TimeSpan.FromMinutes(4);

    // Nothing was taken out of an event.
    private static readonly ProviderResponse _noReply = ProviderResponse.Failed(TransportError.Lost);

    /// <summary>Sends a request and reads the images of its answer.</summary>
    /// <param name="server">Who is asked.</param>
    /// <param name="call">What is asked for.</param>
    /// <param name="send">The call of the API that says it.</param>
    /// <param name="cancellationToken">The engine's word to stop.</param>
    public async Task<ProviderResult> SendAsync(
        OpenAIServer server,
        ProviderCall call,
        Func<IOpenAIApi, Task<HttpResponseMessage>> send,
        CancellationToken cancellationToken
    )
    {
        var reply = await server.Api.SendAsync(call.Connection, send, ResponseBody.ReadImagesAsync, cancellationToken);
        return AnswerOf(reply, server, call);
    }

    /// <summary>The same for an answer that comes as events, with unfinished images before the finished one.</summary>
    /// <inheritdoc cref="SendAsync"/>
    public async Task<ProviderResult> StreamAsync(
        OpenAIServer server,
        ProviderCall call,
        Func<IOpenAIApi, Task<HttpResponseMessage>> send,
        CancellationToken cancellationToken
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            using var response = await server.Api.OpenAsync(call.Connection, send);
            patience.CancelAfter(_longestStream);
            if (response.Content.Headers.ContentType?.MediaType == "text/event-stream" && response.IsSuccessStatusCode)
            {
                LogAnswer(server.Id, (int)response.StatusCode, RequestIdOf(response.Headers));
                return await FollowAsync(response, server, call, patience.Token);
            }

            return AnswerOf(await ResponseBody.ReadImagesAsync(response, patience.Token), server, call);
        }
        catch (Exception fault) when (TransportErrors.Of(fault, cancellationToken) is { } kind)
        {
            return DefaultResponseMapper.ForSubmit(ProviderResponse.Failed(kind, fault), server.Name);
        }
    }

    private async Task<ProviderResult> FollowAsync(
        HttpResponseMessage response,
        OpenAIServer server,
        ProviderCall call,
        CancellationToken cancellationToken
    )
    {
        // The last event counts even where nothing stands behind it.
        await using var limited = new LimitedStream(
            await response.Content.ReadAsStreamAsync(cancellationToken),
            ResponseBody.ImagesLimit
        );
        await using var body = new ContinuedStream(ReadOnlyMemory<byte>.Empty, limited, "\n\n"u8.ToArray());
        ProviderResult? unnamed = null;
        await foreach (var item in SseParser.Create(body, ReadEvent).EnumerateAsync(cancellationToken))
        {
            // Comments, pings and whatever else keeps the connection alive.
            if (item.Data is not { } happened)
                continue;

            var type = happened.Type ?? item.EventType;
            if (type == "error" || happened.Error is { ValueKind: not JsonValueKind.Null })
                return OpenAIResponseMapper.InStream(ErrorBody.Of(happened.Error ?? default), call, server.Name);
            if (type.EndsWith(Completed, StringComparison.Ordinal))
                return CompletedWith([ImageOf(happened, call.Connection)], happened.Usage, server, call);
            if (type.EndsWith(PartialImage, StringComparison.Ordinal))
                await PublishAsync(happened.Bytes, call, cancellationToken);
            else if (ImageOf(happened, call.Connection) is { } image)
                unnamed = CompletedWith([image], happened.Usage, server, call);
        }

        return unnamed ?? DefaultResponseMapper.ForSubmit(ProviderResponse.Failed(TransportError.Lost), server.Name);
    }

    private static OpenAIEvent? ReadEvent(string type, ReadOnlySpan<byte> data) =>
        LenientJson.Read(data, OpenAIJson.Default.OpenAIEvent);

    // Partial images come for requests of one image only, so its place is always the first.
    private static Task PublishAsync(byte[]? image, ProviderCall call, CancellationToken cancellationToken) =>
        call.Partials is { } partials && image is { Length: > 0 }
            ? partials.PublishAsync(0, image, cancellationToken)
            : Task.CompletedTask;

    private ProviderResult AnswerOf(ProviderResponse reply, OpenAIServer server, ProviderCall call)
    {
        if (reply.Headers is { } headers)
            LogAnswer(server.Id, reply.Status, RequestIdOf(headers));
        if (!reply.Succeeded)
            return OpenAIResponseMapper.Of(reply, call, server.Name);

        var read = reply.Read(OpenAIJson.Default.OpenAIReply);
        var images = (read?.Data ?? [])
            .Select(image => ImageOf(image, reply, call.Connection))
            .OfType<ProviderOutput>()
            .ToList();
        if (images.Count == 0)
            images = ImagesElsewhere(reply, call.Connection);
        if (images.Count > 0 || (reply.Unmasked().Succeeded && read is { Data: not null } or { Usage: not null }))
            return CompletedWith(images, read?.Usage, server, call);

        return OpenAIResponseMapper.Of(reply, call, server.Name);
    }

    private static ProviderResult CompletedWith(
        IEnumerable<ProviderOutput?> images,
        OpenAIUsage? told,
        OpenAIServer server,
        ProviderCall call
    )
    {
        var (made, usage) = (images.OfType<ProviderOutput>().ToList(), UsageOf(told, call.ImageRequest));
        return made.Count > 0
            ? new ProviderResult.Completed(made, Usage: usage)
            : new ProviderResult.NoOutput($"{server.Name} answered without an image.", Usage: usage);
    }

    private ProviderOutput? ImageOf(OpenAIImage? image, ProviderResponse reply, ProviderConnection connection) =>
        TextToImage(reply, image?.Base64, connection, isBase64: true) ?? TextToImage(reply, image?.Url, connection);

    private ProviderOutput? ImageOf(OpenAIEvent happened, ProviderConnection connection) =>
        happened.Bytes is { Length: > 0 } bytes
            ? ProviderOutput.FromBytes(bytes)
            : TextToImage(_noReply, happened.Url, connection);

    private List<ProviderOutput> ImagesElsewhere(ProviderResponse reply, ProviderConnection connection) =>
        [
            .. OutputFinder
                .Find(reply.Parse())
                .Select(text => TextToImage(reply, text, connection, !OutputFinder.IsImageOrAddress(text)))
                .OfType<ProviderOutput>(),
        ];

    private ProviderOutput? TextToImage(
        ProviderResponse reply,
        string? text,
        ProviderConnection connection,
        bool isBase64 = false
    ) =>
        results.ImageOf(
            reply,
            text,
            connection,
            authorize: request => ProviderKey.AddBearer(request, connection),
            isBase64: isBase64
        );

    private static ProviderUsage? UsageOf(OpenAIUsage? usage, ImageRequest request)
    {
        if (usage is null)
            return null;

        // Without a reference image all that goes in is text; with one, only the details can tell.
        var isText = request.References.Count == 0;
        var measured = new ProviderUsage
        {
            InputTextTokens = Measured.Count(usage.InputTokensDetails?.TextTokens)
                ?? (isText ? Measured.Count(usage.InputTokens) : null),
            InputImageTokens = Measured.Count(usage.InputTokensDetails?.ImageTokens)
                ?? (isText && Measured.Count(usage.InputTokens) is not null ? 0 : null),
            OutputImageTokens = Measured.Count(usage.OutputTokensDetails?.ImageTokens)
                ?? Measured.Count(usage.OutputTokens),
            OutputTextTokens = Measured.Count(usage.OutputTokensDetails?.TextTokens),
        };
        return measured == new ProviderUsage() ? null : measured;
    }

    private static string? RequestIdOf(System.Net.Http.Headers.HttpResponseHeaders headers) =>
        headers.TryGetValues("x-request-id", out var values) ? values.FirstOrDefault() : null;

    [LoggerMessage(LogLevel.Debug, "{Provider} answered {Status} to request {RequestId}")]
    private partial void LogAnswer(string provider, int status, string? requestId);
}

/// <summary>A server that speaks this API.</summary>
/// <param name="Id">The provider's id.</param>
/// <param name="Name">What people call it, in the middle of a sentence.</param>
/// <param name="Api">Its API.</param>
internal sealed record OpenAIServer(string Id, string Name, ProviderApi<IOpenAIApi> Api)
{
    public Task<ProviderResponse> ListModelsAsync(ProviderConnection connection, CancellationToken cancellationToken) =>
        Api.SendAsync(
            connection,
            api => api.ListModelsAsync(connection, cancellationToken),
            ResponseBody.ReadJsonAsync,
            cancellationToken
        );
}
