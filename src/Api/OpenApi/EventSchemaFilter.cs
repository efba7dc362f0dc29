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
        type.Namespace == typeof(ServerEvents).Namespace
        || Array.Exists(type.GetInterfaces(), face =>
            face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEventContract<>)
        );
}
