using System.Collections.Concurrent;
using System.Text.Json;
using ImageGenerator.Application.Events;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Infrastructure.Events;

/// <summary>An event with its place, as all streams and consumers of this process share it.</summary>
internal sealed record OutboxEvent(OutboxPosition Position, StreamEvent Told);

/// <summary>
/// Reads what rows of the outbox say. What another release wrote and this one does not know is left out and logged
/// once: it must not end a stream.
/// </summary>
internal sealed partial class OutboxDecoder(ILogger<OutboxDecoder> logger)
{
    private readonly ConcurrentDictionary<(string Name, int Version), bool> _unknown = new();

    /// <returns>Null when this release cannot read it.</returns>
    public OutboxEvent? Read(OutboxRow row)
    {
        try
        {
            if (EventTypes.Find(row.Name, row.Version) is { } type)
            {
                var happened = EventJson.Read(type, row.Data);
                return new OutboxEvent(row.Position, new StreamEvent(row.Position.ToString(), row.Name, happened));
            }
        }
        catch (JsonException)
        {
            // As unknown as a name that is unknown.
        }

        if (_unknown.TryAdd((row.Name, row.Version), true))
            LogUnknown(row.Name, row.Version, row.Position.ToString());
        return null;
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "This release cannot read events {Name} of version {Version} and leaves them out; first: {Position}"
    )]
    private partial void LogUnknown(string name, int version, string position);
}
