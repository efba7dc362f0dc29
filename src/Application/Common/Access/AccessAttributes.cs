using ImageGenerator.Domain.Organizations;

namespace ImageGenerator.Application.Common.Access;

/// <summary>Who may run a use case. Every command and query carries exactly one of these.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class AccessAttribute : Attribute
{
    /// <summary>Why whoever this scope works for may not run it; null when they may.</summary>
    internal abstract Domain.Common.Error? Refuse(ActorScope scope);
}

/// <summary>For those who have the permission.</summary>
/// <param name="permission">What they need.</param>
public sealed class RequiresAttribute(Permission permission) : AccessAttribute
{
    public Permission Permission { get; } = permission;

    internal override Domain.Common.Error? Refuse(ActorScope scope) =>
        scope.ActorOrAnonymous switch
        {
            null => AccessErrors.SignInRequired,
            var actor when actor.May(Permission) => null,
            { Scopes: { } scopes } when !scopes.Contains(Permission) => AccessErrors.KeyForbidden,
            _ => AccessErrors.Forbidden,
        };
}

/// <summary>For everybody, signed in or not.</summary>
/// <param name="because">Why that is right.</param>
public sealed class AllowsAnyoneAttribute(string because) : AccessAttribute
{
    public string Because { get; } = because;

    internal override Domain.Common.Error? Refuse(ActorScope scope) => null;
}

/// <summary>For this program's own workers, which act on jobs that were let in when they were submitted.</summary>
public sealed class ForWorkersAttribute : AccessAttribute
{
    internal override Domain.Common.Error? Refuse(ActorScope scope) => scope.IsWorker ? null : AccessErrors.Forbidden;
}
