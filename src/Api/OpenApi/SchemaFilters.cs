using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using ImageGenerator.Api.Common;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ImageGenerator.Api.OpenApi;

/// <summary>
/// Says of a member whether it can be null, which a reference cannot say of itself: of responses where the server may
/// send one, of requests where it takes one. A null in a request is the same as a member that is missing.
/// </summary>
internal sealed class NullableMemberFilter : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties: { Count: > 0 } properties } concrete || !IsWireType(context.Type))
        {
            return;
        }

        if (IsResponse(context.Type))
            concrete.Required = properties.Keys.ToHashSet();
        foreach (var (name, property) in properties.ToList())
        {
            if (property is not OpenApiSchemaReference || !IsNullable(context.Type.Member(name)))
                continue;

            properties[name] = OrNull(property);
        }
    }

    private static bool IsWireType(Type type) =>
        IsResponse(type) || type.Name.EndsWith("Request", StringComparison.Ordinal) || EventSchemaFilter.IsEvent(type);

    private static bool IsResponse(Type type) => type.Name.EndsWith("Response", StringComparison.Ordinal);

    // What is required is nullable only so that a missing one can be refused by name.
    private static bool IsNullable(PropertyInfo? property) =>
        property is not null
        && property.GetCustomAttribute<RequiredAttribute>() is null
        && new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;

    private static OpenApiSchema OrNull(IOpenApiSchema reference) =>
        new()
        {
            Description = reference.Description,
            OneOf = [reference, new OpenApiSchema { Type = JsonSchemaType.Null }],
        };
}

/// <summary>
/// Writes the bounds of lists and maps, which are declared as those of texts are: the generator knows them of texts and
/// numbers only.
/// </summary>
internal sealed class CollectionBoundsFilter : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties: { Count: > 0 } properties })
            return;

        foreach (var (name, property) in properties)
        {
            if (property is not OpenApiSchema concrete || context.Type.Member(name) is not { } member)
                continue;
            if (member.PropertyType == typeof(string) || !typeof(IEnumerable).IsAssignableFrom(member.PropertyType))
            {
                continue;
            }

            var (least, most) = BoundsOf(member);
            (concrete.MinLength, concrete.MaxLength) = (null, null);
            if (concrete.Items is not null)
                (concrete.MinItems, concrete.MaxItems) = (least, most);
            else
                Bound(concrete, member, most);
        }
    }

    private static void Bound(OpenApiSchema map, PropertyInfo member, int? most)
    {
        map.MaxProperties = most;
        if (map.AdditionalProperties is not OpenApiSchema value)
            return;

        var longest = member.GetCustomAttribute<MaxValueLengthAttribute>()?.Length;
        if (member.PropertyType.GetGenericArguments() is [_, var type] && type == typeof(JsonElement))
            map.AdditionalProperties = SettingValue(longest);
        else
            value.MaxLength = longest;
    }

    // The value of a model's own setting: a boolean, a number or a text; null is none. Generators of C# take one type
    // of several, and then cannot read the others; of a choice they take the first, which with true and false spelt out
    // has no type, so that they hold whatever comes.
    private static OpenApiSchema SettingValue(int? longest) =>
        new()
        {
            OneOf =
            [
                Constant(true),
                Constant(false),
                new OpenApiSchema { Type = JsonSchemaType.Number | JsonSchemaType.String, MaxLength = longest },
            ],
        };

    // The library's own `Const` is a text.
    private static OpenApiSchema Constant(bool value) =>
        new()
        {
            Extensions = new Dictionary<string, IOpenApiExtension>
            {
                ["const"] = new JsonNodeExtension(JsonValue.Create(value)),
            },
        };

    private static (int? Least, int? Most) BoundsOf(PropertyInfo member) =>
        member.GetCustomAttribute<LengthAttribute>() is { } length
            ? (length.MinimumLength, length.MaximumLength)
            : (null, member.GetCustomAttribute<MaxLengthAttribute>()?.Length);
}

/// <summary>Shows problems as they are sent.</summary>
internal sealed class ProblemSchemaFilter : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (
            context.Type != typeof(ProblemDetails)
            || schema is not OpenApiSchema { Properties: { } properties } concrete
        )
        {
            return;
        }

        concrete.Description = "A refusal or a fault (RFC 9457).";
        concrete.AdditionalPropertiesAllowed = false;
        concrete.AdditionalProperties = null;
        properties.Clear();
        properties["type"] = Text("`urn:imagegenerator:problem:` and the code.");
        properties["title"] = Text("The status in words.");
        properties["status"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Integer,
            Format = "int32",
            Description = "The HTTP status.",
        };
        properties["detail"] = Message("For people: what happened, and what to do.");
        properties["code"] = Text("Stable, for programs: `generation.not_found`.");
        properties["traceId"] = new OpenApiSchema
        {
            Type = JsonSchemaType.String | JsonSchemaType.Null,
            Description = "Names this request in our logs.",
        };
        properties["errors"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "The fields at fault, by JSON name; there only when fields are.",
            AdditionalProperties = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = new OpenApiSchema { Type = JsonSchemaType.String },
            },
        };
        concrete.Required = new HashSet<string> { "type", "title", "status", "detail", "code", "traceId" };
    }

    private static OpenApiSchema Text(string description) =>
        new() { Type = JsonSchemaType.String, Description = description };

    // Kiota's exceptions have no other message than what is marked so.
    private static OpenApiSchema Message(string description)
    {
        var message = Text(description);
        message.AddExtension("x-ms-primary-error-message", new JsonNodeExtension(JsonValue.Create(true)));
        return message;
    }
}

internal static class WireTypes
{
    /// <summary>The property behind a member of the JSON; the most derived one.</summary>
    internal static PropertyInfo? Member(this Type type, string jsonName) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .FirstOrDefault(property => property.Name.Equals(jsonName, StringComparison.OrdinalIgnoreCase));
}
