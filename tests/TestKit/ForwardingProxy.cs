using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.TestKit;

/// <summary>
/// A reverse proxy as people put in front of the product: on plain HTTP, it writes a <c>Host</c> of its own into
/// requests, and serves below a path that it strips or passes on.
/// </summary>
public sealed class ForwardingProxy : IAsyncDisposable
{
    private static readonly string[] _hopByHop = ["Connection", "Transfer-Encoding", "Host", "Keep-Alive", "Upgrade"];

    private readonly WebApplication _app;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };
    private readonly PathString _path;
    private readonly bool _strips;

    private ForwardingProxy(WebApplication app, string path, bool strips) =>
        (_app, _path, _strips) = (app, path, strips);

    /// <summary>What the world calls the product; ends with a slash.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Where the product listens; set it before the first request.</summary>
    public Uri? Target { get; set; }

    /// <param name="path">The path that the product is served below: <c>/images</c>.</param>
    /// <param name="strips">Whether the product gets to see the path.</param>
    public static async Task<ForwardingProxy> StartAsync(string path, bool strips)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var proxy = new ForwardingProxy(builder.Build(), path, strips);
        proxy._app.Run(proxy.ForwardAsync);
        await proxy._app.StartAsync();
        var listening = proxy
            ._app.Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.First();
        proxy.Address = new Uri($"{listening}{path}/");
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        // Whatever is asked for beside the path belongs to somebody else.
        if (!context.Request.Path.StartsWithSegments(_path, out var rest))
        {
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return;
        }

        var path = (_strips ? rest : _path + rest).ToUriComponent();
        using var request = new HttpRequestMessage(
            new HttpMethod(context.Request.Method),
            new Uri(Target!, (path.Length == 0 ? "/" : path) + context.Request.QueryString)
        );
        if (context.Request.ContentLength is not null || context.Request.Headers.TransferEncoding.Count > 0)
            request.Content = new StreamContent(context.Request.Body);
        foreach (
            var (name, values) in context.Request.Headers.Where(header =>
                !_hopByHop.Contains(header.Key, StringComparer.OrdinalIgnoreCase)
            )
        )
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        }

        using var response = await _http.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead,
            context.RequestAborted
        );
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (
            var (name, values) in response
                .Headers.Concat(response.Content.Headers)
                .Where(header => !_hopByHop.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
        )
        {
            context.Response.Headers[name] = values.ToArray();
        }

        if (
            response.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.NotModified
            || HttpMethods.IsHead(context.Request.Method)
        )
            return;
        await CopyAsync(
            await response.Content.ReadAsStreamAsync(context.RequestAborted),
            context.Response.Body,
            context.RequestAborted
        );
    }

    // Piece by piece, so that events arrive when they are sent.
    private static async Task CopyAsync(Stream from, Stream to, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await from.ReadAsync(buffer, cancellationToken)) > 0)
        {
            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            await to.FlushAsync(cancellationToken);
        }
    }
}
