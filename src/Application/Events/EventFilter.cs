using ImageGenerator.Domain.Common;

namespace ImageGenerator.Application.Events;

/// <summary>Which of an organization's events a stream is about. What is not set narrows nothing.</summary>
public sealed record EventFilter
{
    /// <summary>Everything that the listener may hear.</summary>
    public static EventFilter Everything { get; } = new();

    /// <summary>Only what the listener asked for, and what is about their own keys.</summary>
    public bool OnlyMine { get; init; }

    /// <summary>Only this job, with the images that it makes.</summary>
    public Guid? Subject { get; init; }

    /// <summary>Only events of these names; null for all.</summary>
    public IReadOnlySet<string>? Names { get; init; }

    /// <summary>True when the listener wants the event and may hear of it.</summary>
    public bool Admits(StreamEvent told, UserId listener)
    {
        ArgumentNullException.ThrowIfNull(told);
        if (told.Event is not { } happened)
            return true;

        return (!happened.IsPersonal || happened.OwnerId == listener)
            && (!OnlyMine || happened.OwnerId == listener)
            && (Subject is null || happened.SubjectId == Subject)
            && (Names is null || Names.Contains(told.Name));
    }
}
