using System.ComponentModel.DataAnnotations;
using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Application.Jobs;

/// <summary>How jobs are worked on. Section <c>Jobs</c>.</summary>
public sealed class JobOptions
{
    public const string Section = "Jobs";

    /// <summary>Jobs that this process works on at the same time.</summary>
    [Range(1, 1024)]
    public int Concurrency { get; set; } = 8;

    /// <summary>
    /// How long a claim holds without a heartbeat, by the database's clock. Heartbeats come three times as often.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often an idle worker looks for due jobs when nobody wakes it.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:10:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long one attempt may take, whatever its kind and its model allow.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>What is different for one kind of job, by its name: <c>Jobs:Kinds:generation:MaxAttempts</c>.</summary>
    public Dictionary<string, JobKindOptions> Kinds { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The wait before the second attempt; it doubles with each further one, with jitter.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between attempts, unless the provider asks for a longer one.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a stopping process lets running jobs finish before it hands them back.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:25")]
    public TimeSpan StopGrace { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>What is different for a kind; null when nothing is.</summary>
    public JobKindOptions? Of(JobKind kind) => Kinds.GetValueOrDefault(kind.Name);
}

/// <summary>What is different for one kind of job.</summary>
public sealed class JobKindOptions
{
    /// <summary>How long one attempt may take; null for what the kind itself allows.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan? AttemptTimeout { get; set; }

    /// <summary>Attempts before a job fails; null for what the kind itself allows.</summary>
    [Range(1, 20)]
    public int? MaxAttempts { get; set; }
}
