using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace ImageGenerator.Infrastructure.Observability;

/// <summary>
/// The process's figures in Prometheus' text format (0.0.4): counters, gauges and histograms of the chosen meters, kept
/// from the moment this is made.
/// </summary>
public sealed class PrometheusText : IDisposable
{
    /// <summary>The content type that goes with the text.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private static readonly double[] _seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

    // By name, not by instrument: several meters of one name may each have theirs, and a family may be written only
    // once.
    private readonly ConcurrentDictionary<(string Name, string Kind, string Labels), Series> _series = new();
    private readonly ConcurrentDictionary<string, string> _descriptions = new();
    private readonly MeterListener _listener = new();

    public PrometheusText(IReadOnlyCollection<string> meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (meters.Contains(instrument.Meter.Name))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>Everything measured so far.</summary>
    public string Render()
    {
        _listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (
            var family in _series
                .GroupBy(entry => (entry.Key.Name, entry.Key.Kind))
                .OrderBy(group => group.Key.Name, StringComparer.Ordinal)
        )
        {
            var (name, kind) = family.Key;
            if (_descriptions.TryGetValue(name, out var description))
                text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {description}\n");
            text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} {kind}\n");
            foreach (var (key, series) in family.OrderBy(entry => entry.Key.Labels, StringComparer.Ordinal))
                series.Write(text, name, key.Labels);
        }

        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var (name, kind) = (NameOf(instrument), KindOf(instrument));
        if (instrument.Description is { Length: > 0 } description)
            _descriptions.TryAdd(name, description.ReplaceLineEndings(" "));
        var series = _series.GetOrAdd((name, kind, LabelsOf(instrument.Meter.Name, tags)), static key => key.Kind switch
            {
                "histogram" => new Distribution(),
                _ => new Number(),
            });
        series.Record(value, absolute: instrument.IsObservable);
    }

    private static string KindOf(Instrument instrument)
    {
        var type = instrument.GetType().Name;
        if (type.StartsWith("Histogram", StringComparison.Ordinal))
            return "histogram";

        return
            type.StartsWith("Counter", StringComparison.Ordinal)
            || type.StartsWith("ObservableCounter", StringComparison.Ordinal)
            ? "counter"
            : "gauge";
    }

    private static string NameOf(Instrument instrument)
    {
        var name = instrument.Name.Replace('.', '_').Replace('-', '_');
        if (instrument.Unit == "s")
            name += "_seconds";
        return KindOf(instrument) == "counter" ? name + "_total" : name;
    }

    private static string LabelsOf(string meter, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty)
            return "";

        var labels = new StringBuilder();
        foreach (var (name, value) in tags)
        {
            if (IsPlaceOfDatabase(meter, name))
                continue;
            if (labels.Length > 0)
                labels.Append(',');
            labels.Append(name.Replace('.', '_').Replace('-', '_'));
            labels.Append("=\"").Append(Escape(Shown(name, value))).Append('"');
        }

        return labels.ToString();
    }

    // Whoever reads the figures need not know where the database is.
    private static bool IsPlaceOfDatabase(string meter, string label) =>
        meter == "Npgsql" && label is ("server.address" or "server.port");

    // Connections that nobody has named are called by their connection string: address, database and user.
    private static object? Shown(string name, object? value) =>
        name is "pool.name" or "db.client.connection.pool.name" && value is string text && text.Contains('=')
            ? "unnamed"
            : value;

    private static string Escape(object? value) =>
        Convert
            .ToString(value, CultureInfo.InvariantCulture)
            ?.Replace("\\", @"\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal)
        ?? "";

    private abstract class Series
    {
        public abstract void Record(double value, bool absolute);

        public abstract void Write(StringBuilder text, string name, string labels);

        protected static void Line(StringBuilder text, string name, string labels, double value) =>
            text.Append(name)
                .Append(labels.Length == 0 ? "" : $"{{{labels}}}")
                .Append(' ')
                .Append(value.ToString(CultureInfo.InvariantCulture))
                .Append('\n');
    }

    private sealed class Number : Series
    {
        private readonly Lock _gate = new();
        private double _value;

        public override void Record(double value, bool absolute)
        {
            lock (_gate)
                _value = absolute ? value : _value + value;
        }

        public override void Write(StringBuilder text, string name, string labels)
        {
            lock (_gate)
                Line(text, name, labels, _value);
        }
    }

    private sealed class Distribution : Series
    {
        private readonly Lock _gate = new();
        private readonly long[] _buckets = new long[_seconds.Length];
        private double _sum;
        private long _count;

        public override void Record(double value, bool absolute)
        {
            lock (_gate)
            {
                for (var i = 0; i < _seconds.Length; i++)
                {
                    if (value <= _seconds[i])
                        _buckets[i]++;
                }

                _sum += value;
                _count++;
            }
        }

        public override void Write(StringBuilder text, string name, string labels)
        {
            var prefix = labels.Length == 0 ? "" : labels + ",";
            lock (_gate)
            {
                for (var i = 0; i < _seconds.Length; i++)
                {
                    Line(
                        text,
                        name + "_bucket",
                        $"{prefix}le=\"{_seconds[i].ToString(CultureInfo.InvariantCulture)}\"",
                        _buckets[i]
                    );
                }

                Line(text, name + "_bucket", $"{prefix}le=\"+Inf\"", _count);
                Line(text, name + "_sum", labels, _sum);
                Line(text, name + "_count", labels, _count);
            }
        }
    }
}
