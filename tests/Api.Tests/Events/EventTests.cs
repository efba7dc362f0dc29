using System.Net;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.Events;

/// <summary>What happens, as it happens.</summary>
internal sealed class EventTests
{
    private const int MaxStreams = 16;

    private static ApiHost Host => Hosts.Working;

    [Test]
    public async Task Stream_TellsAGenerationsWholeStory()
    {
        using var ada = await Host.RegisterAsync();
        await using var stream = await EventReader.OpenAsync(ada.Client);

        var generation = await ada.Client.CreateAsync(GenerationCalls.Small("a boat [[async=200]]", count: 2));

        var story = await stream.ReadUntilAsync(IsEndOf(generation.Id()));
        if (!story.Any(IsAsset))
            story = [.. story, await stream.NextAsync(), await stream.NextAsync()];
        var updates = story.Where(happened => happened.Type == "generation.updated").ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(updates.Select(update => update.Data.Id()), Is.All.EqualTo(generation.Id()));
            Assert.That(updates[0].Data.Text("status"), Is.EqualTo("pending"));
            Assert.That(
                updates.Select(update => update.Data.At("stage").GetString()),
                Does.Contain("submitting").And.Contain("running")
            );
            Assert.That(updates[^1].Data.Text("status"), Is.EqualTo("completed"));
            Assert.That(updates[^1].Data.Number("progress"), Is.EqualTo(100));
            Assert.That(
                story.Where(IsAsset).Select(created => created.Data.At("generationId").GetGuid()),
                Has.Exactly(2).EqualTo(generation.Id())
            );
            Assert.That(story.Select(happened => happened.Id), Is.Unique);
        }
    }

    [Test]
    public async Task Stream_AfterAnInterruption_GoesOnWithoutGapOrRepeat()
    {
        using var ada = await Host.RegisterAsync();
        IReadOnlyList<WireEvent> whole;
        await using (var stream = await EventReader.OpenAsync(ada.Client))
        {
            for (var i = 0; i < 3; i++)
                await ada.Client.DrawAsync($"boat {i}");
            var last = await ada.Client.DrawAsync("last boat");
            whole = await stream.ReadUntilAsync(IsEndOf(last.Id()));
        }

        foreach (var seen in new[] { 0, 4, whole.Count - 2 })
        {
            await using var again = await EventReader.OpenAsync(ada.Client, whole[seen].Id);

            var rest = await again.ReadUntilAsync(happened => happened.Id == whole[^1].Id);

            Assert.That(
                rest.Select(happened => happened.Id),
                Is.EqualTo(whole.Skip(seen + 1).Select(happened => happened.Id))
            );
        }
    }

    [Test]
    public async Task Stream_ThatIsReopenedWhileEventsArrive_TellsEachOnce()
    {
        using var ada = await Host.RegisterAsync();
        await using var witness = await EventReader.OpenAsync(ada.Client);
        var drawing = Task.WhenAll(Enumerable.Range(0, 12).Select(i => ada.Client.DrawAsync($"boat {i}")));

        var first = await witness.NextAsync();
        var told = new List<string> { first.Id };
        for (var i = 0; i < 10; i++)
        {
            await using var stream = await EventReader.OpenAsync(ada.Client, told[^1]);
            told.Add((await stream.NextAsync()).Id);
            told.Add((await stream.NextAsync()).Id);
        }

        await drawing;
        var all = new List<string> { first.Id };
        while (all.Count < told.Count)
            all.Add((await witness.NextAsync()).Id);
        Assert.That(told, Is.EqualTo(all));
    }

    [Test]
    public async Task Stream_AfterAnIdThatIsNoLongerKept_SaysThatEverythingIsToBeReadAnew()
    {
        using var ada = await Host.RegisterAsync();

        await using var stream = await EventReader.OpenAsync(ada.Client, "1-1");

        var reset = await stream.NextAsync();
        Assert.That(reset.Type, Is.EqualTo("stream.reset"));
        Assert.That(reset.Data.EnumerateObject(), Is.Empty);

        var generation = await ada.Client.DrawAsync("a boat");
        Assert.That(
            (await stream.NextAsync()).Data.Id(),
            Is.EqualTo(generation.Id()),
            "the stream goes on after the reset"
        );
    }

    [TestCase("nonsense")]
    [TestCase("5")]
    [TestCase("-1--1")]
    [TestCase("99999999999999999999999-1")]
    [TestCase("9223372036854775000-1")]
    public async Task Stream_AfterAnIdThatNobodyGaveOut_StartsAnew(string lastEventId)
    {
        using var ada = await Host.RegisterAsync();

        await using var stream = await EventReader.OpenAsync(ada.Client, lastEventId);
        await ada.Client.CreateAsync(GenerationCalls.Small("a boat"));

        Assert.That((await stream.NextAsync()).Type, Is.EqualTo("stream.reset"));
        Assert.That((await stream.NextAsync()).Type, Is.EqualTo("generation.updated"));
    }

    [Test]
    public async Task Stream_SaysEnoughToShowAGenerationWithoutReadingIt()
    {
        using var ada = await Host.RegisterAsync();
        await using var stream = await EventReader.OpenAsync(ada.Client);

        var generation = await ada.Client.DrawAsync("a boat");

        var story = await stream.ReadUntilAsync(IsEndOf(generation.Id()));
        if (!story.Any(IsAsset))
            story = [.. story, await stream.NextAsync()];
        var (end, image) = (story.Last(happened => !IsAsset(happened)).Data, story.Single(IsAsset).Data);
        var read = await ada.Client.ReadAsync($"/api/v1/generations/{generation.Id()}");
        using (Assert.EnterMultipleScope())
        {
            foreach (
                var name in (string[])
                    [
                        "status",
                        "stage",
                        "progress",
                        "model",
                        "modelName",
                        "provider",
                        "providerName",
                        "cost",
                        "failure",
                        "savingNotice",
                        "missingImages",
                        "retryAt",
                        "cancelRequested",
                    ]
            )
            {
                Assert.That(end.At(name).GetRawText(), Is.EqualTo(read.At(name).GetRawText()), name);
            }

            // The database keeps microseconds.
            foreach (var name in (string[])["createdAt", "startedAt", "completedAt"])
            {
                Assert.That(
                    end.At(name).GetDateTimeOffset(),
                    Is.EqualTo(read.At(name).GetDateTimeOffset()).Within(1).Milliseconds,
                    name
                );
            }

            var shown = read.At("images")[0];
            Assert.That(image.Id(), Is.EqualTo(shown.At("assetId").GetGuid()));
            foreach (
                var name in (string[])
                    ["index", "url", "previewUrl", "thumbnailUrl", "width", "height", "seed", "mediaType"]
            )
            {
                Assert.That(image.At(name).GetRawText(), Is.EqualTo(shown.At(name).GetRawText()), name);
            }

            Assert.That(image.Text("prompt"), Is.EqualTo("a boat"));
            Assert.That(end.At("createdById").GetGuid(), Is.EqualTo(read.At("createdBy").Id()));
            Assert.That(end.Number("attempts"), Is.EqualTo(read.At("attempts").GetArrayLength()));
        }
    }

    [Test]
    public async Task Stream_ThatIsNarrowed_TellsNothingElse()
    {
        using var ada = await Host.RegisterAsync();
        using var ben = await Host.RegisterIntoAsync(ada, "Member");
        await using var mine = await EventReader.OpenAsync(ben.Client, query: "?scope=mine");
        await using var images = await EventReader.OpenAsync(ben.Client, query: "?events=asset.created&scope=all");
        await using var all = await EventReader.OpenAsync(ben.Client);

        var adas = await ada.Client.DrawAsync("ada's");
        var bens = await ben.Client.DrawAsync("ben's");

        var story = await mine.ReadUntilAsync(IsEndOf(bens.Id()));
        Assert.That(
            story.Where(happened => !IsAsset(happened)).Select(happened => happened.Data.Id()),
            Is.All.EqualTo(bens.Id())
        );
        var drawn = new[] { await images.NextAsync(), await images.NextAsync() };
        Assert.That(
            drawn.Select(happened => (happened.Type, happened.Data.At("generationId").GetGuid())),
            Is.EqualTo(new[] { ("asset.created", adas.Id()), ("asset.created", bens.Id()) })
        );
        var first = await all.NextAsync();
        await using var one = await EventReader.OpenAsync(ben.Client, first.Id, $"?subject={bens.Id()}");
        Assert.That((await one.ReadUntilAsync(IsEndOf(bens.Id())))[0].Data.Id(), Is.EqualTo(bens.Id()));
    }

    [TestCase("?project=5", "project")]
    [TestCase("?Scop=mine", "Scop")]
    [TestCase("?events=generation.deleted", "events")]
    [TestCase("?events=generation.updated,", "events")]
    [TestCase("?events=Generation.Updated", "events")]
    public async Task Stream_WithAnUnknownFilter_IsRefused(string query, string field)
    {
        using var ada = await Host.RegisterAsync();

        using var refused = await EventReader.SendAsync(ada.Client, query: query);

        await refused.MustBeProblemAsync(HttpStatusCode.BadRequest, "events.filter_unknown", field);
    }

    [TestCase("?scope=everybody")]
    [TestCase("?scope=")]
    [TestCase("?subject=5")]
    [TestCase("?events=")]
    public async Task Stream_WithAFiltersValueThatIsNone_IsRefused(string query)
    {
        using var ada = await Host.RegisterAsync();

        using var refused = await EventReader.SendAsync(ada.Client, query: query);

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Stream_NeverTellsOfOthers()
    {
        using var ada = await Host.RegisterAsync();
        using var ben = await Host.RegisterAsync();
        await ada.Client.DrawAsync("the first of ada's");
        await using var hers = await EventReader.OpenAsync(ada.Client);
        await using var his = await EventReader.OpenAsync(ben.Client);

        await ada.Client.DrawAsync("secret of ada's");
        var bens = await ben.Client.DrawAsync("boat of ben's");
        var story = await his.ReadUntilAsync(IsEndOf(bens.Id()));
        await using var replay = await EventReader.OpenAsync(ben.Client, (await hers.NextAsync()).Id);
        var replayed = await replay.ReadUntilAsync(IsEndOf(bens.Id()));

        foreach (var told in story.Concat(replayed))
        {
            Assert.That(
                told.Type == "asset.created" ? told.Data.At("generationId").GetGuid() : told.Data.Id(),
                Is.EqualTo(bens.Id())
            );
        }
    }

    [Test]
    public async Task Stream_BeyondTheLimitOfAPerson_IsRefusedUntilOneCloses()
    {
        using var ada = await Host.RegisterAsync();
        using var ben = await Host.RegisterIntoAsync(ada, "Viewer");
        var open = new List<EventReader>();
        for (var i = 0; i < MaxStreams; i++)
            open.Add(await EventReader.OpenAsync(ada.Client));

        using var tooMany = await EventReader.SendAsync(ada.Client);
        await tooMany.MustBeProblemAsync(HttpStatusCode.TooManyRequests, "events.too_many_streams");
        Assert.That(tooMany.Headers.RetryAfter?.Delta, Is.GreaterThan(TimeSpan.Zero));
        await using (await EventReader.OpenAsync(ben.Client)) { }

        await open[0].DisposeAsync();
        await UntilAsync(async () =>
        {
            using var next = await EventReader.SendAsync(ada.Client);
            return next.StatusCode == HttpStatusCode.OK;
        });
        foreach (var stream in open)
            await stream.DisposeAsync();
    }

    [Test]
    public async Task Stream_OpensForEveryWayToSignIn_AndForNobodyElse()
    {
        using var ada = await Host.RegisterAsync();
        using var program = await ada.WithApiKeyAsync();
        using var nobody = Host.Anonymous();

        await using var byKey = await EventReader.OpenAsync(program);
        using var refused = await EventReader.SendAsync(nobody);

        await refused.MustBeProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
    }

    [Test]
    public async Task Stream_TellsWhatAWorkerDoesInAnotherProcess()
    {
        await using var api = await ApiHost.StartAsync(("Roles", "api"));
        await using var worker = api.StartNeighbour(("Roles", "worker"));
        await using var otherApi = api.StartNeighbour(("Roles", "api"));
        using var ada = await api.RegisterAsync();
        using var elsewhere = otherApi.Bearing(await ada.CreateApiKeyAsync());
        await using var stream = await EventReader.OpenAsync(ada.Client);
        await using var otherStream = await EventReader.OpenAsync(elsewhere);

        var generation = await ada.Client.DrawAsync("a boat");

        Assert.That(generation.Text("status"), Is.EqualTo("completed"));
        var story = await stream.ReadUntilAsync(IsEndOf(generation.Id()));
        var otherStory = await otherStream.ReadUntilAsync(IsEndOf(generation.Id()));
        Assert.That(otherStory.Select(happened => happened.Id), Is.EqualTo(story.Select(happened => happened.Id)));
        using var workerClient = worker.Anonymous();
        using var notServed = await workerClient.GetAsync("/api/v1/models");
        Assert.That((int)notServed.StatusCode, Is.EqualTo(401).Or.EqualTo(404), "a worker serves no API");
    }

    private static bool IsAsset(WireEvent happened) => happened.Type == "asset.created";

    private static Func<WireEvent, bool> IsEndOf(Guid generation) =>
        happened =>
            happened.Type == "generation.updated"
            && happened.Data.Id() == generation
            && happened.Data.Text("status") is "completed" or "failed" or "cancelled";

    private static async Task UntilAsync(Func<Task<bool>> reached)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await reached())
            await Task.Delay(20, patience.Token);
    }
}
