using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using ImageGenerator.Infrastructure.Providers.Offline.Art;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Api.Tests.Providers;

/// <summary>
/// Replicate, Black Forest Labs and Together AI on one port, all three faulty, and a ledger of their own: what each has
/// charged for which prompt. The faults follow from a seed and the order of the requests.
/// </summary>
internal sealed class MockMarket : IAsyncDisposable
{
    private const decimal PerImage = 0.04m;
    private const int PageSize = 100;
    private const decimal PerMegapixel = 0.04m;
    private const decimal Megapixels = 1024 * 1024 / 1_000_000m;

    private static readonly byte[] _png = PngEncoder.Encode(
        new byte[64 * 64 * 3],
        new Canvas(64, 64),
        [],
        CompressionLevel.Fastest
    );

    private readonly WebApplication _app;
    private readonly int _seed;
    private readonly ConcurrentDictionary<string, Work> _tasks = new();
    private readonly ConcurrentQueue<Charge> _ledger = new();
    private int _requests;

    private MockMarket(WebApplication app, int seed) => (_app, _seed) = (app, seed);

    public string Address => _app.Urls.First();

    /// <summary>What was charged, in order.</summary>
    public IReadOnlyList<Charge> Ledger => [.. _ledger];

    public static async Task<MockMarket> OpenAsync(int seed)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var market = new MockMarket(builder.Build(), seed);
        market.Map(market._app);
        await market._app.StartAsync();
        return market;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Map(WebApplication app)
    {
        app.MapPost("/replicate/models/{owner}/{name}/predictions", ReplicateAsync);
        app.MapGet("/replicate/predictions/{id}", (HttpContext context, string id) =>
            PollAsync(context, id, Prediction)
        );
        app.MapGet("/replicate/predictions", ListAsync);
        app.MapPost("/bfl/{model}", LabsAsync);
        app.MapGet("/bfl/get_result", (HttpContext context, string id) => PollAsync(context, id, Result));
        app.MapPost("/together/images/generations", TogetherAsync);
        app.MapGet("/files/{id}", FileAsync);
    }

    private async Task ReplicateAsync(HttpContext context)
    {
        var input = (await BodyAsync(context)).GetProperty("input");
        var prompt = input.GetProperty("prompt").GetString()!;
        if (await RefuseAsync(context) is not { } fate)
            return;

        var task = Accept("replicate", prompt, fate, fate == Fate.Fails ? 0 : PerImage, input);
        await AnswerOrLoseAsync(context, fate, 201, Prediction(task));
    }

    private async Task LabsAsync(HttpContext context)
    {
        var prompt = (await BodyAsync(context)).GetProperty("prompt").GetString()!;
        if (await RefuseAsync(context) is not { } fate)
            return;

        var task = Accept("bfl", prompt, fate, fate == Fate.Fails ? 0 : PerImage);
        await AnswerOrLoseAsync(
            context,
            fate,
            200,
            new
            {
                id = task.Id,
                polling_url = $"{Address}/bfl/get_result?id={task.Id}",
                cost = PerImage * 100,
            }
        );
    }

    private async Task TogetherAsync(HttpContext context)
    {
        var prompt = (await BodyAsync(context)).GetProperty("prompt").GetString()!;
        if (await RefuseAsync(context) is not { } fate)
            return;
        if (fate == Fate.Fails)
        {
            await WriteAsync(context, 503, new { error = new { message = "No capacity." } });
            return;
        }

        Accept("together", prompt, fate, PerMegapixel * Megapixels);
        await AnswerOrLoseAsync(
            context,
            fate,
            200,
            new
            {
                id = "t",
                model = "flux",
                @object = "list",
                data = new[]
                {
                    new
                    {
                        index = 0,
                        type = "b64_json",
                        b64_json = Convert.ToBase64String(fate == Fate.Spoilt ? "<html></html>"u8 : _png),
                    },
                },
            }
        );
    }

    /// <summary>What happens before anything is accepted; null when the request ended there.</summary>
    private async Task<Fate?> RefuseAsync(HttpContext context)
    {
        var fate = FateOf(Interlocked.Increment(ref _requests));
        switch (fate)
        {
            case Fate.Throttled:
                await WriteAsync(context, 429, new { detail = "Request was throttled." });
                return null;
            case Fate.Faulty:
                await WriteAsync(context, 500, new { detail = "Oops." });
                return null;
            case Fate.NeverArrives:
                context.Abort();
                return null;
            default:
                return fate;
        }
    }

