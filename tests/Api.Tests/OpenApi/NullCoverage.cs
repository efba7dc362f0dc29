using System.Text.Json;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.OpenApi;

/// <summary>
/// Remembers of every member that is documented as nullable whether it was seen as null, and whether with a value.
/// </summary>
internal sealed class NullCoverage
{
    private readonly Dictionary<string, (bool Null, bool Value)> _seen = new(StringComparer.Ordinal);

    /// <summary>Members that have never been null: perhaps they cannot be.</summary>
    public IEnumerable<string> NeverNull =>
        _seen.Where(member => !member.Value.Null).Select(member => member.Key).Order(StringComparer.Ordinal);

    /// <summary>Members that have never been anything else.</summary>
    public IEnumerable<string> OnlyNull =>
        _seen.Where(member => !member.Value.Value).Select(member => member.Key).Order(StringComparer.Ordinal);

    public void Note(JsonElement value, JsonElement schema)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray()) Note(item, Resolved(schema).At("items"));
        }
        else if (value.ValueKind == JsonValueKind.Object && Resolved(schema).TryGetProperty("properties", out var members))
        {
            foreach (var member in value.EnumerateObject()) NoteMember(NameOf(schema), member, members.GetProperty(member.Name));
        }
    }

    private void NoteMember(string type, JsonProperty member, JsonElement schema)
    {
        var isNull = member.Value.ValueKind == JsonValueKind.Null;
        if (Document.IsNullable(schema))
        {
            var name = $"{type}.{member.Name}";
            var before = _seen.GetValueOrDefault(name);
            _seen[name] = (before.Null || isNull, before.Value || !isNull);
        }

        if (!isNull) Note(member.Value, schema);
    }

    private static JsonElement Resolved(JsonElement schema) => Document.Resolve(schema);

    private static string NameOf(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference)) return reference.GetString()!.Split('/')[^1];
        return schema.TryGetProperty("oneOf", out var choices) ? NameOf(choices[0]) : "";
    }
}
