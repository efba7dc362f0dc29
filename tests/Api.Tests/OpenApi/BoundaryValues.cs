using System.Text.Json;
using System.Text.Json.Nodes;

namespace ImageGenerator.Api.Tests.OpenApi;

/// <summary>A value one beyond a bound, and the bound.</summary>
internal sealed record BoundaryPair(string Name, JsonNode? Beyond, JsonNode? Bound);

/// <summary>For every bound of a schema, the two values around it.</summary>
internal static class BoundaryValues
{
    // A step that no bound of ours is as fine as.
    private const decimal Step = 0.01m;

    public static IEnumerable<BoundaryPair> Of(string name, JsonElement schema)
    {
        foreach (var bound in schema.EnumerateObject())
        {
            switch (bound.Name)
            {
                case "maxLength":
                    yield return new BoundaryPair(
                        bound.Name,
                        TextOf(name, bound.Value.GetInt32() + 1),
                        TextOf(name, bound.Value.GetInt32())
                    );
                    break;
                case "minLength":
                    yield return new BoundaryPair(
                        bound.Name,
                        TextOf(name, bound.Value.GetInt32() - 1),
                        TextOf(name, bound.Value.GetInt32())
                    );
                    break;
                case "maximum":
                    yield return new BoundaryPair(bound.Name, bound.Value.GetDecimal() + 1, bound.Value.GetDecimal());
                    break;
                case "minimum":
                    yield return new BoundaryPair(bound.Name, bound.Value.GetDecimal() - 1, bound.Value.GetDecimal());
                    break;
                case "exclusiveMinimum":
                    yield return new BoundaryPair(
                        bound.Name,
                        bound.Value.GetDecimal(),
                        bound.Value.GetDecimal() + Step
                    );
                    break;
                case "maxItems":
                    yield return new BoundaryPair(
                        bound.Name,
                        ListOf(name, bound.Value.GetInt32() + 1),
                        ListOf(name, bound.Value.GetInt32())
                    );
                    break;
                case "minItems":
                    yield return new BoundaryPair(
                        bound.Name,
                        ListOf(name, bound.Value.GetInt32() - 1),
                        ListOf(name, bound.Value.GetInt32())
                    );
                    break;
                case "maxProperties":
                    yield return new BoundaryPair(
                        bound.Name,
                        MapOf(bound.Value.GetInt32() + 1),
                        MapOf(bound.Value.GetInt32())
                    );
                    break;
                case "enum":
                    yield return new BoundaryPair(bound.Name, "none of them", bound.Value[0].GetString());
                    break;
            }
        }
    }

    private static string TextOf(string name, int length)
    {
        var beginning = name switch
        {
            "baseAddress" => "https://example.com/",
            "email" => "a@",
            _ => "",
        };
        return beginning.PadRight(length, 'x');
    }

    private static JsonArray ListOf(string name, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => SampleBodies.ItemOf(name))];

    private static JsonObject MapOf(int count) =>
        new(Enumerable.Range(0, count).Select(place => KeyValuePair.Create($"p{place}", (JsonNode?)"x")));
}
