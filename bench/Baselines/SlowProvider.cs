using System.Globalization;
using System.Text;
using ImageGenerator.Bench.Harness;
using Microsoft.AspNetCore.Builder;

namespace ImageGenerator.Bench.Baselines;

/// <summary>A provider as OpenAI is one: half a second of work, then the image as base64 in JSON.</summary>
internal static class SlowProvider
{
    public const string Mode = "image-provider";
    public const string Path = "/v1/images/generations";

    /// <summary>How long it works on an image.</summary>
    public static readonly TimeSpan Work = TimeSpan.FromMilliseconds(500);

    public static async Task<int> RunAsync(string[] arguments)
    {
        var image = Convert.ToBase64String(await File.ReadAllBytesAsync(arguments[0]));
        var answer = Encoding.ASCII.GetBytes(
            $$"""{"created":1764000000,"data":[{"b64_json":"{{image}}"}],"output_format":"png","size":"1024x1024"}"""
        );
        return await BareServer.RunAsync(app => app.MapPost(Path, async context =>
            {
                await Task.Delay(Work, context.RequestAborted);
                context.Response.ContentType = "application/json";
                context.Response.ContentLength = answer.Length;
                await context.Response.Body.WriteAsync(answer, context.RequestAborted);
            }));
    }

    public static async Task<(Child Process, Uri Address)> StartAsync(string image)
    {
        var process = Child.StartMode(Mode, new Dictionary<string, string>(), image);
        return (process, new Uri(await process.HearAsync(BareServer.Ready)));
    }

    /// <summary>The request that goes to all of them.</summary>
    public static string Request(string model, int number) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"prompt":"A lighthouse at dusk, number {{number}}","model":"{{model}}","n":1,"size":"1024x1024"}"""
        );
}
