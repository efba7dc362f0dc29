using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;

namespace ImageGenerator.Infrastructure.Observability;

/// <summary>What of a measurement is published, and in which buckets.</summary>
internal static class MetricViews
{
    /// <summary>From a query's milliseconds to a job's minute.</summary>
    private static readonly double[] _seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

    // Whoever reads the figures need not know where the database is.
    private static readonly string[] _databaseTags =
    [
        "db.client.connection.pool.name",
        "db.client.connection.state",
        "db.system.name",
        "error.type",
    ];

    /// <summary>How an instrument is published; null for as it comes.</summary>
    /// <param name="instrument">The instrument.</param>
    /// <param name="own">What makes this host's meters. Another host's in the same process are that host's.</param>
    public static MetricStreamConfiguration? ViewOf(Instrument instrument, IMeterFactory own)
    {
        if (instrument.Meter.Scope is IMeterFactory factory && factory != own)
            return MetricStreamConfiguration.Drop;

        // Its labels are the names of other people's servers, without an end.
        if (instrument.Meter.Name == "System.Net.NameResolution")
            return MetricStreamConfiguration.Drop;

        var tags = instrument.Meter.Name == "Npgsql" ? _databaseTags : null;
        if (instrument.Unit == "s" && instrument is Histogram<double>)
            return new ExplicitBucketHistogramConfiguration { Boundaries = _seconds, TagKeys = tags };
        return tags is null ? null : new MetricStreamConfiguration { TagKeys = tags };
    }
}
