using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ImageGenerator.Infrastructure.Tests.Providers.Support;

/// <summary>
/// A provider that does as it is told, on a port of its own. What no rule answers is a 404 that the test can see.
/// </summary>
internal sealed class StubServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<(string Method, string Path), Func<HttpContext, StubRequest, Task>> _rules =
        new();
    private readonly ConcurrentQueue<StubRequest> _requests = new();
    private readonly CancellationTokenSource _closing = new();

    private StubServer(WebApplication app) => _app = app;

    /// <summary><c>http://127.0.0.1:12345</c>, without a slash at the end.</summary>
    public string Address => _app.Urls.First();

    /// <summary>What arrived, in order.</summary>
    public IReadOnlyList<StubRequest> Requests => [.. _requests];

    public static async Task<StubServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(options =>
            {
                options.Limits.MaxRequestBodySize = null;
                options.Limits.MinResponseDataRate = null;
            });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new StubServer(app);
        app.UseWebSockets();
        app.Run(server.HandleAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>Answers requests to a path (without query) in this way from now on.</summary>
    public StubServer On(string method, string path, Func<HttpContext, StubRequest, Task> answer)
    {
        _rules[(method, path)] = answer;
        return this;
    }

    public StubServer Answer(
        string method,
        string path,
        int status,
        string body,
        string contentType = "application/json",
        params (string Name, string Value)[] headers
    ) =>
        On(method, path, (context, _) =>
            WriteAsync(context, status, Encoding.UTF8.GetBytes(body), contentType, headers)
        );

    public StubServer AnswerBytes(
        string method,
        string path,
        byte[] body,
        string contentType,
        params (string Name, string Value)[] headers
    ) => On(method, path, (context, _) => WriteAsync(context, 200, body, contentType, headers));

    /// <summary>Each request gets the next of these answers; the last one stays.</summary>
    public StubServer AnswerInTurn(string method, string path, params (int Status, string Body)[] answers)
    {
        var next = -1;
        return On(method, path, (context, _) =>
        {
            var (status, body) = answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)];
            return WriteAsync(context, status, Encoding.UTF8.GetBytes(body), "application/json", []);
        });
    }

    /// <summary>Takes the request and breaks the connection.</summary>
    public StubServer Reset(string method, string path) => On(method, path, (context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

    /// <summary>Takes the request and never answers, until the client or the test gives up.</summary>
    public StubServer Hang(string method, string path) => On(method, path, (context, _) =>
        {
            var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _closing.Token);
            context.Response.RegisterForDispose(gone);
            return Task.Delay(Timeout.InfiniteTimeSpan, gone.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        });

    /// <summary>Answers 200 with JSON that never ends.</summary>
    public StubServer Endless(string method, string path) => On(method, path, async (context, _) =>
        {
            context.Response.ContentType = "application/json";
            var chunk = Encoding.UTF8.GetBytes(new string(' ', 64 * 1024));
            while (!context.RequestAborted.IsCancellationRequested && !_closing.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
            }
        });

    public static async Task WriteAsync(
        HttpContext context,
        int status,
        byte[] body,
        string contentType,
        (string Name, string Value)[] headers
    )
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        await context.Response.Body.WriteAsync(body);
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _app.DisposeAsync();
        _closing.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var request = new StubRequest(
            context.Request.Method,
            context.Request.Path.Value!,
            context.Request.QueryString.Value ?? "",
            context.Request.Headers.ToDictionary(
                header => header.Key,
                header => header.Value.ToString(),
                StringComparer.OrdinalIgnoreCase
            ),
            body.ToArray()
        );
        _requests.Enqueue(request);
        if (_rules.TryGetValue((request.Method, request.Path), out var rule))
            await rule(context, request);
        else
            await WriteAsync(context, 404, "{\"stub\":\"no rule\"}"u8.ToArray(), "application/json", []);
    }
}

/// <summary>A request that a stub got.</summary>
internal sealed record StubRequest(
    string Method,
    string Path,
    string Query,
    IReadOnlyDictionary<string, string> Headers,
    byte[] Body
)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>
    /// The fields of a multipart form by name: text as it is, files as <c>(file name, type, n bytes)</c>.
    /// </summary>
    public async Task<IReadOnlyList<KeyValuePair<string, string>>> FormAsync()
    {
        var context = new DefaultHttpContext();
        context.Request.ContentType = Header("Content-Type");
        context.Request.Body = new MemoryStream(Body);
        var form = await context.Request.ReadFormAsync();
        return
        [
            .. form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""))),
            .. form.Files.Select(file =>
                KeyValuePair.Create(file.Name, $"({file.FileName}, {file.ContentType}, {file.Length} bytes)")
            ),
        ];
    }
}
