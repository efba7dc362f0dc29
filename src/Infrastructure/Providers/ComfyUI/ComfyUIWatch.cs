using System.Buffers.Binary;
using System.Net.WebSockets;
using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Providers.ComfyUI;

/// <summary>
/// Listens for a moment to what the server says of a job that it works on: how far it is, and what it looks like so
/// far. The server says so over a WebSocket, and only to the client that the job came from; every job of ours is a
/// client of its own.
/// </summary>
internal sealed class ComfyUIWatch : IDisposable
{
    private const int MaxMessageBytes = 16 * 1024 * 1024;
    private const int ChunkBytes = 16 * 1024;
    private const int AlmostDone = 99;

    // A picture: four bytes that say so, four bytes that name its format, then the file.
    private const int Preview = 1;
    private const int PreviewHeaderBytes = 8;

    private static readonly TimeSpan _patience = TimeSpan.FromMilliseconds(900);

    private readonly HttpMessageInvoker _guarded;
    private readonly HttpMessageInvoker _trusted;
    private readonly TimeProvider _clock;

    public ComfyUIWatch(TimeProvider clock)
    {
        _guarded = new HttpMessageInvoker(ProviderHttpRegistration.NewHandler(trusted: false));
        _trusted = new HttpMessageInvoker(ProviderHttpRegistration.NewHandler(trusted: true));
        _clock = clock;
    }

    /// <summary>
    /// Listens until the server has said how far it is, and has shown the image if it shows any; not for long.
    /// </summary>
    /// <returns>Percent; null when nothing was heard. What goes wrong with listening harms nothing else.</returns>
    public async Task<int?> ListenAsync(RemoteJob job, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(_patience, _clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        var heard = new Heard(job.Call);
        try
        {
            using var socket = await ConnectAsync(job.Call, ending.Token);
            while (!heard.IsEnough && await ReceiveAsync(socket, ending.Token) is { } message)
                await heard.TakeAsync(message, ending.Token);
        }
        catch (Exception fault)
            when (fault is WebSocketException or HttpRequestException or IOException || late.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return heard.Percent;
    }

    public void Dispose()
    {
        _guarded.Dispose();
        _trusted.Dispose();
    }

    private async Task<ClientWebSocket> ConnectAsync(ProviderCall call, CancellationToken cancellationToken)
    {
        var address = new UriBuilder(ComfyUIServer.AddressOf(call.Connection, "/ws"))
        {
            Query = $"clientId={ComfyUIProvider.PromptIdOf(call.ImageRequest)}",
        };
        address.Scheme = address.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs;
        var socket = new ClientWebSocket();
        try
        {
            if (ComfyUIServer.AuthorizationOf(call.Connection) is { } authorization)
                socket.Options.SetRequestHeader("Authorization", authorization);
            await socket.ConnectAsync(
                address.Uri,
                call.Connection.IsTrustedAddress ? _trusted : _guarded,
                cancellationToken
            );
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <returns>The next message; null when there are no more, or when it is larger than any that we take.</returns>
    private static async Task<Message?> ReceiveAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var chunk = new byte[ChunkBytes];
        while (true)
        {
            var part = await socket.ReceiveAsync(chunk.AsMemory(), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close || bytes.Length + part.Count > MaxMessageBytes)
                return null;

            bytes.Write(chunk, 0, part.Count);
            if (part.EndOfMessage)
                return new Message(
                    part.MessageType == WebSocketMessageType.Text,
                    bytes.GetBuffer().AsMemory(0, (int)bytes.Length)
                );
        }
    }

    private sealed record Message(bool IsText, ReadOnlyMemory<byte> Bytes);

    /// <summary>
    /// What was heard so far. Progress comes first and the picture behind it, if the server was started with previews.
    /// </summary>
    private sealed class Heard(ProviderCall call)
    {
        private int _place;
        private int _steps;
        private bool _isShown;

        public int? Percent { get; private set; }

        public bool IsEnough => _isShown || _steps > 1;

        public async Task TakeAsync(Message message, CancellationToken cancellationToken)
        {
            if (message.IsText)
                TakeProgress(message.Bytes);
            else if (IsPicture(message.Bytes) && Percent is not null)
                await PublishAsync(message.Bytes[PreviewHeaderBytes..], cancellationToken);
        }

        private void TakeProgress(ReadOnlyMemory<byte> json)
        {
            if (
                Read(json) is not { Type: "progress", Data: { Value: { } value, Max: > 0 and { } max, Node: { } node } }
            )
                return;
            if (ComfyUIGraph.PlaceOf(node) is not { } place || place >= call.ImageRequest.Count)
                return;

            _place = place;
            _steps++;
            Percent = (int)Math.Clamp((place + (value / max)) / call.ImageRequest.Count * 100, 0, AlmostDone);
        }

        private async Task PublishAsync(ReadOnlyMemory<byte> picture, CancellationToken cancellationToken)
        {
            _isShown = true;
            if (call.Partials is { } partials)
                await partials.PublishAsync(_place, picture, cancellationToken);
        }

        private static bool IsPicture(ReadOnlyMemory<byte> message) =>
            message.Length > PreviewHeaderBytes && BinaryPrimitives.ReadInt32BigEndian(message.Span) == Preview;

        private static ComfyUIMessage? Read(ReadOnlyMemory<byte> json) =>
            LenientJson.Read(json.Span, ComfyUIJson.Default.ComfyUIMessage);
    }
}
