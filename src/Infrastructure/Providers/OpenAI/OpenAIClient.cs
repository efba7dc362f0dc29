using System.Net.ServerSentEvents;
using System.Text.Json;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Providers.Http;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Infrastructure.Providers.OpenAI;

/// <summary>The images API as OpenAI made it up and others took it over: sends, reads whole or streamed answers, and checks.</summary>
internal sealed partial class OpenAIClient(ProviderHttp http, ResultFetcher results, ILogger<OpenAIClient> logger)
{
    private const string PartialImage = ".partial_image";
    private const string Completed = ".completed";

    /// <summary>A stream that has begun shall end within this time.</summary>
    private static readonly TimeSpan _longestStream = TimeSpan.FromMinutes(4);

    /// <summary>Sends a request and reads the images of its answer.</summary>
    /// <param name="server">Who is asked.</param>
    /// <param name="call">The call that the content says.</param>
    /// <param name="path">The path after the base address: <c>/images/generations</c>.</param>
    /// <param name="content">The request's body. Disposed here.</param>
    /// <param name="cancellationToken">The engine's word to stop.</param>
    public async Task<ProviderAnswer> SendAsync(OpenAIServer server, ProviderCall call, string path, HttpContent content, CancellationToken cancellationToken)
    {
        var request = RequestTo(HttpMethod.Post, call.Connection, path, content);
        var reply = await http.SendForImagesAsync(server.Id, call.Connection, request, cancellationToken);
        return AnswerOf(reply, server, call);
    }

