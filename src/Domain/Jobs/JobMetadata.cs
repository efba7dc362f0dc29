using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Jobs;

/// <summary>
/// A caller's own words about a job, by name: an order's number, say. The product keeps and returns them and reads
/// nothing into them; beside them it notes what it has left out of the request. It compares by value, whatever the
/// order.
/// </summary>
public sealed class JobMetadata : IEquatable<JobMetadata>
{
    public const int MaxEntries = 16;
    public const int MaxNameLength = 64;
    public const int MaxValueLength = 512;

    /// <summary>The entry that names what was asked for and left out, because the model lacks it.</summary>
    public const string DroppedParameters = "droppedParameters";

    private const string Separator = ", ";

    private readonly SortedDictionary<string, string> _values;

    private JobMetadata(SortedDictionary<string, string> values) => _values = values;

    public static JobMetadata None { get; } = new([]);

    public IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>The fields that were left out of the request; empty when none was.</summary>
    public IReadOnlyList<string> Dropped =>
        _values.TryGetValue(DroppedParameters, out var fields) ? fields.Split(Separator) : [];

    public static JobMetadata Of(IEnumerable<KeyValuePair<string, string>> values)
    {
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
            sorted[name] = value;
        return new JobMetadata(sorted);
    }

    /// <summary>The same, with the fields that were left out of the request.</summary>
    public JobMetadata Noting(IReadOnlyCollection<string> dropped) =>
        dropped.Count == 0 ? this : Of([.. _values, new(DroppedParameters, string.Join(Separator, dropped))]);

    /// <summary>True for what can name an entry: 1 to 64 characters that can be stored.</summary>
    public static bool IsName(string name) =>
        name.Length > 0 && Text.IsStorable(name) && Text.Length(name) <= MaxNameLength;

    /// <summary>True for what an entry can hold: up to 512 characters that can be stored.</summary>
    public static bool IsValue(string value) => Text.IsStorable(value) && Text.Length(value) <= MaxValueLength;

    public bool Equals(JobMetadata? other) => other is not null && _values.SequenceEqual(other._values);

    public override bool Equals(object? obj) => Equals(obj as JobMetadata);

    public override int GetHashCode() => _values.Aggregate(0, HashCode.Combine);
}
