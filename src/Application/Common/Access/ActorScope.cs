using ImageGenerator.Domain.Common;

namespace ImageGenerator.Application.Common.Access;

/// <summary>
/// For whom this scope works. Whoever opens the scope says it, before anything else: HTTP by the request's principal, a
/// worker by its job. The permissions of use cases and the tenant that queries see both come from here.
/// </summary>
public sealed class ActorScope
{
    private enum Kind
    {
        Unknown,
        Anonymous,
        Person,
        Worker,
    }

    private Kind _kind;
    private Actor? _actor;

    /// <summary>Whose rows queries see; while it is null they see no tenant's.</summary>
    public OrganizationId? Tenant { get; private set; }

    /// <summary>True when this process works on jobs here, on nobody's request.</summary>
    public bool IsWorker => _kind == Kind.Worker;

    /// <summary>Who it is.</summary>
    /// <exception cref="InvalidOperationException">Nobody is: a use case is run that needs somebody.</exception>
    public Actor Actor =>
        _actor
        ?? throw new InvalidOperationException(
            $"This needs an actor, and the scope works for none ({_kind}). Whoever opens a scope says first "
                + "for whom it works."
        );

    /// <summary>Who it is; null when it is known that nobody has signed in.</summary>
    /// <exception cref="InvalidOperationException">Nobody has said for whom the scope works.</exception>
    public Actor? ActorOrAnonymous => _kind == Kind.Anonymous ? null : Actor;

    /// <summary>Works for somebody.</summary>
    public void Enter(Actor actor) => Enter(Kind.Person, actor, actor.OrganizationId);

    /// <summary>Works for somebody who has not signed in.</summary>
    public void EnterAnonymous() => Enter(Kind.Anonymous, null, null);

    /// <summary>
    /// Works for somebody who has proven, without signing in, that they may see something of an organization.
    /// </summary>
    public void EnterAnonymous(OrganizationId tenant) => Enter(Kind.Anonymous, null, tenant);

    /// <summary>Works on the jobs of everybody.</summary>
    public void EnterWorker() => Enter(Kind.Worker, null, null);

    /// <summary>Works on a job of an organization.</summary>
    public void EnterWorker(OrganizationId tenant) => Enter(Kind.Worker, null, tenant);

    private void Enter(Kind kind, Actor? actor, OrganizationId? tenant)
    {
        var narrows = kind == _kind && actor == _actor && (Tenant is null || Tenant == tenant);
        if (_kind != Kind.Unknown && !narrows)
        {
            throw new InvalidOperationException(
                $"The scope works for {_kind} already; it cannot be handed to {kind}. Open a new one."
            );
        }

        (_kind, _actor, Tenant) = (kind, actor, tenant);
    }
}
