using ImageGenerator.Application.Events;
using ImageGenerator.Domain.Common;
using ImageGenerator.Infrastructure.Events;
using ImageGenerator.TestKit;

namespace ImageGenerator.Infrastructure.Tests.Events;

internal sealed class EventJsonTests
{
    public static IEnumerable<Type> Types() => EventTypes.All;

    [TestCaseSource(nameof(Types))]
    public void Event_WhenWrittenAndReadBack_HasLostNothing(Type type)
    {
        var happened = EventSamples.Of(type);

        var read = EventJson.Read(type, EventJson.Write(happened));

        Assert.That(EventSamples.MembersOf(read), Is.EqualTo(EventSamples.MembersOf(happened)));
    }

    [TestCaseSource(nameof(Types))]
    public void Message_OfAnEvent_HasItsNameAndWhatItIsPartOf(Type type)
    {
        var happened = EventSamples.Of(type);

        var message = OutboxMessage.Of(happened);

        Assert.That(EventTypes.Find(message.Name, message.Version), Is.EqualTo(type));
        Assert.That(
            (message.OrganizationId, message.SubjectId, message.OccurredAt),
            Is.EqualTo((happened.OrganizationId, happened.SubjectId, happened.OccurredAt))
        );
    }

    [Test]
    public void Types_AreAllThatTheDomainRaises()
    {
        var raised = typeof(IDomainEvent)
            .Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IDomainEvent)));

        Assert.That(EventTypes.All, Is.EquivalentTo(raised).And.Not.Empty);
        Assert.That(EventTypes.All.Select(type => EventTypes.Of(type).Name), Is.Unique);
    }
}
