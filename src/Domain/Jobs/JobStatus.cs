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

/// <summary>The kinds of job that share the lifecycle.</summary>
public enum JobKind
{
    Generation,
}

/// <summary>Which other providers may stand in when one fails. The price before the click is a promise, to the cent.</summary>
public enum Failover
{
    /// <summary>Another provider of the same model, if it costs a cent more at most than the price that was shown.</summary>
    SamePrice,

    /// <summary>Another provider of the same model, whatever it costs.</summary>
    AnyPrice,

    /// <summary>Nobody: only the chosen provider will do.</summary>
    None,
}

/// <summary>Why a job failed, for programs and for people.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Message">The provider's reason, or ours, in plain words.</param>
/// <param name="Charged">True when the provider charged all the same.</param>
public sealed record JobFailure(FailureCode Code, string Message, bool Charged)
{
    public const int MaxMessageLength = 1000;

    public static JobFailure Because(FailureCode code, string message, bool charged = false) =>
        new(code, Text.Clip(message, MaxMessageLength), charged);
}
