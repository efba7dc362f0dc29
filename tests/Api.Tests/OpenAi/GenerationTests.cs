using System.Net;
using System.Text.Json;
using ImageGenerator.Api.Tests.Support;

namespace ImageGenerator.Api.Tests.OpenAi;

/// <summary><c>POST /v1/images/generations</c>: OpenAI's words in, OpenAI's words out, our library behind it.</summary>
internal sealed class GenerationTests
{
    private Account _ada = null!;
    private HttpClient _client = null!;

    private static ApiHost Host => Hosts.Working;

    [OneTimeSetUp]
    public async Task RegisterAsync()
    {
        _ada = await Host.RegisterAsync();
        _client = await _ada.WithApiKeyAsync();
    }

    [OneTimeTearDown]
    public void SignOut()
    {
        _client.Dispose();
        _ada.Dispose();
    }

    [Test]
    public async Task Generate_AnswersWithTheImagesThatAreInTheLibrary()
    {
        using var response = await _client.SendAsync(
            OpenAiCalls.Post(
                new
                {
                    prompt = "a boat",
                    model = "offline/preview",
                    n = 2,
                    size = "256x256",
                    quality = "auto",
                    background = "auto",
                    moderation = "auto",
                    output_compression = 100,
                    user = "u1",
                }
            )
        );

        var answer = await response.ReadAsync();
        var generation = await _ada.Client.ReadAsync($"{GenerationCalls.Path}/{response.Header("x-generation-id")}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                answer.EnumerateObject().Select(member => member.Name),
                Is.EqualTo(new[] { "created", "data", "output_format", "size" })
            );
            Assert.That(answer.Text("output_format"), Is.EqualTo("png"));
            Assert.That(answer.Text("size"), Is.EqualTo("256x256"));
            Assert.That(
                answer.At("created").GetInt64(),
                Is.EqualTo(generation.At("completedAt").GetDateTimeOffset().ToUnixTimeSeconds())
            );
            Assert.That(answer.Items("data"), Has.Count.EqualTo(2));
            Assert.That(
                answer.Items("data")[0].EnumerateObject().Select(member => member.Name),
                Is.EqualTo(new[] { "b64_json" })
            );
            for (var place = 0; place < 2; place++)
                Assert.That(
                    answer.Image(place),
                    Is.EqualTo(await _ada.Client.GetByteArrayAsync(generation.Items("images")[place].Text("url")))
                );
            Assert.That(
                response.Content.Headers.ContentLength,
                Is.EqualTo((await response.Content.ReadAsByteArrayAsync()).Length)
            );
            Assert.That(response.Header("x-request-id"), Does.Match("^[0-9a-f]{32}$"));
        }
    }

    [Test]
    public async Task Generate_WithThePromptAlone_UsesTheDefaults()
    {
        var answer = await _client.ImagesAsync(new { prompt = "a boat" });

        Assert.That(answer.Text("size"), Is.EqualTo("1024x1024"));
        Assert.That(Images.Look(answer.Image()), Is.EqualTo((1024, 1024, false)));
    }

    [Test]
    public async Task Generate_WithNulls_TakesThemForNothing()
    {
        string[] optional =
        [
            "background",
            "model",
            "moderation",
            "n",
            "output_compression",
            "output_format",
            "partial_images",
            "quality",
            "response_format",
            "safety_identifier",
            "size",
            "stream",
            "style",
            "user",
            "input_fidelity",
            "what_comes_next",
        ];
        var body = $$"""{"prompt":"a boat",{{string.Join(',', optional.Select(name => $"\"{name}\":null"))}}}""";

        var answer = await _client.ImagesAsync(GenerationCalls.Raw(body));

        Assert.That(answer.Items("data"), Has.Count.EqualTo(1));
    }

    [TestCase("jpeg", 0xFF)]
    [TestCase("webp", (int)'R')]
    public async Task Generate_InAnotherFormat_SaysSo(string format, int firstByte)
    {
        var answer = await _client.ImagesAsync(
            new
            {
                prompt = "a boat",
                size = "256x256",
                output_format = format,
            }
        );

        Assert.That(answer.Text("output_format"), Is.EqualTo(format));
        Assert.That(answer.Image()[0], Is.EqualTo(firstByte));
    }

    [Test]
    public async Task Generate_WithUrls_OpensWithoutAKeyAndWithNothingElse()
    {
        var answer = await _client.ImagesAsync(
            new
            {
                prompt = "a boat",
                size = "256x256",
                response_format = "url",
            }
        );
        var url = new Uri(answer.Items("data").Single().Text("url"));
        using var nobody = Host.Anonymous();

        using var image = await nobody.GetAsync(url);
        using var spoiled = await nobody.GetAsync(url.ToString()[..^3] + "AAA");
        using var nonsense = await nobody.GetAsync("/v1/images/files/nonsense");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                url.GetLeftPart(UriPartial.Authority),
                Is.EqualTo(Host.Address.GetLeftPart(UriPartial.Authority))
            );
            Assert.That(image.Content.Headers.ContentType?.MediaType, Is.EqualTo("image/png"));
            Assert.That(Images.Look(await image.Content.ReadAsByteArrayAsync()), Is.EqualTo((256, 256, false)));
            Assert.That(image.Headers.CacheControl?.MaxAge, Is.LessThanOrEqualTo(TimeSpan.FromHours(1)));
            Assert.That(image.Header("Content-Security-Policy"), Does.Contain("sandbox"));
            Assert.That(image.Header("Cross-Origin-Resource-Policy"), Is.EqualTo("cross-origin"));
        }

        await spoiled.MustBeErrorAsync(404, "file_not_found");
        await nonsense.MustBeErrorAsync(404, "file_not_found");
    }

    [Test]
    public async Task Url_WhenItIsTooOld_OpensNothing()
    {
        await using var host = await ApiHost.StartAsync();
        using var ada = await host.RegisterAsync();
        using var client = await ada.WithApiKeyAsync();
        var image = (await ada.Client.DrawAsync("a boat")).Items("images").Single().At("assetId").GetGuid();
        var links = (Api.OpenAi.ImageLinks)host.Services.GetService(typeof(Api.OpenAi.ImageLinks))!;
        var protector = Microsoft.AspNetCore.DataProtection.DataProtectionAdvancedExtensions.ToTimeLimitedDataProtector(
            (
                (Microsoft.AspNetCore.DataProtection.IDataProtectionProvider)
                    host.Services.GetService(typeof(Microsoft.AspNetCore.DataProtection.IDataProtectionProvider))!
            ).CreateProtector("OpenAi.ImageLink")
        );
        byte[] named = [.. ada.OrganizationId.ToByteArray(), .. image.ToByteArray()];
        string TokenOf(DateTimeOffset until) =>
            System.Buffers.Text.Base64Url.EncodeToString(protector.Protect(named, until));

        using var valid = await client.GetAsync($"/v1/images/files/{TokenOf(DateTimeOffset.UtcNow.AddMinutes(1))}");
        using var old = await client.GetAsync($"/v1/images/files/{TokenOf(DateTimeOffset.UtcNow.AddSeconds(-1))}");

        Assert.That(valid.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await old.MustBeErrorAsync(404, "file_not_found");
    }

    [Test]
    public async Task Generate_WhenTheSameKeyIsSentAgain_AnswersWithTheSameImages()
    {
        var body = new { prompt = "a boat", size = "256x256" };

        using var first = await _client.SendAsync(OpenAiCalls.Post(body, key: "click"));
        using var second = await _client.SendAsync(OpenAiCalls.Post(body, key: "click"));
        using var other = await _client.SendAsync(OpenAiCalls.Post(new { prompt = "a ship" }, key: "click"));

        Assert.That((await second.ReadAsync()).Image(), Is.EqualTo((await first.ReadAsync()).Image()));
        Assert.That(second.Header("x-generation-id"), Is.EqualTo(first.Header("x-generation-id")));
        Assert.That(second.Header("Idempotent-Replayed"), Is.EqualTo("true"));
        await other.MustBeErrorAsync(400, "idempotency_key_reused");
    }

    [TestCase("[[refuse]]", 400, "moderation_blocked", "image_generation_user_error", true)]
    [TestCase("[[invalid]]", 400, "invalid_value", "invalid_request_error", true)]
    [TestCase("[[rate-limit]]", 429, "rate_limit_exceeded", "rate_limit_error", false)]
    [TestCase("[[fail]]", 503, "provider_unavailable", "server_error", false)]
    [TestCase("[[no-output]]", 502, "no_output", "server_error", false)]
    [TestCase("[[reject-key]]", 502, "provider_credential_rejected", "server_error", true)]
    public async Task Generate_WhenItFails_SaysSoAsOpenAiWould(
        string marker,
        int status,
        string code,
        string type,
        bool isFinal
    )
    {
        foreach (var stream in new[] { false, true })
        {
            using var response = await _client.SendAsync(
                OpenAiCalls.Post(
                    new
                    {
                        prompt = $"a boat {marker}",
                        size = "256x256",
                        stream,
                    }
                )
            );

            var error = await response.MustBeErrorAsync(status, code);
            Assert.That(error.Text("type"), Is.EqualTo(type));
            Assert.That(
                response.Header("x-should-retry"),
                Is.EqualTo(isFinal ? "false" : null),
                "whether the client may send it again by itself"
            );
            Assert.That(response.Headers.RetryAfter is not null, Is.EqualTo(status is 429 or 503));
        }
    }

    [Test]
    public async Task Generate_WhenTheAnswerWasLost_TellsClientsNotToRepeatIt()
    {
        await using var host = await ApiHost.StartAsync(("Providers:Offline:CanResubmit", "false"));
        using var ada = await host.RegisterAsync();
        using var client = await ada.WithApiKeyAsync();

        using var response = await client.SendAsync(
            OpenAiCalls.Post(new { prompt = "a boat [[lost]]", size = "256x256" })
        );

        await response.MustBeErrorAsync(502, "outcome_unknown");
        Assert.That(response.Header("x-should-retry"), Is.EqualTo("false"));
    }

    [Test]
    public async Task Generate_WhenItTakesTooLong_NamesTheGenerationThatGoesOn()
    {
        await using var host = await ApiHost.StartAsync(("OpenAiEndpoint:Patience", "00:00:01"));
        using var ada = await host.RegisterAsync();
        using var client = await ada.WithApiKeyAsync();

        foreach (var stream in new[] { false, true })
        {
            using var response = await client.SendAsync(
                OpenAiCalls.Post(
                    new
                    {
                        prompt = "a boat [[slow=600000]]",
                        size = "256x256",
                        stream,
                    }
                )
            );

            var error = await response.MustBeErrorAsync(504, "timeout");
            Assert.That(error.Text("message"), Does.Contain(response.Header("x-generation-id")!));
            Assert.That(response.Header("x-should-retry"), Is.EqualTo("false"));
            Assert.That(
                (await ada.Client.ReadAsync($"{GenerationCalls.Path}/{response.Header("x-generation-id")}")).Text(
                    "status"
                ),
                Is.EqualTo("processing")
            );
        }
    }

    [Test]
    public async Task Generate_WhenTheClientLeaves_GoesOn()
    {
        using var ben = await Host.RegisterAsync();
        using var client = await ben.WithApiKeyAsync();
        using var leaving = new CancellationTokenSource();
        var asking = client.SendAsync(
            OpenAiCalls.Post(new { prompt = "a boat [[slow=1500]]", size = "256x256" }),
            leaving.Token
        );
        var id = (await WaitForOneAsync(ben)).Id();

        await leaving.CancelAsync();

        Assert.ThrowsAsync(Is.InstanceOf<OperationCanceledException>(), () => asking);
        await ben.Client.WaitForStatusAsync(id, "completed");
    }

    [Test]
    public async Task Generate_WhenSomebodyCancels_IsAConflict()
    {
        using var ben = await Host.RegisterAsync();
        using var client = await ben.WithApiKeyAsync();
        var asking = client.SendAsync(OpenAiCalls.Post(new { prompt = "a boat [[slow=600000]]", size = "256x256" }));
        var id = (await WaitForOneAsync(ben)).Id();

        await ben.Client.PostAsync($"{GenerationCalls.Path}/{id}/cancel", null);

        using var response = await asking;
        await response.MustBeErrorAsync(409, "generation_cancelled");
        Assert.That(response.Header("x-should-retry"), Is.EqualTo("false"));
    }

    [Test]
    public async Task Keys_AreOurs()
    {
        using var nobody = Host.Anonymous();
        using var stranger = Host.Bearing("sk-proj-abcdefghijklmnopqrstuvwxyz");
        using var unknown = Host.Bearing("ig_abcdefgh_abcdefghijklmnopqrstuvwxyzabcdefghijklmnop");
        using var owner = await Host.RegisterAsync();
        using var viewer = await Host.RegisterIntoAsync(owner, "Member");
        using var lookingOnly = await viewer.WithApiKeyAsync();
        await viewer.BecomeAsync("Viewer");

        foreach (var client in new[] { nobody, stranger, unknown })
        {
            foreach (var path in new[] { OpenAiCalls.Generations, OpenAiCalls.Edits })
            {
                using var refused = await client.SendAsync(OpenAiCalls.Post(new { prompt = "a boat" }, path));
                await refused.MustBeErrorAsync(401, "invalid_api_key");
            }

            using var list = await client.GetAsync("/v1/models");
            await list.MustBeErrorAsync(401, "invalid_api_key");
        }

        using var forbidden = await lookingOnly.SendAsync(OpenAiCalls.Post(new { prompt = "a boat" }));
        await forbidden.MustBeErrorAsync(403, "insufficient_permissions");
    }

    [Test]
    public async Task Models_AreOursByOpenAisShape()
    {
        var list = await _client.ReadAsync("/v1/models");
        using var plain = await _client.GetAsync("/v1/models/offline/preview");
        using var escaped = await _client.GetAsync("/v1/models/offline%2Fpreview");
        using var unknown = await _client.GetAsync("/v1/models/dall-e-3");

        var model = list.Items("data").Single(item => item.Text("id") == "offline/preview");
        Assert.That(list.Text("object"), Is.EqualTo("list"));
        Assert.That((model.Text("object"), model.Text("owned_by")), Is.EqualTo(("model", "offline")));
        Assert.That(model.At("created").GetInt64(), Is.Positive);
        Assert.That((await plain.ReadAsync()).Text("id"), Is.EqualTo("offline/preview"));
        Assert.That((await escaped.ReadAsync()).Text("id"), Is.EqualTo("offline/preview"));
        await unknown.MustBeErrorAsync(404, "model_not_found", "model");
    }

    private static async Task<JsonElement> WaitForOneAsync(Account account)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            if (
                (await account.Client.ReadAsync($"{GenerationCalls.Path}?status=processing")).Items()
                is [var generation, ..]
            )
                return generation;
            await Task.Delay(20, patience.Token);
        }
    }
}
