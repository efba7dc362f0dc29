using System.Text.Json;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.OpenApi;

/// <summary>The committed OpenAPI document; a test holds it against what the server serves.</summary>
internal static class Document
{
    public static string Path { get; } = System.IO.Path.Combine(RepositoryRoot(), "openapi", "v1.json");

    public static JsonElement Root { get; } = JsonDocument.Parse(File.ReadAllText(Path)).RootElement;

    /// <summary>Every call of the API.</summary>
    public static IEnumerable<DocumentedCall> Calls =>
        Root.At("paths")
            .EnumerateObject()
            .SelectMany(path =>
                path.Value.EnumerateObject()
                    .Select(call => new DocumentedCall(call.Name.ToUpperInvariant(), path.Name, call.Value))
            );

    /// <summary>A schema, behind its reference or its choice between something and null.</summary>
    public static JsonElement Resolve(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference))
            return Root.At("components.schemas").GetProperty(reference.GetString()!.Split('/')[^1]);
        if (schema.TryGetProperty("oneOf", out var choices))
            return Resolve(choices.EnumerateArray().First(choice => !IsType(choice, "null")));
        return schema;
    }

    public static bool IsNullable(JsonElement schema) =>
        schema.TryGetProperty("oneOf", out var choices)
            ? choices.EnumerateArray().Any(choice => IsType(choice, "null"))
            : IsType(schema, "null");

    public static bool IsType(JsonElement schema, string type) =>
        schema.TryGetProperty("type", out var types)
        && (
            types.ValueKind == JsonValueKind.String
                ? types.GetString() == type
                : types.EnumerateArray().Any(one => one.GetString() == type)
        );

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "ImageGenerator.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}

/// <summary>A call as the document describes it.</summary>
internal sealed record DocumentedCall(string Method, string Path, JsonElement Description)
{
    public string Id => Description.Text("operationId");

    public IEnumerable<JsonElement> Parameters =>
        Description.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : [];

    /// <summary>The schema of its JSON body; null when it takes none.</summary>
    public JsonElement? Body =>
        Description.TryGetProperty("requestBody", out var body)
        && body.At("content").TryGetProperty("application/json", out var json)
            ? Document.Resolve(json.GetProperty("schema"))
            : null;

    /// <summary>The schema of an answer in JSON; null when there is none.</summary>
    public JsonElement? Answer(string status, string type = "application/json") =>
        Description.At("responses").TryGetProperty(status, out var answer)
        && answer.TryGetProperty("content", out var content)
        && content.TryGetProperty(type, out var json)
            ? json.GetProperty("schema")
            : null;

    public override string ToString() => $"{Method} {Path}";
}
