using System.Runtime.CompilerServices;
using System.Text.Json;
using ImageGenerator.Api.Events;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ImageGenerator.Api.OpenApi;

/// <summary>Says of events which of their properties are always there, null or not.</summary>
internal sealed class EventSchemaFilter : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (!IsEvent(context.Type))
            return;
        if (schema is not OpenApiSchema { Properties: not null } concrete)
            return;

        concrete.Required = context
            .Type.GetProperties()
            .Where(property => property.IsDefined(typeof(RequiredMemberAttribute), inherit: false))
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))
            .ToHashSet();
    }

    /// <summary>True for what is sent as an event, whichever feature it belongs to, and for its parts.</summary>
    internal static bool IsEvent(Type type) =>
        type == typeof(ServerEvents) || type.Name.EndsWith("Event", StringComparison.Ordinal);
}

/// <summary>Says what a stream of events sends: the endpoint itself knows no event.</summary>
internal sealed class EventStreamFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        foreach (var response in (operation.Responses ?? []).Values.OfType<OpenApiResponse>())
        {
            if (
                response.Content?.TryGetValue(EventEndpoints.ContentType, out var content) is true
                && content is OpenApiMediaType stream
            )
            {
                stream.Schema = context.SchemaGenerator.GenerateSchema(typeof(ServerEvents), context.SchemaRepository);
            }
        }
    }
}