    /// <summary>The same for an answer that comes as events, with unfinished images before the finished one.</summary>
    /// <inheritdoc cref="SendAsync"/>
    public async Task<ProviderAnswer> StreamAsync(OpenAIServer server, ProviderCall call, string path, HttpContent content, CancellationToken cancellationToken)
    {
        using var request = RequestTo(HttpMethod.Post, call.Connection, path, content);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            using var response = await http.OpenAsync(server.Id, call.Connection, request, cancellationToken);
            patience.CancelAfter(_longestStream);
            if (response.Content.Headers.ContentType?.MediaType == "text/event-stream" && response.IsSuccessStatusCode)
            {
                LogAnswer(server.Id, (int)response.StatusCode, RequestIdOf(response.Headers));
                return await FollowAsync(response, server, call, patience.Token);
            }

            return AnswerOf(await ProviderHttp.ReplyWithImagesOfAsync(response, patience.Token), server, call);
        }
        catch (Exception fault) when (ProviderHttp.FaultOf(fault, cancellationToken) is { } kind)
        {
            return StandardAnswers.ForSubmit(ProviderReply.Failed(kind), server.Name);
        }
        catch (JsonException)
        {
            return Unreadable(server);
        }
    }

    /// <summary>Asks for the list of models: that costs nothing and needs the key.</summary>
    public Task<ProviderReply> ListModelsAsync(OpenAIServer server, ProviderConnection connection, CancellationToken cancellationToken) =>
        http.SendAsync(server.Id, connection, RequestTo(HttpMethod.Get, connection, "/models", content: null), ProviderHttp.JsonLimit, cancellationToken);

    private static async Task<ProviderAnswer> FollowAsync(HttpResponseMessage response, OpenAIServer server, ProviderCall call, CancellationToken cancellationToken)
    {
        await using var body = new LimitedStream(await response.Content.ReadAsStreamAsync(cancellationToken), ProviderHttp.ImagesLimit);
        await foreach (var item in SseParser.Create(body, ReadEvent).EnumerateAsync(cancellationToken))
        {
            if (item.Data is not { } happened) continue;

            var type = happened.Type ?? item.EventType;
            if (type == "error" || happened.Error is { ValueKind: not JsonValueKind.Null }) return OpenAIAnswers.InStream(ErrorBody.Of(happened.Error ?? default), call, server.Name);

            var image = happened.Bytes is { Length: > 0 } bytes ? bytes : null;
            if (type.EndsWith(Completed, StringComparison.Ordinal)) return CompletedWith([image is null ? null : ProviderImage.FromBytes(image)], happened.Usage, server, call);
            if (type.EndsWith(PartialImage, StringComparison.Ordinal)) await ShowAsync(image, call, cancellationToken);
        }

        return StandardAnswers.ForSubmit(ProviderReply.Failed(TransportFault.Lost), server.Name);
    }

    private static OpenAIEvent? ReadEvent(string type, ReadOnlySpan<byte> data) =>
        data.SequenceEqual("[DONE]"u8) ? null : JsonSerializer.Deserialize(data, OpenAIJson.Default.OpenAIEvent);

    // Partial images come for requests of one image only, so its place is always the first.
    private static Task ShowAsync(byte[]? image, ProviderCall call, CancellationToken cancellationToken) =>
        call.Partials is { } partials && image is not null ? partials.ShowAsync(0, image, cancellationToken) : Task.CompletedTask;

    private ProviderAnswer AnswerOf(ProviderReply reply, OpenAIServer server, ProviderCall call)
    {
        if (reply.Headers is { } headers) LogAnswer(server.Id, reply.Status, RequestIdOf(headers));
        if (!reply.Succeeded) return OpenAIAnswers.Of(reply, call, server.Name);

        return reply.Read(OpenAIJson.Default.OpenAIReply) is { Data: { } data } read
            ? CompletedWith(data.Select(image => ImageOf(image, reply, call.Connection)), read.Usage, server, call)
            : Unreadable(server);
    }

    private static ProviderAnswer CompletedWith(IEnumerable<ProviderImage?> images, JsonElement? usage, OpenAIServer server, ProviderCall call)
    {
        var made = images.OfType<ProviderImage>().ToList();
        return made.Count > 0
            ? new ProviderAnswer.Completed(made, Usage: UsageOf(usage, call.Request))
            : new ProviderAnswer.NoOutput($"{server.Name} answered without an image.");
    }

    private ProviderImage? ImageOf(OpenAIImage? image, ProviderReply reply, ProviderConnection connection) => image switch
    {
        { Base64: { Length: > 0 } base64 } => reply.ImageOf(base64),
        { Url: { Length: > 0 } address } => results.At(address, connection, authorize: request => Authorize(request, connection)),
        _ => null,
    };

    private static ProviderUsage? UsageOf(JsonElement? told, ImageRequest request)
    {
        if (ReadUsage(told) is not { } usage) return null;

        // Without a reference image all that goes in is text; with one, only the details can tell.
        var isText = request.References.Count == 0;
        return new ProviderUsage
        {
            InputTextTokens = usage.InputTokensDetails?.TextTokens ?? (isText ? usage.InputTokens : null),
            InputImageTokens = usage.InputTokensDetails?.ImageTokens ?? (isText && usage.InputTokens is not null ? 0 : null),
            OutputImageTokens = usage.OutputTokensDetails?.ImageTokens ?? usage.OutputTokens,
            OutputTextTokens = usage.OutputTokensDetails?.TextTokens,
        };
    }

    private static OpenAIUsage? ReadUsage(JsonElement? told)
    {
        try
        {
            return told?.Deserialize(OpenAIJson.Default.OpenAIUsage);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static HttpRequestMessage RequestTo(HttpMethod method, ProviderConnection connection, string path, HttpContent? content)
    {
        var home = connection.BaseAddress ?? throw new InvalidOperationException("The connection has no address.");
        var request = new HttpRequestMessage(method, new Uri(home.AbsoluteUri.TrimEnd('/') + path)) { Content = content };
        Authorize(request, connection);
        return request;
    }

    // Not parsed: what complains about a key that is none would repeat it.
    private static void Authorize(HttpRequestMessage request, ProviderConnection connection)
    {
        if (connection.Secret is { } secret) request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {secret.Reveal()}");
    }

    private static ProviderAnswer.Unknown Unreadable(OpenAIServer server) => new($"{server.Name} answered with something that cannot be read.");

    private static string? RequestIdOf(System.Net.Http.Headers.HttpResponseHeaders headers) =>
        headers.TryGetValues("x-request-id", out var values) ? values.FirstOrDefault() : null;

    [LoggerMessage(LogLevel.Debug, "{Provider} answered {Status} to request {RequestId}")]
    private partial void LogAnswer(string provider, int status, string? requestId);
}

/// <summary>A server that speaks this API.</summary>
/// <param name="Id">The provider's id.</param>
/// <param name="Name">What people call it, in the middle of a sentence.</param>
internal sealed record OpenAIServer(string Id, string Name);
