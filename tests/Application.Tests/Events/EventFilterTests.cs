using ImageGenerator.Application.Events;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Application.Tests.Events;

[TestFixture]
internal sealed class EventFilterTests
{
    private static readonly UserId _ada = GenerationBuilder.Person;
    private static readonly UserId _bob = UserId.New();
    private static readonly Guid _job = Guid.NewGuid();

    private static IEnumerable<TestCaseData> Cases()
    {
        yield return Case("somebody else's, to all", new EventFilter(), Of(_bob), true);
        yield return Case("somebody else's, personal", new EventFilter(), Of(_bob, personal: true), false);
        yield return Case("one's own, personal", new EventFilter(), Of(_ada, personal: true), true);
        yield return Case("only mine, mine", new EventFilter { OnlyMine = true }, Of(_ada), true);
        yield return Case("only mine, somebody else's", new EventFilter { OnlyMine = true }, Of(_bob), false);
        yield return Case("this job", new EventFilter { Subject = _job }, Of(_bob), true);
        yield return Case("another job", new EventFilter { Subject = Guid.NewGuid() }, Of(_bob), false);
        yield return Case("this name", Named("edit.updated"), Of(_bob), true);
        yield return Case("another name", Named("asset.added"), Of(_bob), false);

        static TestCaseData Case(string name, EventFilter filter, Happened happened, bool admitted) =>
            new TestCaseData(filter, happened, admitted).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Cases))]
    public void Admits_WhatIsAskedForAndMayBeHeard(EventFilter filter, IDomainEvent happened, bool admitted) =>
        Assert.That(filter.Admits(new StreamEvent("1", "edit.updated", happened), _ada), Is.EqualTo(admitted));

    [Test]
    public void Admits_TheCallToReadEverythingAnew_WhateverIsAskedFor()
    {
        var narrow = new EventFilter
        {
            OnlyMine = true,
            Subject = _job,
            Names = new HashSet<string>(),
        };

        Assert.That(narrow.Admits(new StreamEvent("1", StreamEvent.Reset, Event: null), _ada), Is.True);
    }

    private static EventFilter Named(string name) => new() { Names = new HashSet<string> { name } };

    private static Happened Of(UserId owner, bool personal = false) => new(owner, personal);

    private sealed record Happened(UserId Owner, bool IsPersonal) : IDomainEvent
    {
        public OrganizationId OrganizationId => GenerationBuilder.Organization;

        public DateTimeOffset OccurredAt => Moments.Start;

        public Guid? SubjectId => _job;

        public UserId? OwnerId => Owner;
    }
}
