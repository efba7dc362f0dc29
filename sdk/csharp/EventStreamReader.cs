using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ImageGenerator.Sdk;

/// <summary>
/// Reads server-sent events and keeps where the stream is to be opened again. The framework's parser does not tell of an
/// id that comes without data, with which the stream begins, and takes an id for seen before its data has come.
/// </summary>
internal sealed class EventStreamReader(string lastEventId)
{
    /// <summary>The id of the last event that came whole; empty when there was none.</summary>
    public string LastEventId { get; private set; } = lastEventId;

    /// <summary>How long to wait before the stream is opened again.</summary>
    public TimeSpan Reopening { get; private set; } = TimeSpan.FromSeconds(2);

    /// <summary>The events of one connection, until it ends or breaks.</summary>
    public async IAsyncEnumerable<ServerEvent> ReadAsync(
        Stream body,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var reader = new StreamReader(body);
        var (name, id, data) = ("", LastEventId, new List<string>());
        while (await NextLineAsync(reader, cancellationToken).ConfigureAwait(false) is { } line)
        {
            if (line.Length > 0)
            {
                Note(line, ref name, ref id, data);
                continue;
            }

            LastEventId = id;
            if (data.Count > 0)
                yield return new ServerEvent(name, id, JsonElement.Parse(string.Join('\n', data)));
            (name, data) = ("", []);
        }
    }

    private void Note(string line, ref string name, ref string id, List<string> data)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var field = colon < 0 ? line : line[..colon];
        var value = colon < 0 ? "" : line[(colon + 1)..];
        value = value.StartsWith(' ') ? value[1..] : value;
        switch (field)
        {
            case "event":
                name = value;
                break;
            case "id":
                id = value;
                break;
            case "data":
                data.Add(value);
                break;
            case "retry"
                when int.TryParse(value, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds >= 0:
                Reopening = TimeSpan.FromMilliseconds(milliseconds);
                break;
        }
    }

    private static async Task<string?> NextLineAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (Transient.Is(exception))
        {
            return null;
        }
    }
}
