using ImageGenerator.Api.Auth;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ImageGenerator.Api.OpenApi;

/// <summary>
/// The OpenAPI 3.1 document and Swagger UI. The document is committed as <c>openapi/v1.json</c>; clients are generated
/// from it.
/// </summary>
internal static class OpenApiSetup
{
    private const string BearerScheme = "bearer";
    private const string CookieScheme = "session";

    internal static IServiceCollection AddOpenApiDocument(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(options =>
        {
            Introduce(options);
            AddConventions(options);
            AddSignIn(options);
        });
        return services;
    }

    /// <summary>
    /// Serves both to everybody, so before anybody is asked who they are: they say nothing that the repository does
    /// not.
    /// </summary>
    internal static void UseOpenApiDocument(this WebApplication app)
    {
        app.UseSwagger(options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.RouteTemplate = "openapi/{documentName}.json";
        });
        app.UseSwaggerUI(options =>
        {
            options.SwaggerEndpoint("../openapi/v1.json", "ImageGenerator v1");
            options.DocumentTitle = "ImageGenerator API";
            options.EnableTryItOutByDefault();
            options.DisplayRequestDuration();
        });
    }

    private static void Introduce(SwaggerGenOptions options)
    {
        options.SwaggerDoc(
            "v1",
            new OpenApiInfo
            {
                Title = "ImageGenerator",
                Version = "v1",
                Description =
                    "Make, find, pay for and answer for generated images. Sign in with a session cookie, or send an "
                    + "API key (`ig_…`) or an access token as a bearer token. Errors are RFC 9457 problems with a "
                    + "stable `code`. Lists are paged with `cursor` and `limit`. A member of a request that is not "
                    + "documented is refused by name (`request.malformed`); one that is null counts as missing. "
                    + "Times are ISO 8601; one without an offset is UTC.",
                License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
            }
        );
        foreach (var assembly in new[] { "Api", "Application", "Domain" })
            options.IncludeXmlComments(() => XmlComments.Read(assembly));
    }

    private static void AddConventions(SwaggerGenOptions options)
    {
        options.DescribeAllParametersInCamelCase();
        options.SupportNonNullableReferenceTypes();
        options.NonNullableReferenceTypesAsRequired();
        options.DocumentFilter<ServerFilter>();
        options.SchemaFilter<NullableMemberFilter>();
        options.SchemaFilter<DecimalFilter>();
        options.SchemaFilter<CollectionBoundsFilter>();
        options.SchemaFilter<ProblemSchemaFilter>();
        options.SchemaFilter<EventSchemaFilter>();
        options.ParameterFilter<ChoiceParameterFilter>();
        options.OperationFilter<ProblemExamplesFilter>();
        options.OperationFilter<CallFilter>();
        options.OperationFilter<EventStreamFilter>();
        options.ParameterFilter<HeaderNameFilter>();
    }

    private static void AddSignIn(SwaggerGenOptions options)
    {
        options.AddSecurityDefinition(
            BearerScheme,
            new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "An API key (`ig_…`) or an access token of `POST /api/v1/auth/token`.",
            }
        );
        options.AddSecurityDefinition(
            CookieScheme,
            new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = Schemes.CookieName,
                Description = "The cookie that `POST /api/v1/auth/login` sets.",
            }
        );
        options.AddSecurityRequirement(document => new OpenApiSecurityRequirement
        {
            [new OpenApiSecuritySchemeReference(BearerScheme, document)] = [],
        });
        options.AddSecurityRequirement(document => new OpenApiSecurityRequirement
        {
            [new OpenApiSecuritySchemeReference(CookieScheme, document)] = [],
        });
    }
}
