using System.Net;
using System.Text.Json;

namespace ImageGenerator.Api.Tests.Events;

/// <summary>One event as it came over the wire.</summary>
internal sealed record WireEvent(string Id, string Type, JsonElement Data);

/// <summary>Reads a stream of server-sent events as a browser does.</summary>
internal sealed class EventReader : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    private readonly HttpResponseMessage _response;
    private readonly StreamReader _reader;

    private EventReader(HttpResponseMessage response, StreamReader reader) => (_response, _reader) = (response, reader);

    /// <summary>Opens a stream; returns when the server has said that it is connected.</summary>
    public static async Task<EventReader> OpenAsync(HttpClient client, string? lastEventId = null, string query = "")
    {
        var response = await SendAsync(client, lastEventId, query);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/event-stream"));

        var reader = new EventReader(response, new StreamReader(await response.Content.ReadAsStreamAsync()));
        using var patience = new CancellationTokenSource(_patience);
        Assert.That(await reader.ReadLineAsync(patience.Token), Is.EqualTo(": connected"));
        return reader;
    }

    /// <summary>Asks for a stream and answers with the response's head.</summary>
    public static async Task<HttpResponseMessage> SendAsync(
        HttpClient client,
        string? lastEventId = null,
        string query = ""
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/events" + query);
        if (lastEventId is not null)
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>The next event; comments and the retry hint are passed over.</summary>
    public async Task<WireEvent> NextAsync()
    {
        // For the event as a whole: heartbeats arrive for ever.
        using var patience = new CancellationTokenSource(_patience);
        var fields = new Dictionary<string, string>();
        while (true)
        {
            var line = await ReadLineAsync(patience.Token);
            if (line.Length > 0 && line[0] != ':')
            {
                var colon = line.IndexOf(": ", StringComparison.Ordinal);
                fields[line[..colon]] = line[(colon + 2)..];
            }

            if (line.Length > 0)
                continue;
            if (fields.TryGetValue("event", out var type))
                return new WireEvent(fields["id"], type, JsonDocument.Parse(fields["data"]).RootElement);
            fields.Clear();
        }
    }

    /// <summary>Everything up to and with the first event that is wanted.</summary>
    public async Task<IReadOnlyList<WireEvent>> ReadUntilAsync(Func<WireEvent, bool> wanted)
    {
        var read = new List<WireEvent>();
        do read.Add(await NextAsync());
        while (!wanted(read[^1]));
        return read;
    }

    public ValueTask DisposeAsync()
    {
        _reader.Dispose();
        _response.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken) =>
        await _reader.ReadLineAsync(cancellationToken) ?? throw new EndOfStreamException("The stream ended.");
}
