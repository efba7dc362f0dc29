using ImageGenerator.Bench.Harness;
using Microsoft.AspNetCore.Builder;

namespace ImageGenerator.Bench.Baselines;

/// <summary>
/// Kestrel and an HTTP client: passes the request on and the answer back as it comes. It knows nobody and keeps
/// nothing.
/// </summary>
internal static class ProxyBaseline
{
    public const string Mode = "proxy";

    public static async Task<int> RunAsync(string[] arguments)
    {
        var target = new Uri(new Uri(arguments[0]), SlowProvider.Path);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false });
        return await BareServer.RunAsync(app => app.MapPost(SlowProvider.Path, async context =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, target)
                {
                    Content = new StreamContent(context.Request.Body),
                };
                request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
                using var response = await client.SendAsync(
                    request,
                    HttpCompletionOption.ResponseHeadersRead,
                    context.RequestAborted
                );
                context.Response.StatusCode = (int)response.StatusCode;
                context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
                context.Response.ContentLength = response.Content.Headers.ContentLength;
                await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
            }));
    }

    public static async Task<(Child Process, Uri Address)> StartAsync(Uri provider)
    {
        var process = Child.StartMode(Mode, new Dictionary<string, string>(), provider.ToString());
        return (process, new Uri(await process.HearAsync(BareServer.Ready)));
    }
}
