using System.Net;
using System.Net.Http.Json;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.Edits;

/// <summary>From an image of the library to a larger one, with the worker that makes it.</summary>
internal sealed class UpscaleTests
{
    private Account _ada = null!;
    private Guid _source;

    private static ApiHost Host => Hosts.Working;

    [OneTimeSetUp]
    public async Task DrawAsync()
    {
        _ada = await Host.RegisterAsync();
        _source = await _ada.Client.DrawAssetAsync("a boat at dusk");
    }

    [OneTimeTearDown]
    public void SignOut() => _ada.Dispose();

    [TestCase(2)]
    [TestCase(4)]
    public async Task Create_WhenWaitedFor_MakesALargerImageThatKnowsItsSource(int factor)
    {
        var edit = await _ada.Client.EditAndWaitAsync(EditCalls.Upscale(_source, factor));

        var image = edit.Items("images").Single();
        var bytes = await _ada.Client.GetByteArrayAsync(image.Text("url"));
        var asset = await _ada.Client.ReadAsync($"/api/v1/assets/{image.Text("assetId")}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(edit.Text("status"), Is.EqualTo("completed"));
            Assert.That(edit.Text("kind"), Is.EqualTo("upscale"));
            Assert.That(edit.At("source.assetId").GetGuid(), Is.EqualTo(_source));
            Assert.That(edit.Text("prompt"), Is.EqualTo("a boat at dusk"), "it is found by the words of its source");
            Assert.That(edit.Number("parameters.factor"), Is.EqualTo(factor));
            Assert.That(edit.At("cost.actual").GetDecimal(), Is.Zero);
            Assert.That(edit.Items("attempts").Single().Text("outcome"), Is.EqualTo("completed"));
            Assert.That(
                Images.Look(bytes),
                Is.EqualTo((GenerationCalls.Side * factor, GenerationCalls.Side * factor, false))
            );
            Assert.That(asset.Text("kind"), Is.EqualTo("upscale"));
            Assert.That(asset.IsNull("generationId"), Is.True);
            Assert.That(asset.IsNull("seed"), Is.True);
            Assert.That(
                asset.Text("modelName"),
                Is.EqualTo("Plain resampling"),
                "never called the work of an image model"
            );
            Assert.That(asset.Items("sources").Single().At("assetId").GetGuid(), Is.EqualTo(_source));
            Assert.That(asset.Items("sources").Single().Text("role"), Is.EqualTo("source"));
        }
    }

    [Test]
    public async Task Create_WhenDone_IsFoundFromItsSourceAndInTheGallery()
    {
        using var ben = await Host.RegisterAsync();
        var source = await ben.Client.DrawAssetAsync("a green lighthouse");

        var edit = await ben.Client.EditAndWaitAsync(EditCalls.Upscale(source));

        var made = edit.Items("images").Single().At("assetId").GetGuid();
        var original = await ben.Client.ReadAsync($"/api/v1/assets/{source}");
        var found = await ben.Client.ReadAsync("/api/v1/assets?search=lighthouse");
        Assert.That(original.Items("derived").Single().At("assetId").GetGuid(), Is.EqualTo(made));
        Assert.That(found.Items().Select(asset => asset.Id()), Is.EquivalentTo(new[] { source, made }));
    }

    [Test]
    public async Task Create_WhenDone_WritesALineOfItsOwnIntoTheLedger()
    {
        var edit = await _ada.Client.EditAndWaitAsync(EditCalls.Upscale(_source));

        var operation = await Host.Data.ReadAsync<string>(
            "SELECT operation FROM usage_records WHERE job_id = $1",
            edit.Id()
        );

        Assert.That(operation, Is.EqualTo("upscale"));
    }

    [Test]
    public async Task Create_WhenNoModelIsNamed_TakesTheBestThatCanBeUsed()
    {
        var edit = await _ada.Client.EditAndWaitAsync(new { kind = "upscale", source = new { assetId = _source } });

        Assert.That(edit.Text("model"), Is.EqualTo("offline/resample"));
        Assert.That(edit.Text("requestedModel"), Is.EqualTo("auto"));
        Assert.That(edit.Text("failover"), Is.EqualTo("samePrice"));
    }

    [Test]
    public async Task Create_OfAnUpscaledImage_GoesOn()
    {
        var first = await _ada.Client.EditAndWaitAsync(EditCalls.Upscale(_source));
        var larger = first.Items("images").Single().At("assetId").GetGuid();

        var second = await _ada.Client.EditAndWaitAsync(EditCalls.Upscale(larger));

        Assert.That(second.Items("images").Single().Number("width"), Is.EqualTo(GenerationCalls.Side * 4));
        Assert.That(second.Text("prompt"), Is.EqualTo("a boat at dusk"));
    }

    [Test]
    public async Task Create_UnderTheSameKey_MakesOneEdit()
    {
        var key = Guid.NewGuid().ToString();
        using var first = await _ada.Client.SendAsync(
            EditCalls.PostEdit(EditCalls.Upscale(_source), ("Idempotency-Key", key))
        );
        using var second = await _ada.Client.SendAsync(
            EditCalls.PostEdit(EditCalls.Upscale(_source), ("Idempotency-Key", key))
        );
        using var other = await _ada.Client.SendAsync(
            EditCalls.PostEdit(EditCalls.Upscale(_source, 4), ("Idempotency-Key", key))
        );

        var ids = new[]
        {
            (await first.ReadAsync(first.StatusCode)).Id(),
            (await second.ReadAsync(second.StatusCode)).Id(),
        };
        Assert.That(ids.Distinct().Count(), Is.EqualTo(1));
        Assert.That(second.Headers.GetValues("Idempotent-Replayed").Single(), Is.EqualTo("true"));
        Assert.That((int)other.StatusCode, Is.EqualTo(422));
    }

