using System.Reflection;
using System.Text.Json.Nodes;
using ImageGenerator.Api.Common;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ImageGenerator.Api.OpenApi;

/// <summary>Says of responses that every property is always there, null or not, and shows problems as they are sent.</summary>
internal sealed class ResponseSchemaFilter : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema concrete || concrete.Properties is not { Count: > 0 } properties) return;

        if (context.Type == typeof(ProblemDetails))
        {
            properties["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Stable, for programs: `generation.not_found`." };
            properties["traceId"] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null, Description = "Names this request in our logs." };
            properties["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object | JsonSchemaType.Null,
                Description = "The fields at fault, by JSON name.",
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
            };
            concrete.AdditionalPropertiesAllowed = false;
            concrete.AdditionalProperties = null;
            concrete.Required = new HashSet<string> { "type", "title", "status", "detail", "code" };
            return;
        }

        if (!context.Type.Name.EndsWith("Response", StringComparison.Ordinal)) return;

        concrete.Required = properties.Keys.ToHashSet();
        foreach (var (name, property) in properties.ToList())
        {
            if (property is OpenApiSchemaReference && IsNullable(context.Type, name)) properties[name] = OrNull(property);
        }
    }

    internal static bool IsNullable(Type type, string jsonName)
    {
        var property = type.GetProperty(jsonName, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);
        return property is not null && new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;
    }

    // A reference cannot say of itself that it may be null.
    internal static OpenApiSchema OrNull(IOpenApiSchema reference) => new()
    {
        Description = reference.Description,
        OneOf = [reference, new OpenApiSchema { Type = JsonSchemaType.Null }],
    };
}

/// <summary>An example for each problem that an operation may answer with.</summary>
internal sealed class ProblemExamplesFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        foreach (var (status, response) in operation.Responses ?? [])
        {
            if (response.Content is null || !response.Content.TryGetValue(Problems.ContentType, out var body)) continue;

            var problem = Problems.OfStatus(int.Parse(status, System.Globalization.CultureInfo.InvariantCulture));
            response.Description = problem.Detail;
            body.Example = new JsonObject
            {
                ["type"] = problem.Type,
                ["title"] = problem.Title,
                ["status"] = problem.Status,
                ["detail"] = problem.Detail,
                ["code"] = (string?)problem.Extensions["code"],
                ["traceId"] = "0af7651916cd43dd8448eb211c80319c",
            };
        }
    }
}

/// <summary>Says which calls need no sign-in, and which headers a call understands beside its parameters.</summary>
internal sealed class CallFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any()) operation.Security = [];

        switch (operation.OperationId)
        {
            case "CreateGeneration":
                AddHeader(operation, "Prefer", "`wait=n`: answer when the generation has finished, after 1 to 60 seconds at most.", "wait=30");
                break;
            case "CreateUpload":
                operation.RequestBody = ImageBody();
                break;
            case "StreamEvents":
                AddHeader(operation, "Last-Event-ID", "The id of the last event that was seen: what came after it is sent first.", null);
                break;
        }
    }

    // A form with the file in it, or the bytes as they are.
    private static OpenApiRequestBody ImageBody()
    {
        var binary = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
        var form = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema> { ["file"] = binary },
            Required = new HashSet<string> { "file" },
        };
        return new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["multipart/form-data"] = new() { Schema = form },
                ["image/png"] = new() { Schema = binary },
                ["image/jpeg"] = new() { Schema = binary },
                ["image/webp"] = new() { Schema = binary },
            },
        };
    }

    private static void AddHeader(OpenApiOperation operation, string name, string description, string? example) =>
        (operation.Parameters ??= []).Add(new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Header,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            Example = example,
        });
}

/// <summary>Writes headers as they are written everywhere; only the names of query parameters are in camelCase.</summary>
internal sealed class HeaderNameFilter : IParameterFilter
{
    public void Apply(IOpenApiParameter parameter, ParameterFilterContext context)
    {
        if (parameter is not OpenApiParameter { In: ParameterLocation.Header } header) return;

        header.Name = context.ApiParameterDescription.Name;
        if (header.Name == Headers.IdempotencyKey)
        {
            header.Description = "Names this one click: the same key makes the same resource, however often it is sent. 1 to 128 printable ASCII characters; kept for 24 hours.";
        }
    }
}

/// <summary>Names the values of a choice in an address; the framework knows only that it is read from a string.</summary>
internal sealed class ChoiceParameterFilter : IParameterFilter
{
    public void Apply(IOpenApiParameter parameter, ParameterFilterContext context)
    {
        // A property of [AsParameters] comes as the parameter that it stands for.
        var property = context.PropertyInfo ?? context.ParameterInfo?.Member as PropertyInfo;
        var declared = property?.PropertyType ?? context.ParameterInfo?.ParameterType;
        if (declared is null || parameter is not OpenApiParameter concrete) return;

        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(Choice<>)) return;

        concrete.Schema = context.SchemaGenerator.GenerateSchema(type.GetGenericArguments()[0], context.SchemaRepository, property);
        if (property is null || concrete.Schema is not OpenApiSchemaReference reference) return;

        concrete.Description ??= reference.Description;
        reference.Description = null;
    }
}
