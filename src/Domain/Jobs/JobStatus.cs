using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Jobs;

/// <summary>Where a job stands. The last three are final, but a person may retry a failed or cancelled one.</summary>
public enum JobStatus
{
    Pending,
    Processing,
    Completed,
    Failed,
    Cancelled,
}

/// <summary>What a processing job is doing.</summary>
public enum JobStage
{
    /// <summary>The attempt is recorded and the provider is being asked.</summary>
    Submitting,

    /// <summary>The provider has accepted and is at work.</summary>
    Running,

    /// <summary>The outputs are being copied, checked and stored.</summary>
    Saving,
}

/// <summary>
/// Which other providers may be used when one fails. The price before the click is a promise, to the cent.
/// </summary>
public enum Failover
{
    /// <summary>
    /// Another provider of the same model, if it costs a cent more at most than the price that was shown.
    /// </summary>
    SamePrice,

    /// <summary>Another provider of the same model, whatever it costs.</summary>
    AnyPrice,

    /// <summary>Nobody: only the chosen provider will do.</summary>
    None,
}

/// <summary>
/// Why a job failed, for programs and for people. Whether it was charged is the job's own (<see
/// cref="ProviderJob.Charge"/>).
/// </summary>
/// <param name="Code">Stable.</param>
/// <param name="Message">The provider's reason, or ours, in plain words.</param>
public sealed record JobFailure(FailureCode Code, string Message)
{
    public const int MaxMessageLength = 1000;

    public static JobFailure Because(FailureCode code, string message) =>
        new(code, Text.Truncate(message, MaxMessageLength));
}
