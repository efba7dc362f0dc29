using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Infrastructure.Providers.Offline;

/// <summary>Settings of the preview renderer, which can also behave as badly as a real provider does.</summary>
internal sealed class OfflineOptions
{
    public const string Section = "Providers:Offline";

    private static readonly int Cores = Environment.ProcessorCount;

    /// <summary>How long a request takes besides the drawing.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan Latency { get; set; }

    /// <summary>
    /// Unfinished forms of each picture that are shown before it is there; only without <see cref="Asynchronous"/>.
    /// </summary>
    [Range(0, 3)]
    public int Partials { get; set; }

    /// <summary>
    /// True to accept a request as a job that is asked about, and that takes <see cref="Latency"/>; false to answer
    /// with the images.
    /// </summary>
    public bool Asynchronous { get; set; }

    /// <summary>
    /// Drawing twice costs nothing. False makes it behave as a provider that charges: a lost answer is not sent again.
    /// </summary>
    public bool CanResubmit { get; set; } = true;

    /// <summary>Threads that draw one picture.</summary>
    [Range(1, 2)]
    public int Threads { get; set; } = Cores > 2 ? 2 : 1;

    /// <summary>
    /// Pictures that are drawn at the same time; further ones wait. The default leaves a core to everybody else.
    /// </summary>
    [Range(1, 64)]
    public int PicturesAtOnce { get; set; } = Cores > 2 ? Math.Max(1, (Cores - 1) / 2) : 1;

    [ValidateObjectMembers]
    public SimulationOptions Simulation { get; set; } = new();
}

/// <summary>Faults on purpose, for tests and demonstrations.</summary>
internal sealed class SimulationOptions
{
    /// <summary>What every request ends in.</summary>
    [EnumDataType(typeof(SimulatedOutcome))]
    public SimulatedOutcome Outcome { get; set; }

    /// <summary>Only this many attempts of a generation fail, then it succeeds; 0 for all of them.</summary>
    [Range(0, 100)]
    public int FailFirst { get; set; }

    /// <summary>What a rate limit asks to wait; without it, it does not say.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan? RetryAfter { get; set; }

    /// <summary>True to obey markers in prompts, such as <c>[[refuse]]</c>. See <see cref="PromptMarkers"/>.</summary>
    public bool PromptMarkers { get; set; }
}

/// <summary>How a request ends.</summary>
internal enum SimulatedOutcome
{
    /// <summary>With the images.</summary>
    None,
    Refusal,
    RateLimit,
    Failure,
    LostAnswer,
    NoOutput,
    InvalidSetting,
    CredentialRejected,
}
