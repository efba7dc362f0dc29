using System.Collections.Frozen;
using System.Reflection;
using ImageGenerator.Domain.Common;

namespace ImageGenerator.Application.Events;

/// <summary>Every kind of event that there is, by the name and version that its type declares.</summary>
public static class EventTypes
{
    private static readonly FrozenDictionary<Type, EventNameAttribute> _names = typeof(IDomainEvent)
        .Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IDomainEvent)))
        .ToFrozenDictionary(type => type, DeclaredBy);

    private static readonly FrozenDictionary<(string Name, int Version), Type> _types = _names.ToFrozenDictionary(
        entry => (entry.Value.Name, entry.Value.Version),
        entry => entry.Key
    );

    public static IReadOnlyCollection<Type> All => _names.Keys;

    public static IReadOnlySet<string> Names { get; } = _names.Values.Select(declared => declared.Name).ToFrozenSet();

    public static EventNameAttribute Of(Type type) => _names[type];

    /// <returns>Null for an event of another release.</returns>
    public static Type? Find(string name, int version) => _types.GetValueOrDefault((name, version));

    private static EventNameAttribute DeclaredBy(Type type) =>
        type.GetCustomAttribute<EventNameAttribute>()
        ?? throw new InvalidOperationException($"{type.Name} has no [EventName].");
}
