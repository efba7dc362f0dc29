using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Common;

namespace ImageGenerator.Api.Events;

/// <summary>The data of an event as clients get it. The record that says so is found by a scan.</summary>
/// <typeparam name="TEvent">What happened.</typeparam>
internal interface IEventContract<in TEvent>
    where TEvent : IDomainEvent
{
    static abstract object From(TEvent happened, IModelCatalog models);
}
