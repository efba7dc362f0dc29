using System.Collections.Frozen;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ImageGenerator.Application.Events;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Common;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Api.Events;

/// <summary>Writes events as they go over the wire: each once, however many streams it goes to.</summary>
internal sealed class EventTexts(IModelCatalog models, IOptions<JsonOptions> json)
{
    private static readonly FrozenDictionary<Type, Func<IDomainEvent, IModelCatalog, object>> _contracts = Scan();

    private readonly ConditionalWeakTable<StreamEvent, string> _texts = [];

    /// <summary>The kinds of event that clients get.</summary>
    internal static IEnumerable<Type> Events => _contracts.Keys;

    internal string Of(StreamEvent told) => _texts.GetValue(told, Write);

    /// <summary>The event's data alone.</summary>
    internal string DataOf(IDomainEvent happened)
    {
        var data = _contracts[happened.GetType()](happened, models);
        return JsonSerializer.Serialize(data, data.GetType(), json.Value.SerializerOptions);
    }

    private string Write(StreamEvent told) =>
        $"id: {told.Id}\nevent: {told.Name}\ndata: {(told.Event is { } happened ? DataOf(happened) : "{}")}\n\n";

    private static FrozenDictionary<Type, Func<IDomainEvent, IModelCatalog, object>> Scan()
    {
        var map = typeof(EventTexts).GetMethod(nameof(Map), BindingFlags.NonPublic | BindingFlags.Static)!;
        var contracts =
            from contract in typeof(EventTexts).Assembly.GetTypes()
            where contract.IsClass
            from implemented in contract.GetInterfaces()
            where implemented.IsGenericType && implemented.GetGenericTypeDefinition() == typeof(IEventContract<>)
            select (Contract: contract, Event: implemented.GetGenericArguments()[0]);
        return contracts.ToFrozenDictionary(
            entry => entry.Event,
            entry =>
                (Func<IDomainEvent, IModelCatalog, object>)
                    map.MakeGenericMethod(entry.Contract, entry.Event).Invoke(null, null)!
        );
    }

    private static Func<IDomainEvent, IModelCatalog, object> Map<TContract, TEvent>()
        where TContract : IEventContract<TEvent>
        where TEvent : IDomainEvent => (happened, models) => TContract.From((TEvent)happened, models);
}
