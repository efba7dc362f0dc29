using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ImageGenerator.Api.OpenApi;

/// <summary>
/// Names the server: the public address where one is configured, else the root of wherever the document was read. A
/// generator takes it as the base address, and complains where there is none.
/// </summary>
internal sealed class ServerFilter(PublicAddress address) : IDocumentFilter
{
    public void Apply(OpenApiDocument document, DocumentFilterContext context) =>
        document.Servers = [new OpenApiServer { Url = UrlOf(address), Description = "This installation." }];

    private static string UrlOf(PublicAddress address) =>
        address.Url ?? (address.PathBase.HasValue ? address.PathBase.Value : "/");
}
