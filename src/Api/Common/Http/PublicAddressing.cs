using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Api.Common.Http;

/// <summary>
/// Running behind proxies and below a path: what is believed of forwarded headers, and which addresses answers name.
/// </summary>
internal static partial class PublicAddressing
{
    private const string TrustAllSetting = "FORWARDEDHEADERS_ENABLED";

    internal static IServiceCollection AddPublicAddressing(
        this IServiceCollection services,
        IConfiguration configuration
    )
    {
        services
            .AddOptions<HttpOptions>()
            .Bind(configuration.GetSection(HttpOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<PublicAddress>();
        services
            .AddOptions<ForwardedHeadersOptions>()
            .PostConfigure<IOptions<HttpOptions>>((options, http) => Trust(options, http.Value, configuration));
        services
            .AddOptions<JsonOptions>()
            .Configure<PublicAddress>((options, address) => AddPathBase(options.SerializerOptions, address.PathBase));
        return services;
    }

    /// <summary>
    /// First of all, so that everything after it sees the client's address and paths without what they lie below.
    /// </summary>
    internal static void UsePublicAddressing(this WebApplication app)
    {
        var address = app.Services.GetRequiredService<PublicAddress>();
        var known = app.Services.GetRequiredService<IOptions<HttpOptions>>().Value.KnownProxies;
        if (known.Count == 0 && app.Configuration.GetValue(TrustAllSetting, false))
            LogOnlyThisMachine(app.Logger);

        app.UseForwardedHeaders();
        if (!address.PathBase.HasValue)
            return;

        app.Use(
            (context, next) =>
            {
                // Also when the proxy has stripped it: cookies and addresses need it all the same.
                var request = context.Request;
                if (request.Path.StartsWithSegments(address.PathBase, StringComparison.OrdinalIgnoreCase, out var rest))
                    request.Path = rest;
                context.Request.PathBase = address.PathBase;
                context.Response.OnStarting(() =>
                {
                    var headers = context.Response.Headers;
                    if (headers.Location is [['/', ..] location])
                        headers.Location = address.PathBase + location;
                    return Task.CompletedTask;
                });
                return next(context);
            }
        );
    }

    // ASPNETCORE_FORWARDEDHEADERS_ENABLED alone would believe everybody, and with it anybody could choose their own
    // address.
    private static void Trust(ForwardedHeadersOptions options, HttpOptions http, IConfiguration configuration)
    {
        var isThisMachineMeant = http.KnownProxies.Count == 0 && configuration.GetValue(TrustAllSetting, false);
        var known = isThisMachineMeant ? ["127.0.0.0/8", "::1"] : http.KnownProxies;
        options.ForwardedHeaders =
            known.Count == 0
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        options.ForwardLimit = null;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in known)
        {
            if (IPAddress.TryParse(proxy, out var single))
                options.KnownProxies.Add(single);
            else
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
        }
    }

    // Every property …Url of an answer that names a path of ours. Addresses elsewhere are whole and stay as they are.
    private static void AddPathBase(JsonSerializerOptions options, PathString pathBase)
    {
        if (!pathBase.HasValue)
            return;

        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(
            type =>
            {
                foreach (var property in type.Properties.Where(IsAddress))
                {
                    var read = property.Get!;
                    property.Get = owner => Below(pathBase, read(owner));
                }
            }
        );
    }

    private static object? Below(PathString pathBase, object? value) =>
        value is string and ['/', ..] path ? pathBase + path : value;

    private static bool IsAddress(JsonPropertyInfo property) =>
        property is { Get: not null }
        && property.PropertyType == typeof(string)
        && property.Name.EndsWith("url", StringComparison.OrdinalIgnoreCase);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Forwarded headers are believed from this machine only. Set Http__KnownProxies__0 to the proxy's "
            + "address."
    )]
    private static partial void LogOnlyThisMachine(ILogger logger);
}
