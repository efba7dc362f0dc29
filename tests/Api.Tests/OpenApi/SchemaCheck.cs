using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace ImageGenerator.Api.Tests.OpenApi;

/// <summary>
/// Holds values against schemas of the document, by a validator of JSON Schema 2020-12, which OpenAPI 3.1 uses.
/// </summary>
internal sealed class SchemaCheck(JsonElement document)
{
    private static readonly EvaluationOptions _options = new()
    {
        OutputFormat = OutputFormat.List,
        RequireFormatValidation = true,
    };

    private readonly string _definitions = Local(
        document.GetProperty("components").GetProperty("schemas").GetRawText()
    );

    /// <summary>What is wrong, with the place of each fault; empty when the value is as documented.</summary>
    public IEnumerable<string> Faults(JsonElement value, JsonElement schema)
    {
        var whole = JsonSchema.FromText(
            $$"""{"$id":"urn:test:{{Guid.NewGuid()}}","$defs":{{_definitions}},"allOf":[{{Local(schema.GetRawText())}}]}"""
        );
        var result = whole.Evaluate(JsonNode.Parse(value.GetRawText()), _options);
        return result.IsValid
            ? []
            : result
                .Details.Where(detail => detail.HasErrors)
                .Select(detail => $"{detail.InstanceLocation}: {string.Join(' ', detail.Errors!.Values)}");
    }

    private static string Local(string json) =>
        json.Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal);
}
