using System.Text.Json;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.OpenApi;

/// <summary>
/// Remembers of every member that is documented as nullable whether it was seen as null, and whether with a value.
/// </summary>
internal sealed class NullCoverage
{
    private readonly Dictionary<string, (bool Null, bool Value)> _seen = new(StringComparer.Ordinal);

    /// <summary>Members that have been null, and something else another time.</summary>
    public IEnumerable<string> BothWays => Where(seen => seen is { Null: true, Value: true });

    /// <summary>Members that have been only one of the two.</summary>
    public IEnumerable<string> OneWay => Where(seen => seen.Null != seen.Value);

    public void Note(JsonElement value, JsonElement schema)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
                Note(item, Resolved(schema).At("items"));
        }
        else if (
            value.ValueKind == JsonValueKind.Object
            && Resolved(schema).TryGetProperty("properties", out var members)
        )
        {
            foreach (var member in value.EnumerateObject())
                NoteMember(NameOf(schema), member, members.GetProperty(member.Name));
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

        if (!isNull)
            Note(member.Value, schema);
    }

    private static JsonElement Resolved(JsonElement schema) => Document.Resolve(schema);

    private static string NameOf(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference))
            return reference.GetString()!.Split('/')[^1];
        return schema.TryGetProperty("oneOf", out var choices) ? NameOf(choices[0]) : "";
    }

    private IEnumerable<string> Where(Func<(bool Null, bool Value), bool> isWanted) =>
        _seen.Where(member => isWanted(member.Value)).Select(member => member.Key).Order(StringComparer.Ordinal);
}
