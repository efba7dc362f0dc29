using System.Net.Http.Json;
using ImageGenerator.Bench.Baselines;
using ImageGenerator.Bench.Harness;
using ImageGenerator.Bench.Report;
using ImageGenerator.Bench.Seeding;

namespace ImageGenerator.Bench.Parts;

/// <summary>From the request to the committed row.</summary>
internal static class AcceptPart
{
    public static readonly BareRequest Request = new(
        "A lighthouse at dusk, long exposure, calm sea, warm light in the windows",
        "16:9",
        1
    );

    private const double Mark = 0.5;
    private static readonly int[] _connections = [1, 8, 64];

    public static async Task<IReadOnlyList<Figure>> RunAsync(BenchHarness harness, BenchOptions options)
    {
        var database = await harness.CreateDatabaseAsync("accept");
        var tenants = await Tenants.CreateAsync(database);
        var (product, address) = await Product.StartApiAsync(database, harness.Folder);
        await using var _ = product;
        var (bare, bareAddress) = await BareServer.StartAsync(AcceptBaseline.Mode, database);
        await using var __ = bare;

        var figures = new List<Figure>();
        foreach (var connections in _connections)
        {
            using var ours = Product.Client(address, connections, tenants.ApiKey);
            using var baseline = Product.Client(bareAddress, connections);
            var compared = await Rounds.CompareAsync(
                options.Rounds,
                () => Load.RateAsync(connections, options.AcceptWindow, () => PostAsync(ours, "/api/v1/generations")),
                () =>
                    Load.RateAsync(connections, options.AcceptWindow, () => PostAsync(baseline, AcceptBaseline.Silent))
            );
            figures.Add(Figure.AtLeast($"accept, {connections} connections", "/s", compared, Mark));

            if (connections != 8)
                continue;
            var keyed = await Rounds.CompareAsync(
                options.Rounds,
                () =>
                    Load.RateAsync(connections, options.AcceptWindow, () =>
                        PostAsync(ours, "/api/v1/generations", Guid.NewGuid().ToString())
                    ),
                () =>
                    Load.RateAsync(connections, options.AcceptWindow, () => PostAsync(baseline, AcceptBaseline.Silent))
            );
            figures.Add(Figure.Beside($"accept with Idempotency-Key, {connections} connections", "/s", keyed));
        }

        return figures;
    }

    /// <summary>Sends the request, and reads the answer to its end.</summary>
    internal static async Task<string> PostAsync(HttpClient client, string path, string? idempotencyKey = null)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(Request) };
        if (idempotencyKey is not null)
            message.Headers.Add("Idempotency-Key", idempotencyKey);
        using var response = await client.SendAsync(message);
        var body = await response.Content.ReadAsStringAsync();
        return response.StatusCode == System.Net.HttpStatusCode.Accepted
            ? body
            : throw new InvalidOperationException($"{path} answered {(int)response.StatusCode}: {body}");
    }
}
