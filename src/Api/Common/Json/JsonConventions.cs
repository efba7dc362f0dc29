using System.Text.Json;
using System.Text.Json.Serialization;

namespace ImageGenerator.Api.Common.Json;

/// <summary>JSON as this API speaks it, and nothing more generous than that.</summary>
internal static class JsonConventions
{
    private const int MaxDepth = 32;

    internal static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.MaxDepth = MaxDepth;
        options.Converters.Add(new EnumNameConverter());
        options.Converters.Add(new UtcTimeConverter());
    }
}
