namespace ImageGenerator.Domain.Jobs;

/// <summary>
/// Which progress becomes an event. Every change of the stage does; within a stage only what passes a multiple of
/// <see cref="Step"/>, so that a provider that reports each percent causes twenty events and not a hundred.
/// </summary>
public static class ProgressEvents
{
    /// <summary>In percent.</summary>
    public const int Step = 5;

    public static bool IsWorthTelling(JobStage? stageBefore, int percentBefore, JobStage stage, int percent) =>
        stageBefore != stage || percentBefore / Step != percent / Step;
}