    private Work Accept(string provider, string prompt, Fate fate, decimal charge, JsonElement? input = null)
    {
        var task = new Work($"task{Guid.NewGuid():N}", provider, prompt, fate, DateTimeOffset.UtcNow) { Input = input };
        _tasks[task.Id] = task;
        if (charge > 0)
            _ledger.Enqueue(new Charge(provider, prompt, charge));
        return task;
    }

    private static async Task AnswerOrLoseAsync(HttpContext context, Fate fate, int status, object answer)
    {
        if (fate == Fate.AnswerLost)
            context.Abort();
        else
            await WriteAsync(context, status, answer);
    }

    private async Task PollAsync(HttpContext context, string id, Func<Work, object> answer)
    {
        switch (Draw(Interlocked.Increment(ref _requests), 12))
        {
            case 0:
                context.Abort();
                break;
            case 1:
                await WriteAsync(context, 500, new { detail = "Oops." });
                break;
            default:
                var task = _tasks[id];
                task.Polls++;
                await WriteAsync(context, 200, answer(task));
                break;
        }
    }

    private async Task ListAsync(HttpContext context)
    {
        var from = int.Parse(context.Request.Query["cursor"].FirstOrDefault() ?? "0", CultureInfo.InvariantCulture);
        var all = _tasks
            .Values.Where(task => task.Provider == "replicate")
            .OrderByDescending(task => task.CreatedAt)
            .ToList();
        await WriteAsync(
            context,
            200,
            new
            {
                next = from + PageSize < all.Count ? $"{Address}/replicate/predictions?cursor={from + PageSize}" : null,
                previous = (string?)null,
                results = all.Skip(from).Take(PageSize).Select(Prediction),
            }
        );
    }

    private async Task FileAsync(HttpContext context, string id)
    {
        var spoilt = _tasks[id].Fate == Fate.Spoilt;
        context.Response.ContentType = spoilt ? "text/html" : "image/png";
        await context.Response.Body.WriteAsync(spoilt ? "<html></html>"u8.ToArray() : _png);
    }

    private object Prediction(Work task) =>
        new
        {
            id = task.Id,
            model = "black-forest-labs/flux-1.1-pro",
            version = "hidden",
            input = task.Input,
            status = task.Polls == 0 ? "processing"
            : task.Fate == Fate.Fails ? "failed"
            : "succeeded",
            error = task is { Polls: > 0, Fate: Fate.Fails } ? "CUDA out of memory" : null,
            output = task is { Polls: > 0, Fate: not Fate.Fails } ? $"{Address}/files/{task.Id}" : null,
            created_at = task.CreatedAt,
            urls = new
            {
                get = $"{Address}/replicate/predictions/{task.Id}",
                cancel = $"{Address}/replicate/predictions/{task.Id}/cancel",
            },
        };

    private object Result(Work task) =>
        task switch
        {
            { Polls: < 1 } => new { id = task.Id, status = "Pending" },
            { Fate: Fate.Fails } => new { id = task.Id, status = "Error" },
            _ => new
            {
                id = task.Id,
                status = "Ready",
                result = new { sample = $"{Address}/files/{task.Id}" },
            },
        };

    // About two in five requests meet a fault of some kind.
    private Fate FateOf(int request) =>
        Draw(request, 100) switch
        {
            < 8 => Fate.Throttled,
            < 18 => Fate.Faulty,
            < 22 => Fate.NeverArrives,
            < 28 => Fate.AnswerLost,
            < 36 => Fate.Fails,
            < 38 => Fate.Spoilt,
            _ => Fate.Works,
        };

    private int Draw(int request, int of) => new Random(_seed + request * 7919).Next(of);

    private static async Task<JsonElement> BodyAsync(HttpContext context) =>
        await JsonSerializer.DeserializeAsync<JsonElement>(
            context.Request.Body,
            cancellationToken: context.RequestAborted
        );

    private static async Task WriteAsync(HttpContext context, int status, object body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await JsonSerializer.SerializeAsync(context.Response.Body, body, cancellationToken: context.RequestAborted);
    }

    /// <summary>Money that a provider took.</summary>
    public sealed record Charge(string Provider, string Prompt, decimal Amount);

    private enum Fate
    {
        Works,
        Throttled,
        Faulty,
        NeverArrives,
        AnswerLost,
        Fails,
        Spoilt,
    }

    private sealed record Work(string Id, string Provider, string Prompt, Fate Fate, DateTimeOffset CreatedAt)
    {
        /// <summary>As it came, for the list.</summary>
        public JsonElement? Input { get; init; }

        public int Polls { get; set; }
    }
}