    [Test]
    public async Task Estimate_TellsPriceModelAndSizeAndMakesNothing()
    {
        var rows = await Host.Data.CountRowsAsync(_ada.OrganizationId);

        using var response = await _ada.Client.PostAsJsonAsync(
            $"{EditCalls.Path}/estimate",
            EditCalls.Upscale(_source, 4)
        );

        var estimate = await response.ReadAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(estimate.At("cost.estimated").GetDecimal(), Is.Zero);
            Assert.That(estimate.Text("modelName"), Is.EqualTo("Plain resampling"));
            Assert.That(estimate.Number("width"), Is.EqualTo(GenerationCalls.Side * 4));
            Assert.That(await Host.Data.CountRowsAsync(_ada.OrganizationId), Is.EqualTo(rows));
        }
    }

    [Test]
    public async Task List_HoldsEditsNewestFirstPageByPage_AndNoGenerations()
    {
        using var ben = await Host.RegisterAsync();
        var source = await ben.Client.DrawAssetAsync();
        var first = await ben.Client.EditAndWaitAsync(EditCalls.Upscale(source));
        var second = await ben.Client.EditAndWaitAsync(EditCalls.Upscale(source, 4));

        var page = await ben.Client.ReadAsync($"{EditCalls.Path}?limit=1");
        var next = await ben.Client.ReadAsync($"{EditCalls.Path}?limit=1&cursor={page.Text("nextCursor")}");

        Assert.That(
            page.Items().Concat(next.Items()).Select(edit => edit.Id()),
            Is.EqualTo(new[] { second.Id(), first.Id() })
        );
        Assert.That((await ben.Client.ReadAsync(GenerationCalls.Path)).Items(), Has.Count.EqualTo(1));
        Assert.That((await ben.Client.ReadAsync($"{EditCalls.Path}?status=failed")).Items(), Is.Empty);
    }

    [Test]
    public async Task Anything_OfAnotherOrganization_Is404OrNotThere()
    {
        using var eve = await Host.RegisterAsync();
        var edit = await _ada.Client.EditAndWaitAsync(EditCalls.Upscale(_source));

        using var read = await eve.Client.GetAsync($"{EditCalls.Path}/{edit.Id()}");
        using var cancel = await eve.Client.PostAsync($"{EditCalls.Path}/{edit.Id()}/cancel", null);
        using var retry = await eve.Client.PostAsync($"{EditCalls.Path}/{edit.Id()}/retry", null);
        using var generation = await _ada.Client.GetAsync($"{GenerationCalls.Path}/{edit.Id()}");
        using var foreign = await eve.Client.SendAsync(EditCalls.PostEdit(EditCalls.Upscale(_source)));

        await read.MustBeProblemAsync(HttpStatusCode.NotFound, "edit.not_found");
        await cancel.MustBeProblemAsync(HttpStatusCode.NotFound, "edit.not_found");
        await retry.MustBeProblemAsync(HttpStatusCode.NotFound, "edit.not_found");
        await generation.MustBeProblemAsync(HttpStatusCode.NotFound, "generation.not_found");
        await foreign.MustBeProblemAsync(HttpStatusCode.UnprocessableEntity, "source.not_found", "source");
        Assert.That((await eve.Client.ReadAsync(EditCalls.Path)).Items(), Is.Empty);
    }

    [Test]
    public async Task CancelAndRetry_OfAFinishedEdit_AreConflicts()
    {
        var done = await _ada.Client.EditAndWaitAsync(EditCalls.Upscale(_source));

        using var cancel = await _ada.Client.PostAsync($"{EditCalls.Path}/{done.Id()}/cancel", null);
        using var retry = await _ada.Client.PostAsync($"{EditCalls.Path}/{done.Id()}/retry", null);

        await cancel.MustBeProblemAsync(HttpStatusCode.Conflict, "edit.already_finished");
        await retry.MustBeProblemAsync(HttpStatusCode.Conflict, "edit.not_retryable");
    }

    [Test]
    public async Task CancelAndRetry_OfARunningEdit_StopItAndDoItAgain()
    {
        await using var host = await ApiHost.StartAsync(
            ("Providers:Offline:Asynchronous", "true"),
            ("Providers:Offline:Latency", "00:00:01")
        );
        using var ada = await host.RegisterAsync();
        var source = await ada.Client.DrawAssetAsync();
        var edit = await ada.Client.EditAsync(EditCalls.Upscale(source));

        using var cancelled = await ada.Client.PostAsync($"{EditCalls.Path}/{edit.Id()}/cancel", null);
        await cancelled.ReadAsync();
        await WaitForAsync(ada.Client, edit.Id(), "cancelled");
        using var retried = await ada.Client.PostAsync($"{EditCalls.Path}/{edit.Id()}/retry", null);
        await retried.ReadAsync(HttpStatusCode.Accepted);

        var done = await WaitForAsync(ada.Client, edit.Id(), "completed");
        Assert.That(done.Items("images"), Has.Count.EqualTo(1));
    }

    private static async Task<System.Text.Json.JsonElement> WaitForAsync(HttpClient client, Guid id, string status)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var edit = await client.ReadAsync($"{EditCalls.Path}/{id}");
            if (edit.Text("status") == status)
                return edit;

            // Not a pause that the outcome depends on: only the interval of asking.
            await Task.Delay(20, patience.Token);
        }
    }
}
