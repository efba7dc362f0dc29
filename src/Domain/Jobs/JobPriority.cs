namespace ImageGenerator.Domain.Jobs;

/// <summary>Which of an organization's jobs are taken first. The number is the order.</summary>
public enum JobPriority : short
{
    /// <summary>Somebody is looking at it right now.</summary>
    Urgent = 0,

    Normal = 1,

    /// <summary>It may wait for everything else: a part of a batch, housekeeping.</summary>
    Low = 2,
}
