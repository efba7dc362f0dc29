using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Infrastructure.Tests.Providers.Http;

/// <summary>A server on this machine that answers as a test says, and remembers what it was asked.</summary>
internal sealed class StubServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StubServer(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = new("http://localhost");

    /// <summary>Path and <c>Authorization</c> of every request.</summary>
    public ConcurrentQueue<(string Path, string? Authorization)> Requests { get; } = [];

    public static async Task<StubServer> StartAsync(Func<HttpContext, Task>? answer = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new StubServer(builder.Build());
        server._app.Run(async context =>
        {
            server.Requests.Enqueue(
                (
                    context.Request.Path + context.Request.QueryString,
                    context.Request.Headers.Authorization.FirstOrDefault()
                )
            );
            if (answer is not null)
                await answer(context);
        });
        await server._app.StartAsync();
        server.Address = new Uri(
            server
                ._app.Services.GetRequiredService<IServer>()
                .Features.Get<IServerAddressesFeature>()!
                .Addresses.First()
        );
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }
}
