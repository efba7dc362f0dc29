using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.Generations;

/// <summary>From prompt to picture.</summary>
internal sealed class CreateTests
{
    private Account _ada = null!;

    private static ApiHost Host => Hosts.Working;

    [OneTimeSetUp]
    public async Task RegisterAsync() => _ada = await Host.RegisterAsync();

    [OneTimeTearDown]
    public void SignOut() => _ada.Dispose();

    [Test]
    public async Task Create_WithoutPrefer_AnswersTheWaitingGeneration()
    {
        using var idle = await Hosts.Idle.RegisterAsync();

        using var response = await idle.Client.SendAsync(
            GenerationCalls.Post(new { prompt = "  A lighthouse\nat dusk  " })
        );

        var generation = await response.ReadAsync(HttpStatusCode.Accepted);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Headers.Location?.ToString(), Is.EqualTo($"{GenerationCalls.Path}/{generation.Id()}"));
            Assert.That(generation.Text("status"), Is.EqualTo("pending"));
            Assert.That(generation.IsNull("stage"), Is.True);
            Assert.That(generation.Number("progress"), Is.Zero);
            Assert.That(generation.Text("prompt"), Is.EqualTo("A lighthouse\nat dusk"));
            Assert.That(generation.Text("model"), Is.EqualTo("offline/preview"));
            Assert.That(generation.Text("modelName"), Is.EqualTo("Preview renderer"));
            Assert.That(generation.Text("provider"), Is.EqualTo("offline"));
            Assert.That(generation.Text("aspectRatio"), Is.EqualTo("1:1"));
            Assert.That((generation.Number("width"), generation.Number("height")), Is.EqualTo((1024, 1024)));
            Assert.That(generation.Number("count"), Is.EqualTo(1));
            Assert.That(generation.At("seed").GetInt64(), Is.InRange(0, 4294967295));
            Assert.That(generation.Text("outputFormat"), Is.EqualTo("png"));
            Assert.That(generation.At("parameters.look").ValueKind, Is.EqualTo(JsonValueKind.String));
            Assert.That(generation.Items("images"), Is.Empty);
            Assert.That(generation.Items("attempts"), Is.Empty);
            Assert.That(generation.At("cost.estimated").GetDecimal(), Is.Zero);
            Assert.That(generation.IsNull("cost.actual"), Is.True);
            Assert.That(generation.Text("cost.currency"), Is.EqualTo("USD"));
            Assert.That(generation.IsNull("failure"), Is.True);
            Assert.That(generation.At("createdBy").Id(), Is.EqualTo(idle.Id));
            Assert.That(generation.Text("createdBy.displayName"), Is.EqualTo("Ada"));
        }
    }

    [Test]
    public async Task Create_AndRead_AnswerTheSameGeneration()
    {
        using var idle = await Hosts.Idle.RegisterAsync();

        var created = await idle.Client.CreateAsync(GenerationCalls.Small("a boat", seed: 7));
        var read = await idle.Client.ReadAsync($"{GenerationCalls.Path}/{created.Id()}");
        var listed = (await idle.Client.ReadAsync(GenerationCalls.Path)).Items().Single();

        string[] known = ["queuePosition", "estimatedSecondsRemaining"];
        Assert.That(Properties(read, known), Is.EqualTo(Properties(created, known)));
        Assert.That(Properties(listed), Is.EqualTo(Properties(created, [.. known, "attempts", "durationNotice"])));
        Assert.That(read.Number("queuePosition"), Is.GreaterThanOrEqualTo(0));
    }

    [Test]
    public async Task Create_WithPreferWait_AnswersTheFinishedGeneration()
    {
        using var response = await _ada.Client.SendAsync(
            GenerationCalls.Post(GenerationCalls.Small("a boat", count: 2), ("Prefer", "wait=30"))
        );

        var generation = await response.ReadAsync();
        var images = generation.Items("images");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Headers.Location?.ToString(), Is.EqualTo($"{GenerationCalls.Path}/{generation.Id()}"));
            Assert.That(response.Headers.GetValues("Preference-Applied"), Is.EqualTo(new[] { "wait=30" }));
            Assert.That(generation.Text("status"), Is.EqualTo("completed"));
            Assert.That(generation.Number("progress"), Is.EqualTo(100));
            Assert.That(generation.At("cost.actual").GetDecimal(), Is.Zero);
            Assert.That(images.Select(image => image.Number("index")), Is.EqualTo(new[] { 0, 1 }));
            Assert.That(images[0].Text("url"), Is.EqualTo($"/api/v1/assets/{images[0].Text("assetId")}/content"));
            Assert.That(images[0].Text("previewUrl"), Is.EqualTo(images[0].Text("url") + "?rendition=preview"));
            Assert.That(images[0].Text("thumbnailUrl"), Is.EqualTo(images[0].Text("url") + "?rendition=thumbnail"));
            Assert.That((images[0].Number("width"), images[0].Number("height")), Is.EqualTo((256, 256)));
            Assert.That(
                images[1].At("seed").GetInt64(),
                Is.EqualTo((generation.At("seed").GetInt64() + 1) % 4294967296)
            );
            Assert.That(generation.Items("attempts").Single().Text("outcome"), Is.EqualTo("completed"));
            Assert.That(
                generation.At("completedAt").GetDateTimeOffset(),
                Is.GreaterThanOrEqualTo(generation.At("createdAt").GetDateTimeOffset())
            );
        }
    }

    [Test]
    public async Task Create_WhenTheWaitIsTooShort_AnswersAcceptedAllTheSame()
    {
        using var idle = await Hosts.Idle.RegisterAsync();

        using var response = await idle.Client.SendAsync(
            GenerationCalls.Post(GenerationCalls.Small("a boat"), ("Prefer", "respond-async, wait=\"1\""))
        );

        Assert.That((await response.ReadAsync(HttpStatusCode.Accepted)).Text("status"), Is.EqualTo("pending"));
        Assert.That(response.Headers.GetValues("Preference-Applied"), Is.EqualTo(new[] { "wait=1" }));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    public async Task Create_WithACount_MakesAsManyDifferentImages(int count)
    {
        var generation = await _ada.Client.DrawAsync("a boat", seed: 4294967295, count);

        var images = generation.Items("images");
        var hashes = await Task.WhenAll(images.Select(image => HashAsync(image.Text("url"))));
        Assert.That(hashes, Has.Length.EqualTo(count).And.Unique);
        Assert.That(
            images.Select(image => image.At("seed").GetInt64()),
            Is.EqualTo(new[] { 4294967295L, 0, 1, 2 }.Take(count))
        );
    }

    [Test]
    public async Task Create_WithTheSameSeed_MakesTheSameBytes()
    {
        var first = await HashOfDrawingAsync("a boat on a lake", 42);
        var again = await HashOfDrawingAsync("a boat on a lake", 42);
        var nextSeed = await HashOfDrawingAsync("a boat on a lake", 43);
        var otherPrompt = await HashOfDrawingAsync("a boat on the sea", 42);

        Assert.That(again, Is.EqualTo(first));
        Assert.That(nextSeed, Is.Not.EqualTo(first));
        Assert.That(otherPrompt, Is.Not.EqualTo(first));
    }

    [Test]
    public async Task Create_ByRatio_ChoosesTheSizeThatTheModelOffers()
    {
        using var response = await _ada.Client.PostAsJsonAsync(
            $"{GenerationCalls.Path}/estimate",
            new { prompt = "a boat", aspectRatio = "16:9" }
        );

        var estimate = await response.ReadAsync();
        Assert.That((estimate.Number("width"), estimate.Number("height")), Is.EqualTo((1344, 768)));
    }

    [Test]
    public async Task Estimate_SaysThePriceAndCreatesNothing()
    {
        var rows = await Host.Data.CountRowsAsync(_ada.OrganizationId);

        using var response = await _ada.Client.PostAsJsonAsync(
            $"{GenerationCalls.Path}/estimate",
            new
            {
                count = 3,
                width = 512,
                height = 256,
            }
        );

        var estimate = await response.ReadAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(estimate.At("cost.estimated").GetDecimal(), Is.Zero);
            Assert.That(estimate.Text("cost.currency"), Is.EqualTo("USD"));
            Assert.That(estimate.Text("model"), Is.EqualTo("offline/preview"));
            Assert.That(estimate.Text("provider"), Is.EqualTo("offline"));
            Assert.That(
                (estimate.Number("width"), estimate.Number("height"), estimate.Number("count")),
                Is.EqualTo((512, 256, 3))
            );
            Assert.That(estimate.At("typicalSeconds").GetDouble(), Is.GreaterThan(0));
            Assert.That(await Host.Data.CountRowsAsync(_ada.OrganizationId), Is.EqualTo(rows));
        }
    }

    [Test]
    public async Task Models_DescribeTheDefaultFirst()
    {
        var model = (await _ada.Client.ReadAsync("/api/v1/models")).Items()[0];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(model.Text("id"), Is.EqualTo("offline/preview"));
            Assert.That(model.At("isDefault").GetBoolean() && model.At("isPreview").GetBoolean(), Is.True);
            Assert.That(model.Number("promptLimit"), Is.EqualTo(500));
            Assert.That(model.At("price.perImage").GetDecimal(), Is.Zero);
            Assert.That(
                model.Items("capabilities.outputFormats").Select(format => format.GetString()),
                Is.EqualTo(new[] { "png", "jpeg", "webp" })
            );
            Assert.That(model.Items("capabilities.parameters").Single().Text("kind"), Is.EqualTo("choice"));
        }
    }

    [TestCase("[[refuse]]", "content_refused", new[] { "refused" })]
    [TestCase("[[fail]]", "provider_unavailable", new[] { "unavailable", "unavailable", "unavailable" })]
    [TestCase("[[rate-limit]]", "rate_limited", new[] { "rateLimited", "rateLimited", "rateLimited" })]
    [TestCase("[[no-output]]", "no_output", new[] { "noOutput", "noOutput", "noOutput" })]
    [TestCase("[[invalid]]", "invalid_request", new[] { "invalid" })]
    [TestCase("[[reject-key]]", "credential_rejected", new[] { "credentialRejected" })]
    [TestCase("[[lost]]", "outcome_unknown", new[] { "unknown", "unknown", "unknown" })]
    [TestCase("[[fail]] [[async=50]]", "provider_unavailable", new[] { "unavailable", "unavailable", "unavailable" })]
    public async Task Create_WhenTheProviderFails_SaysHow(string marker, string code, string[] outcomes)
    {
        var generation = await _ada.Client.DrawAsync($"a boat {marker}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(generation.Text("status"), Is.EqualTo("failed"));
            Assert.That(generation.Text("failure.code"), Is.EqualTo(code));
            Assert.That(generation.Text("failure.message"), Is.Not.Empty);
            Assert.That(
                (generation.Text("cost.charge"), generation.At("cost.unknownAmounts").GetInt32()),
                Is.EqualTo(("none", 0))
            );
            Assert.That(generation.Items("attempts").Select(attempt => attempt.Text("charge")), Is.All.EqualTo("none"));
            Assert.That(generation.Items("images"), Is.Empty);
            Assert.That(generation.Items("attempts").Select(attempt => attempt.Text("outcome")), Is.EqualTo(outcomes));
            Assert.That(
                generation.Items("attempts").Select(attempt => attempt.Number("number")),
                Is.EqualTo(Enumerable.Range(1, outcomes.Length))
            );
            Assert.That(
                await Host.Data.ReadAsync<long>(
                    "SELECT count(*) FROM usage_records WHERE job_id = $1",
                    generation.Id()
                ),
                Is.EqualTo(1)
            );
        }
    }

    [TestCase("[[fail-once]]", "unavailable")]
    [TestCase("[[rate-limit-once]]", "rateLimited")]
    [TestCase("[[no-output-once]]", "noOutput")]
    [TestCase("[[lost-once]]", "unknown")]
    public async Task Create_WhenOnlyTheFirstAttemptFails_Completes(string marker, string first)
    {
        var generation = await _ada.Client.DrawAsync($"a boat {marker}");

        Assert.That(generation.Text("status"), Is.EqualTo("completed"));
        Assert.That(
            generation.Items("attempts").Select(attempt => attempt.Text("outcome")),
            Is.EqualTo(new[] { first, "completed" })
        );
        Assert.That(generation.IsNull("failure"), Is.True);
    }

    [Test]
    public async Task Create_WhenALostAnswerMayHaveBeenPaid_IsNotSentAgain()
    {
        await using var charging = await ApiHost.StartAsync(("Providers:Offline:CanResubmit", "false"));
        using var ada = await charging.RegisterAsync();
        await ada.Client.PriceAsync(0.25m, ada.Client);
        var limit = await ada.Client.SetLimitAsync(
            new
            {
                scope = "organization",
                period = "month",
                amount = 10,
            }
        );

        var generation = await ada.Client.DrawAsync("a boat [[lost]]");

        Assert.That(generation.Text("failure.code"), Is.EqualTo("outcome_unknown"));
        Assert.That(
            generation.Items("attempts").Select(attempt => attempt.Text("outcome")),
            Is.EqualTo(new[] { "unknown" })
        );
        Assert.That(generation.IsNull("cost.actual"), Is.True, "what nobody knows is not zero");
        Assert.That(
            (generation.Text("cost.charge"), generation.At("cost.unknownAmounts").GetInt32()),
            Is.EqualTo(("unknown", 1))
        );
        Assert.That(generation.Items("attempts").Single().Text("charge"), Is.EqualTo("unknown"));
        Assert.That(
            generation.Text("failure.message"),
            Is.EqualTo(
                "The preview renderer was told to lose its answer. It was not sent again, so that it cannot be paid twice."
            )
        );

        var counted = (await ada.Client.ReadAsync(MoneyCalls.Limits))
            .Items("items")
            .Single(item => item.Id() == limit.Id());
        Assert.That(
            (counted.At("spent").GetDecimal(), counted.At("unknownAmounts").GetInt32()),
            Is.EqualTo((0.25m, 1))
        );
    }

    [Test]
    public async Task Create_WhenASuccessHasNoImageAndCosts_IsChargedOnce()
    {
        await using var charging = await ApiHost.StartAsync(("Providers:Offline:CanResubmit", "false"));
        using var ada = await charging.RegisterAsync();
        await ada.Client.PriceAsync(0.25m, ada.Client);

        var generation = await ada.Client.DrawAsync("a boat [[no-output]]");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(generation.Text("failure.code"), Is.EqualTo("no_output"));
            Assert.That(generation.Items("attempts").Single().At("cost").GetDecimal(), Is.EqualTo(0.25m));
            Assert.That(
                (generation.Text("cost.charge"), generation.At("cost.actual").GetDecimal()),
                Is.EqualTo(("charged", 0.25m))
            );
        }
    }

    private static async Task<string> HashAsync(HttpClient client, string url) =>
        Convert.ToHexStringLower(SHA256.HashData(await client.GetByteArrayAsync(url)));

    private static string[] Properties(JsonElement element, params string[] without) =>
        [
            .. element
                .EnumerateObject()
                .Where(property => !without.Contains(property.Name))
                .Select(property => property.ToString())
                .Order(StringComparer.Ordinal),
        ];

    private Task<string> HashAsync(string url) => HashAsync(_ada.Client, url);

    private async Task<string> HashOfDrawingAsync(string prompt, long seed)
    {
        var image = (await _ada.Client.DrawAsync(prompt, seed)).Items("images").Single();
        var hash = await HashAsync(image.Text("url"));
        Assert.That(
            (await _ada.Client.ReadAsync($"/api/v1/assets/{image.Text("assetId")}")).Text("sha256"),
            Is.EqualTo(hash)
        );
        return hash;
    }
}
