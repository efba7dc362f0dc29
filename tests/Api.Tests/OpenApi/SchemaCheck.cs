using System.Text.Json;

namespace ImageGenerator.Api.Tests.OpenApi;

/// <summary>Holds a value against a schema of the document: the parts of JSON Schema that the document uses.</summary>
internal sealed class SchemaCheck(JsonElement document)
{
    /// <summary>What is wrong, with the place of each fault; empty when the value is as documented.</summary>
    public IEnumerable<string> Faults(JsonElement value, JsonElement schema, string place = "$")
    {
        if (schema.TryGetProperty("$ref", out var reference)) return Faults(value, Resolve(reference.GetString()!), place);
        if (schema.TryGetProperty("oneOf", out var choices))
        {
            return choices.EnumerateArray().Any(choice => !Faults(value, choice, place).Any()) ? [] : [$"{place} is none of the documented forms."];
        }

        return [.. OfType(value, schema, place), .. OfEnum(value, schema, place), .. OfObject(value, schema, place), .. OfArray(value, schema, place)];
    }

    private static IEnumerable<string> OfType(JsonElement value, JsonElement schema, string place)
    {
        if (!schema.TryGetProperty("type", out var type)) yield break;

        var allowed = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(name => name.GetString()!) : [type.GetString()!];
        if (!allowed.Any(name => Is(value, name))) yield return $"{place} is {value.ValueKind}, documented is {type}.";
    }

    private static IEnumerable<string> OfEnum(JsonElement value, JsonElement schema, string place)
    {
        if (!schema.TryGetProperty("enum", out var names) || value.ValueKind == JsonValueKind.Null) yield break;
        if (!names.EnumerateArray().Any(name => name.ToString() == value.ToString())) yield return $"{place} is {value}, which is not documented.";
    }

    private IEnumerable<string> OfObject(JsonElement value, JsonElement schema, string place)
    {
        if (value.ValueKind != JsonValueKind.Object) yield break;

        var properties = schema.TryGetProperty("properties", out var found) ? found : default;
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(name => name.GetString()!).Where(name => !value.TryGetProperty(name, out _))) yield return $"{place}.{name} is missing.";
        }

        foreach (var property in value.EnumerateObject())
        {
            if (properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(property.Name, out var own))
            {
                foreach (var fault in Faults(property.Value, own, $"{place}.{property.Name}")) yield return fault;
            }
            else if (!schema.TryGetProperty("additionalProperties", out var others) || others.ValueKind == JsonValueKind.False)
            {
                yield return $"{place}.{property.Name} is not documented.";
            }
        }
    }

    private IEnumerable<string> OfArray(JsonElement value, JsonElement schema, string place) =>
        value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items)
            ? value.EnumerateArray().SelectMany((item, index) => Faults(item, items, $"{place}[{index}]"))
            : [];

    private static bool Is(JsonElement value, string type) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        _ => false,
    };

    private JsonElement Resolve(string reference) =>
        reference.Split('/').Skip(1).Aggregate(document, (inner, name) => inner.GetProperty(name));
}
