namespace ImageGenerator.Domain.Common;

/// <summary>
/// Something that happened: past tense, ids and values only. Saved with the aggregate, told to the world afterwards.
/// </summary>
public interface IDomainEvent
{
    /// <summary>The tenant whose business it is.</summary>
    OrganizationId OrganizationId { get; }

    /// <summary>When it happened (UTC).</summary>
    DateTimeOffset OccurredAt { get; }

    /// <summary>
    /// What it is part of: a stream can be narrowed to all events of one subject. An image that a job made belongs to
    /// the job. Null when it is part of nothing in particular.
    /// </summary>
    Guid? SubjectId => null;

    /// <summary>Who asked for what it is about, or whose that is; null when it is nobody's in particular.</summary>
    UserId? OwnerId => null;

    /// <summary>True when it concerns its owner alone: nobody else in the organization hears of it.</summary>
    bool IsPersonal => false;
}

/// <summary>
/// What an event is called outside: in the outbox, in the stream and in the API's document. The name never changes; the
/// version is raised when what was written before could not be read any more. A new member needs no new version.
/// </summary>
/// <param name="name">The thing, a dot and what happened to it: <c>generation.updated</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventNameAttribute(string name) : Attribute
{
    public const int MaxLength = 100;

    public string Name { get; } = name;

    public int Version { get; init; } = 1;
}
