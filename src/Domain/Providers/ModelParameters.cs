using System.Text.Json;

namespace ImageGenerator.Domain.Providers;

/// <summary>
/// The settings that only the chosen model has, by name. Values are strings, numbers or booleans; equal sets are equal
/// whatever the order they were given in.
/// </summary>
public sealed class ModelParameters : IEquatable<ModelParameters>
{
    /// <summary>How many a request may have.</summary>
    public const int MaxEntries = 50;

    private readonly SortedDictionary<string, JsonElement> _values;

    private ModelParameters(SortedDictionary<string, JsonElement> values) => _values = values;

    public static ModelParameters Empty { get; } = new([]);

    public IEnumerable<string> Names => _values.Keys;

    public IReadOnlyDictionary<string, JsonElement> Values => _values;

    public static ModelParameters From(IEnumerable<KeyValuePair<string, JsonElement>> values)
    {
        var sorted = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
            sorted[name] = value.Clone();
        return new ModelParameters(sorted);
    }

    /// <summary>
    /// True for what a parameter can be: a number, a boolean, null (refused later), or text that can be stored.
    /// </summary>
    public static bool IsValue(JsonElement value) => ParameterValue.IsValid(value);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static ModelParameters FromJson(string json) =>
        From(JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json) ?? []);

    /// <summary>The text of a text or choice parameter; null when it is not set.</summary>
    public string? GetText(string name) =>
        _values.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The number of a numeric parameter; null when it is not set.</summary>
    public decimal? GetNumber(string name) =>
        _values.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : null;

    /// <summary>Whether a yes-or-no parameter is on; null when it is not set.</summary>
    public bool? GetFlag(string name) =>
        _values.TryGetValue(name, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                _ => null,
            }
            : null;

    /// <summary>
    /// Any parameter as it would be written: text without quotes, <c>7.5</c>, <c>true</c>; null when it is not set.
    /// </summary>
    public string? GetAsWritten(string name) =>
        _values.TryGetValue(name, out var value) ? ParameterValue.AsWritten(value) : null;

    /// <summary>One line of JSON, names in order.</summary>
    public string ToJson() => JsonSerializer.Serialize(_values);

    public bool Equals(ModelParameters? other) => other is not null && ToJson() == other.ToJson();

    public override bool Equals(object? obj) => Equals(obj as ModelParameters);

    public override int GetHashCode() => ToJson().GetHashCode(StringComparison.Ordinal);
}
