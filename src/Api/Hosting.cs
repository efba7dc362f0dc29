using ImageGenerator.Api.Common;
using ImageGenerator.Api.Events;
using ImageGenerator.Api.Operations;
using ImageGenerator.Infrastructure;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ImageGenerator.Api;

/// <summary>The chapters of <c>Program.cs</c> that concern the server itself.</summary>
internal static class Hosting
{
    private const string DefaultAddress = "http://localhost:5080";
    private const long MaxRequestBytes = 1024 * 1024;
    private static readonly TimeSpan _shutdownTimeout = TimeSpan.FromSeconds(28);

    internal static void ConfigureServer(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
            builder.WebHost.UseUrls(DefaultAddress);

        // The client's files are served from the source tree as well, whatever the environment is called.
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        builder.WebHost.UseSetting(ClientFiles.ReloadSetting, "false");
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = MaxRequestBytes;
            RejectedRequests.Watch(options);
        });
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = _shutdownTimeout);
    }

    internal static IServiceCollection AddHttpConventions(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddSingleton<IApiSurface, OwnSurface>();
        services.AddEndpointGroups();
        services.AddExceptionHandler<UnhandledExceptionHandler>();
        services.AddSingleton<RejectedRequests>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddSingleton<EventTexts>();
        services.ConfigureHttpJsonOptions(options => JsonConventions.Apply(options.SerializerOptions));
        return services;
    }

    /// <summary>Gives a body to what the framework refuses without one.</summary>
    internal static void UseProblemBodies(this IApplicationBuilder app) =>
        app.UseStatusCodePages(context =>
            Problems.WriteAsync(context.HttpContext, Problems.OfStatus(context.HttpContext.Response.StatusCode))
        );

    /// <summary>Every address that this process answers at, in its roles.</summary>
    internal static void MapEndpoints(this WebApplication app, Roles roles)
    {
        app.MapOperations();
        if (!roles.Api)
            return;

        app.MapApi();
        app.MapClient();
    }

    internal static void MapApi(this WebApplication app)
    {
        app.MapEndpointGroups();
        app.MapUnmatchedCalls();
    }

    /// <summary>
    /// The React client: its files, and its start page at every address that is not ours and does not name a file.
    /// </summary>
    internal static void MapClient(this WebApplication app)
    {
        app.MapClientFiles();
        app.MapClientPage();
        app.MapFallback("{*path:file}", NothingHere).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>
    /// Runs until it is stopped. What an operator can mend is said in one sentence instead of a stack trace.
    /// </summary>
    /// <returns>The process's exit code.</returns>
    internal static async Task<int> RunToEndAsync(this WebApplication app)
    {
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (Exception fault) when (StartupError.Explain(fault) is { } sentence)
        {
            await Console.Error.WriteLineAsync($"\n  ImageGenerator cannot start: {sentence}\n");
            return 1;
        }
    }

    private static NotFound NothingHere() => TypedResults.NotFound();
}
