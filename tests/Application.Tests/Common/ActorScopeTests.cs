using ImageGenerator.Application.Common.Access;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;

namespace ImageGenerator.Application.Tests.Common;

[TestFixture]
internal sealed class ActorScopeTests
{
    private static readonly Actor _actor = new()
    {
        UserId = UserId.New(),
        OrganizationId = OrganizationId.New(),
        Role = Role.Member,
    };

    [Test]
    public void Actor_WhenNobodyHasSaidForWhomItWorks_IsAnException()
    {
        var scope = new ActorScope();

        Assert.That(() => scope.Actor, Throws.InvalidOperationException.With.Message.Contains("needs an actor"));
        Assert.That(() => scope.ActorOrAnonymous, Throws.InvalidOperationException);
        Assert.That(scope.Tenant, Is.Null, "and no tenant's rows are seen");
    }

    [Test]
    public void Enter_WithAnActor_WorksForTheirOrganization()
    {
        var scope = new ActorScope();

        scope.Enter(_actor);

        Assert.That(scope.Actor, Is.EqualTo(_actor));
        Assert.That(scope.Tenant, Is.EqualTo(_actor.OrganizationId));
        Assert.That(scope.IsWorker, Is.False);
    }

    [Test]
    public void EnterAnonymous_IsKnownToBeNobody()
    {
        var scope = new ActorScope();

        scope.EnterAnonymous();

        Assert.That(scope.ActorOrAnonymous, Is.Null);
        Assert.That(() => scope.Actor, Throws.InvalidOperationException);
    }

    [Test]
    public void EnterAnonymous_WithAProvenTenant_NarrowsWhatWasAnonymous()
    {
        var scope = new ActorScope();
        scope.EnterAnonymous();

        scope.EnterAnonymous(_actor.OrganizationId);

        Assert.That(scope.Tenant, Is.EqualTo(_actor.OrganizationId));
    }

    [Test]
    public void EnterWorker_OfAJob_WorksForItsOrganization()
    {
        var scope = new ActorScope();

        scope.EnterWorker(_actor.OrganizationId);

        Assert.That(scope.IsWorker, Is.True);
        Assert.That(scope.Tenant, Is.EqualTo(_actor.OrganizationId));
    }

    [Test]
    public void Enter_WhenItWorksForSomebodyElse_IsAnException()
    {
        var scope = new ActorScope();
        scope.Enter(_actor);

        Assert.That(
            () => scope.Enter(_actor with { OrganizationId = OrganizationId.New() }),
            Throws.InvalidOperationException
        );
        Assert.That(scope.EnterWorker, Throws.InvalidOperationException);
        Assert.That(() => scope.EnterAnonymous(OrganizationId.New()), Throws.InvalidOperationException);
        Assert.That(scope.Actor, Is.EqualTo(_actor));
    }

    [Test]
    public void Enter_WhenItWorksForOneTenant_IsNotHandedToAnother()
    {
        var worker = new ActorScope();
        worker.EnterWorker(_actor.OrganizationId);
        var visitor = new ActorScope();
        visitor.EnterAnonymous(_actor.OrganizationId);

        Assert.That(() => worker.EnterWorker(OrganizationId.New()), Throws.InvalidOperationException);
        Assert.That(worker.EnterWorker, Throws.InvalidOperationException);
        Assert.That(() => visitor.EnterAnonymous(OrganizationId.New()), Throws.InvalidOperationException);
        Assert.That((worker.Tenant, visitor.Tenant), Is.EqualTo((_actor.OrganizationId, _actor.OrganizationId)));
    }
}
