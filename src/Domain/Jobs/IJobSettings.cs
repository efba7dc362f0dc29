namespace ImageGenerator.Domain.Jobs;

/// <summary>
/// What a job was asked to do, in the words of its kind. It is stored with the job, and with everything that the job
/// made, so that either can say by itself how it came about.
/// </summary>
public interface IJobSettings
{
    JobKind Kind { get; }

    /// <summary>The words that describe what is made, by which people find it; null where there are none.</summary>
    string? Prompt { get; }
}

/// <summary>Settings of a kind that this version does not know: a newer one wrote them.</summary>
public sealed record UnknownJobSettings(JobKind Kind, string? Prompt) : IJobSettings;
