using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ImageGenerator.Api.OpenApi;

/// <summary>
/// Says of money and of bounds that they are decimal, so that a typed client reads a price to the cent.
/// </summary>
internal sealed class DecimalFilter : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        var type = Nullable.GetUnderlyingType(context.Type) ?? context.Type;
        if (type == typeof(decimal) && schema is OpenApiSchema concrete)
            concrete.Format = "decimal";
    }
}
