using System.ComponentModel.DataAnnotations;
using ImageGenerator.Application.Events;
using ImageGenerator.Domain.Common;

namespace ImageGenerator.Api.Events;

/// <summary>Whose events a stream tells.</summary>
public enum EventScope
{
    /// <summary>Everything of the organization that the listener may see.</summary>
    All,

    /// <summary>What the listener asked for, and what is about their own keys.</summary>
    Mine,
}

/// <summary>Which events to stream.</summary>
public sealed record EventQuery
{
    private const int MaxEventsLength = 500;

    /// <summary><c>mine</c> tells only of what you asked for and of your own keys; <c>all</c> when not given.</summary>
    public QueryEnum<EventScope>? Scope { get; init; }

    /// <summary>Only this generation, by id, with the images that it makes.</summary>
    public Guid? Subject { get; init; }

    /// <summary>
    /// Only events of these names, with commas between them: <c>generation.updated,asset.created</c>.
    /// </summary>
    [Length(1, MaxEventsLength)]
    public string? Events { get; init; }

    private static readonly string[] _known = [nameof(Scope), nameof(Subject), nameof(Events)];

    /// <param name="given">
    /// The query as it was sent: a filter that is not known must not be taken for no filter.
    /// </param>
    internal Result<EventFilter> ToFilter(IQueryCollection given)
    {
        if (given.Keys.FirstOrDefault(key => !_known.Contains(key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            return Unknown(unknown, $"There is no filter \"{Truncate(unknown)}\". Use scope, subject or events.");
        }

        if (Events is { Length: 0 or > MaxEventsLength })
        {
            return Unknown("events", $"Name at least one event, in {MaxEventsLength} characters at most.");
        }

        var names = Events?.Split(',', StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
        if (names?.FirstOrDefault(name => !EventTypes.Names.Contains(name)) is { } unnamed)
        {
            var all = string.Join(", ", EventTypes.Names.Order(StringComparer.Ordinal));
            return Unknown("events", $"There is no event \"{Truncate(unnamed)}\". Use {all}.");
        }

        return new EventFilter
        {
            OnlyMine = Scope?.Value == EventScope.Mine,
            Subject = Subject,
            Names = names,
        };
    }

    private static Error Unknown(string field, string message) =>
        Error.Invalid("events.filter_unknown", message, new FieldError(Truncate(field), message));

    private static string Truncate(string text) => Text.Truncate(text, 50);
}
