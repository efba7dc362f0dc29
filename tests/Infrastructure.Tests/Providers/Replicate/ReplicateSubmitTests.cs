using System.Text;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Tests.Providers.Support;

namespace ImageGenerator.Infrastructure.Tests.Providers.Replicate;

/// <summary>What goes to Replicate, and what its first answer means.</summary>
internal sealed class ReplicateSubmitTests
{
    private static readonly byte[] _png = "an image, for all we know"u8.ToArray();

    private ProviderScene _scene = null!;

    [SetUp]
    public async Task StartScene() => _scene = await ReplicateScene.StartAsync();

    [TearDown]
    public ValueTask StopScene() => _scene.DisposeAsync();

    [Test]
    public async Task Submit_WhenDoneInTime_HasTheImagesTheirSeedAndTheSeconds()
    {
        _scene.Server.AnswerBytes("GET", "/out/0.png", _png, "image/png");
        Answer(
            ReplicateScene.Prediction(
                "succeeded",
                $"[\"{_scene.Server.Address}/out/0.png\"]",
                more: "\"metrics\": { \"predict_time\": 1.25 },"
            )
        );

        var done = (ProviderResult.Completed)await SubmitAsync(ReplicateScene.SchnellRequest);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(done.Outputs, Has.Count.EqualTo(1));
            Assert.That(await ProviderScene.BytesAsync(done.Outputs[0], CancellationToken.None), Is.EqualTo(_png));
            Assert.That(done.Outputs[0].Seed, Is.EqualTo(42));
            Assert.That(done.Usage?.Seconds, Is.EqualTo(1.25m));
            Assert.That(done.ReportedCost, Is.Null);
        }
    }

    [Test]
    public async Task Submit_SendsTheKeyAndThePatienceInHeadersAlone()
    {
        Answer(ReplicateScene.Prediction("starting"));

        await SubmitAsync(ReplicateScene.SchnellRequest);

        var sent = _scene.Server.Requests.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.Header("Authorization"), Is.EqualTo($"Bearer {ProviderScene.Key}"));
            Assert.That(sent.Header("Prefer"), Is.EqualTo("wait=3"));
            Assert.That(sent.Header("Cancel-After"), Is.EqualTo("1200s"), "twice the time of an attempt");
            Assert.That(sent.Text, Does.Not.Contain(ProviderScene.Key));
            Assert.That(sent.Json.EnumerateObject().Select(member => member.Name), Is.EqualTo(new[] { "input" }));
        }
    }

    [Test]
    public async Task Submit_WhenTheModelHasAVersion_GoesToThePredictions()
    {
        _scene.Server.Answer("POST", "/v1/predictions", 201, ReplicateScene.Prediction("starting"));

        await SubmitAsync(ReplicateScene.SdxlRequest);

        Assert.That(
            _scene.Server.Requests.Single().Json.GetProperty("version").GetString(),
            Is.EqualTo(ReplicateScene.SdxlVersion)
        );
    }

    [TestCase("starting")]
    [TestCase("processing")]
    [TestCase("a state of tomorrow")]
    public async Task Submit_WhenNotDone_IsAcceptedThough201(string status)
    {
        Answer(ReplicateScene.Prediction(status, "[\"data:image/png;base64,AAAA\"]", more: "\"unheard_of\": {},"));

        var accepted = (ProviderResult.Accepted)await SubmitAsync(ReplicateScene.SchnellRequest);

        Assert.That(accepted.ProviderJobId, Is.EqualTo("p7xq0rmc3drm80cq"));
        Assert.That(accepted.PollAfter, Is.InRange(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(3)));
    }

    [Test]
    public async Task Submit_WhenTheImageComesInside_DecodesIt()
    {
        Answer(ReplicateScene.Prediction("succeeded", $"\"data:image/png;base64,{Convert.ToBase64String(_png)}\""));

        var done = (ProviderResult.Completed)await SubmitAsync(ReplicateScene.SchnellRequest);

        Assert.That(await ProviderScene.BytesAsync(done.Outputs.Single(), CancellationToken.None), Is.EqualTo(_png));
    }

    [TestCase("\"data:image/png;base64,@@@\"")]
    [TestCase("{\"image\":\"elsewhere\"}")]
    [TestCase("[1, null, {}]")]
    [TestCase("null")]
    public async Task Submit_WhenTheOutputIsNoImage_HasNoOutput(string output)
    {
        Answer(ReplicateScene.Prediction("succeeded", output));

        Assert.That(await SubmitAsync(ReplicateScene.SchnellRequest), Is.TypeOf<ProviderResult.NoOutput>());
    }

    [Test]
    public async Task Submit_WhenFewerImagesAreSafe_KeepsThoseThatCame()
    {
        Answer(
            ReplicateScene.Prediction(
                "succeeded",
                "[\"https://replicate.delivery/a.png\", \"https://replicate.delivery/b.png\"]"
            )
        );

        var done = (ProviderResult.Completed)await SubmitAsync(ReplicateScene.SchnellRequest with { Count = 4 });

        Assert.That(
            done.Outputs.Select(image => image.Seed),
            Is.EqualTo(new long?[] { 42, 42 }),
            "one seed makes them all"
        );
    }

    [Test]
    public async Task Submit_WhenThereIsAWebhook_AsksToBeToldTheEndAndPollsLess()
    {
        Answer(ReplicateScene.Prediction("starting"));
        var call = _scene.Call(ReplicateScene.SchnellRequest, ReplicateScene.Base) with
        {
            Webhook = new Uri("https://images.example.com/webhooks/replicate"),
        };

        var accepted = (ProviderResult.Accepted)await _scene.Provider.SubmitAsync(call, CancellationToken.None);

        var sent = _scene.Server.Requests.Single().Json;
        Assert.That(
            sent.GetProperty("webhook").GetString(),
            Is.EqualTo("https://images.example.com/webhooks/replicate")
        );
        Assert.That(
            sent.GetProperty("webhook_events_filter").EnumerateArray().Select(item => item.GetString()),
            Is.EqualTo(new[] { "completed" })
        );
        Assert.That(accepted.PollAfter, Is.EqualTo(TimeSpan.FromSeconds(10)), "it was made long ago");
    }

    [Test]
    public async Task Submit_WhenTheKeyIsNotTheInstallations_WantsNoMessages()
    {
        Answer(ReplicateScene.Prediction("starting"));
        var call = _scene.Call(ReplicateScene.SchnellRequest, ReplicateScene.Base) with
        {
            Webhook = new Uri("https://images.example.com/webhooks/replicate"),
        };

        await _scene.Provider.SubmitAsync(
            call with
            {
                Connection = call.Connection with { Owner = CredentialScope.User },
            },
            CancellationToken.None
        );

        Assert.That(
            _scene.Server.Requests.Single().Text,
            Does.Not.Contain("webhook"),
            "its account signs with a secret that we do not know"
        );
    }

    [Test]
    public async Task Submit_WhenTheReferenceIsSmall_CarriesItInside()
    {
        _scene.Server.Answer(
            "POST",
            "/v1/models/black-forest-labs/flux-kontext-pro/predictions",
            201,
            ReplicateScene.Prediction("starting")
        );

        await SubmitAsync(ReplicateScene.For("flux-kontext-pro") with { References = [ProviderScene.Image(_png)] });

        var input = _scene.Server.Requests.Single().Json.GetProperty("input");
        Assert.That(
            input.GetProperty("input_image").GetString(),
            Is.EqualTo($"data:image/png;base64,{Convert.ToBase64String(_png)}")
        );
    }

    [Test]
    public async Task Submit_WhenTheReferencesAreLargerTogether_UploadsWhatDoesNotFit()
    {
        var upload = "https://api.replicate.com/v1/files/f1";
        _scene.Server.Answer("POST", "/v1/files", 201, $$$"""{"id":"f1","urls":{"get":"{{{upload}}}"}}""");
        _scene.Server.Answer(
            "POST",
            "/v1/models/black-forest-labs/flux-2-pro/predictions",
            201,
            ReplicateScene.Prediction("starting")
        );

        await SubmitAsync(
            ReplicateScene.For("flux-2-pro") with
            {
                References =
                [
                    ProviderScene.Image(new byte[150_000]),
                    ProviderScene.Image(new byte[150_000], "image/webp"),
                ],
            }
        );

        var (file, create) = (_scene.Server.Requests[0], _scene.Server.Requests[1]);
        var images = create
            .Json.GetProperty("input")
            .GetProperty("input_images")
            .EnumerateArray()
            .Select(item => item.GetString()!)
            .ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (await file.FormAsync()).Single().ToString(),
                Is.EqualTo("[content, (image.webp, image/webp, 150000 bytes)]")
            );
            Assert.That(file.Header("Authorization"), Is.EqualTo($"Bearer {ProviderScene.Key}"));
            Assert.That(images[0], Does.StartWith("data:image/png;base64,"));
            Assert.That(images[1], Is.EqualTo(upload));
        }
    }

    [TestCase(413, typeof(ProviderResult.Invalid))]
    [TestCase(401, typeof(ProviderResult.CredentialRejected))]
    [TestCase(429, typeof(ProviderResult.RateLimited))]
    [TestCase(502, typeof(ProviderResult.Unavailable))]
    [TestCase(200, typeof(ProviderResult.Unavailable))]
    public async Task Submit_WhenTheUploadFails_MadeNothingForSure(int status, Type expected)
    {
        _scene.Server.Answer("POST", "/v1/files", status, "{}");

        var result = await SubmitAsync(
            ReplicateScene.For("flux-kontext-pro") with
            {
                References = [ProviderScene.Image(new byte[300_000])],
            }
        );

        Assert.That(result, Is.TypeOf(expected));
        Assert.That(_scene.Server.Requests, Has.Count.EqualTo(1), "no image was asked for");
    }

    [Test]
    public async Task Submit_WhenTheUploadsConnectionBreaks_MadeNothingForSure()
    {
        _scene.Server.Reset("POST", "/v1/files");

        var result = await SubmitAsync(
            ReplicateScene.For("flux-kontext-pro") with
            {
                References = [ProviderScene.Image(new byte[300_000])],
            }
        );

        Assert.That(result, Is.TypeOf<ProviderResult.Unavailable>());
    }

    [Test]
    public async Task Submit_WhenKontextIsToldToTolerateMoreWithAnImage_IsInvalidBeforeTheCall()
    {
        var request = ReplicateScene.For("flux-kontext-pro") with
        {
            Parameters = ProviderScene.Parameters(("safetyTolerance", 5)),
        };

        var result = await SubmitAsync(request with { References = [ProviderScene.Image(_png)] });

        Assert.That(
            result,
            Is.TypeOf<ProviderResult.Invalid>().With.Property("Field").EqualTo("parameters.safetyTolerance")
        );
        Assert.That(_scene.Server.Requests, Is.Empty);
    }

    [TestCase("- input.num_outputs: Must be less than or equal to 4\n", "count")]
    [TestCase("- input.guidance_scale: Must be greater than or equal to 1\n", "parameters.guidance")]
    [TestCase("- input.newcomer: is required\n- input.seed: Must be an integer\n", "seed")]
    [TestCase("The version does not exist", null)]
    public async Task Submit_WhenASettingIsNotAccepted_NamesItInOurWords(string detail, string? field)
    {
        Answer(
            $$"""{"title":"Input validation failed","detail":{{System.Text.Json.JsonSerializer.Serialize(detail)}},"status":422}""",
            422
        );

        var invalid = (ProviderResult.Invalid)await SubmitAsync(ReplicateScene.SchnellRequest);

        Assert.That(invalid.Field, Is.EqualTo(field));
        Assert.That(invalid.Reason, Is.EqualTo(detail.Trim().ReplaceLineEndings(" ")));
    }

    [Test]
    public async Task Submit_WhenTheModelIsGone_MayBeDoneByAnother()
    {
        Answer("""{"detail":"The requested resource could not be found.","status":404}""", 404);

        Assert.That(await SubmitAsync(ReplicateScene.SchnellRequest), Is.TypeOf<ProviderResult.Unavailable>());
    }

    [TestCase("30", "Request was throttled.", 30)]
    [TestCase(null, "Request was throttled. Your rate limit resets in ~7s.", 7)]
    [TestCase(null, "Request was throttled. Expected available in 1 second.", 1)]
    [TestCase(null, "Request was throttled.", null)]
    public async Task Submit_WhenThrottled_FindsTheWaitWhereReplicateWritesIt(
        string? header,
        string detail,
        int? seconds
    )
    {
        var headers = header is null ? Array.Empty<(string, string)>() : [("ratelimit-reset", header)];
        _scene.Server.Answer("POST", ReplicateScene.Schnell, 429, $$"""{"detail":"{{detail}}"}""", headers: headers);

        var limited = (ProviderResult.RateLimited)await SubmitAsync(ReplicateScene.SchnellRequest);

        Assert.That(limited.RetryAfter?.TotalSeconds, Is.EqualTo(seconds));
    }

    [Test]
    public async Task Open_WhenTheAddressHasExpired_SaysSo()
    {
        _scene.Server.Answer("GET", "/out/0.png", 404, "{}");
        Answer(ReplicateScene.Prediction("succeeded", $"\"{_scene.Server.Address}/out/0.png\""));

        var done = (ProviderResult.Completed)await SubmitAsync(ReplicateScene.SchnellRequest);

        var unreadable = Assert.ThrowsAsync<ImageNotFetchedException>(() =>
            done.Outputs[0].OpenAsync(CancellationToken.None)
        );
        Assert.That(unreadable.Message, Does.Contain("expired"));
    }

    [Test]
    public async Task Open_WhenThereIsAPageInsteadOfAnImage_IsNoImage()
    {
        _scene.Server.AnswerBytes("GET", "/out/0.png", Encoding.UTF8.GetBytes("<html>"), "text/html");
        Answer(ReplicateScene.Prediction("succeeded", $"\"{_scene.Server.Address}/out/0.png\""));

        var done = (ProviderResult.Completed)await SubmitAsync(ReplicateScene.SchnellRequest);

        Assert.ThrowsAsync<UnreadableImageException>(() => done.Outputs[0].OpenAsync(CancellationToken.None));
    }

    private void Answer(string body, int status = 201) =>
        _scene.Server.Answer("POST", ReplicateScene.Schnell, status, body);

    private Task<ProviderResult> SubmitAsync(ImageRequest request) =>
        _scene.Provider.SubmitAsync(_scene.Call(request, ReplicateScene.Base), CancellationToken.None);
}
