using System.Reflection;
using System.Text.Json.Nodes;
using ImageGenerator.Domain.Uploads;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ImageGenerator.Api.OpenApi;

/// <summary>An example for each problem that an operation may answer with.</summary>
internal sealed class ProblemExamplesFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        foreach (var (status, response) in operation.Responses ?? [])
        {
            if (
                response.Content is null
                || !response.Content.TryGetValue(Problems.ContentType, out var content)
                || content is not OpenApiMediaType body
            )
                continue;

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
    // Two numbers of 64 bits and what is between them.
    private const int MaxEventIdLength = 41;

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any())
            operation.Security = [];

        switch (operation.OperationId)
        {
            case "CreateGeneration":
                AddHeader(
                    operation,
                    Headers.Prefer,
                    "`wait=n`: answer when the generation has finished, after 1 to 60 seconds at most. More "
                        + "than 60 counts as "
                        + "60. What cannot be understood, and 0, is ignored. `Preference-Applied` says what "
                        + "was applied.",
                    Headers.MaxPreferLength,
                    "wait=30"
                );
                break;
            case "CreateUpload":
                operation.RequestBody = ImageBody();
                break;
            case "StreamEvents":
                AddHeader(
                    operation,
                    "Last-Event-ID",
                    "The id of the last event that was seen: what came after it is sent first.",
                    MaxEventIdLength,
                    null
                );
                break;
        }
    }

    // A form with the file in it, or the bytes as they are.
    private static OpenApiRequestBody ImageBody()
    {
        var binary = new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Format = "binary",
            MaxLength = Upload.MaxBytes,
        };
        var form = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema> { ["file"] = binary },
            Required = new HashSet<string> { "file" },
            AdditionalPropertiesAllowed = false,
        };
        return new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                ["multipart/form-data"] = new OpenApiMediaType { Schema = form },
                ["image/png"] = new OpenApiMediaType { Schema = binary },
                ["image/jpeg"] = new OpenApiMediaType { Schema = binary },
                ["image/webp"] = new OpenApiMediaType { Schema = binary },
            },
        };
    }

    private static void AddHeader(
        OpenApiOperation operation,
        string name,
        string description,
        int maxLength,
        string? example
    ) =>
        (operation.Parameters ??= []).Add(
            new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Header,
                Description = description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = maxLength },
                Example = example,
            }
        );
}

/// <summary>
/// Writes headers as they are written everywhere; only the names of query parameters are in camelCase.
/// </summary>
internal sealed class HeaderNameFilter : IParameterFilter
{
    public void Apply(IOpenApiParameter parameter, ParameterFilterContext context)
    {
        if (parameter is not OpenApiParameter { In: ParameterLocation.Header } header)
            return;

        header.Name = context.ApiParameterDescription.Name;
        if (header.Name == Headers.IdempotencyKey)
        {
            header.Description =
                "Names this one click: the same key makes the same resource, however often it is sent. 1 to "
                + "128 printable ASCII characters; kept for 24 hours.";
        }
    }
}

/// <summary>
/// Names the values of a choice in an address; the framework knows only that it is read from a string.
/// </summary>
internal sealed class ChoiceParameterFilter : IParameterFilter
{
    public void Apply(IOpenApiParameter parameter, ParameterFilterContext context)
    {
        // A property of [AsParameters] comes as the parameter that it stands for.
        var property = context.PropertyInfo ?? context.ParameterInfo?.Member as PropertyInfo;
        var declared = property?.PropertyType ?? context.ParameterInfo?.ParameterType;
        if (declared is null || parameter is not OpenApiParameter concrete)
            return;

        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(QueryEnum<>))
            return;

        concrete.Schema = context.SchemaGenerator.GenerateSchema(
            type.GetGenericArguments()[0],
            context.SchemaRepository,
            property
        );
        if (property is null || concrete.Schema is not OpenApiSchemaReference reference)
            return;

        concrete.Description ??= reference.Description;
        reference.Description = null;
    }
}
