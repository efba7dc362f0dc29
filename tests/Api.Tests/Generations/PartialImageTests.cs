using System.Net;
using System.Text.Json;
using ImageGenerator.Api.Tests.Events;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.Generations;

/// <summary>Unfinished images: made by a worker, seen through another process.</summary>
internal sealed class PartialImageTests
{
    [Test]
    public async Task Partials_OfAWorker_AreSeenThroughTheApiUntilTheWorkIsDone()
    {
        await using var api = await ApiHost.StartAsync(("Roles", "api"));
        await using var worker = api.StartNeighbour(("Roles", "worker"), ("Providers:Offline:Partials", "2"));
        using var ada = await api.RegisterAsync();
        await using var events = await EventReader.OpenAsync(ada.Client);

        var id = (await ada.Client.CreateAsync(GenerationCalls.Small("a boat [[slow=900000]]", count: 2))).Id();
        var told = (await events.ReadUntilAsync(TellsOfTwoPartials))[^1];
        var generation = await ada.Client.ReadAsync($"{GenerationCalls.Path}/{id}");
        var partial = generation.Items("partialImages")[1];
        using var served = await ada.Client.GetAsync(partial.Text("url"));
        await ada.Client.PostAsync($"{GenerationCalls.Path}/{id}/cancel", null);
        await ada.Client.WaitForStatusAsync(id, "cancelled");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(told.Type, Is.EqualTo("generation.updated"));
            Assert.That(told.Data.At("id").GetGuid(), Is.EqualTo(id));
            Assert.That(
                generation.Items("partialImages").Select(item => item.Number("index")),
                Is.EqualTo(new[] { 0, 1 })
            );
            Assert.That(partial.Number("version"), Is.EqualTo(1));
            Assert.That(served.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(served.Content.Headers.ContentType?.MediaType, Is.EqualTo("image/webp"));
            Assert.That(served.Headers.CacheControl?.Private, Is.True);
            Assert.That(
                Images.Look(await served.Content.ReadAsByteArrayAsync()).Width,
                Is.InRange(16, GenerationCalls.Side)
            );
            Assert.That((await ada.Client.ReadAsync($"{GenerationCalls.Path}/{id}")).Items("partialImages"), Is.Empty);
        }

        await GoneAsync(ada, partial.Text("url"));
    }

    [Test]
    public async Task Generation_WithoutPartials_ShowsNone()
    {
        using var ada = await Hosts.Working.RegisterAsync();

        var generation = await ada.Client.DrawAsync("a boat");

        Assert.That(generation.Items("partialImages"), Is.Empty);
        await GoneAsync(ada, $"{GenerationCalls.Path}/{generation.Id()}/partials/0?v=1");
    }

    // An event without news of them has null.
    private static bool TellsOfTwoPartials(WireEvent happened) =>
        happened.Data.TryGetProperty("partials", out var partials)
        && partials is { ValueKind: JsonValueKind.Array }
        && partials.GetArrayLength() == 2;

    // The worker clears up after it has told the end; it is asked for until then.
    private static async Task GoneAsync(Account account, string url)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            using var response = await account.Client.GetAsync(url, patience.Token);
            if (response.StatusCode == HttpStatusCode.OK)
                continue;

            await response.MustBeProblemAsync(HttpStatusCode.NotFound, "partial.not_found");
            return;
        }
    }
}
