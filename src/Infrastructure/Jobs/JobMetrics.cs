using System.Diagnostics.Metrics;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Jobs;

namespace ImageGenerator.Infrastructure.Jobs;

/// <summary>How many jobs this worker ran, and how long they took.</summary>
internal static class JobMetrics
{
    private static readonly Histogram<double> _duration = Telemetry.Meter.CreateHistogram<double>(
        "imagegenerator.job.duration",
        "s",
        "Time that a worker spent on one claim of a job."
    );

    internal static void Record(JobLease lease, string outcome, TimeSpan elapsed) =>
        _duration.Record(
            elapsed.TotalSeconds,
            new KeyValuePair<string, object?>("provider", lease.Provider),
            new KeyValuePair<string, object?>("outcome", outcome)
        );
}
