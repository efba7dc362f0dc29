using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Catalog;
using ImageGenerator.Infrastructure.Providers.Automatic1111;
using ImageGenerator.Infrastructure.Tests.Providers.Support;

namespace ImageGenerator.Infrastructure.Tests.Providers.Automatic1111;

[TestFixture]
internal sealed class Automatic1111ProviderTests
{
    private const string TextToImage = "/sdapi/v1/txt2img";
    private const string ImageToImage = "/sdapi/v1/img2img";
    private const string Checkpoints = "/sdapi/v1/sd-models";
    private const string Interrupt = "/sdapi/v1/interrupt";
    private const string TaskProgress = "/internal/progress";
    private const string ServerProgress = "/sdapi/v1/progress";
    private const string OneImage =
        """{"images":["AQID"],"parameters":{"steps":20},"info":"{\"seed\":42,\"all_seeds\":[42]}"}""";

    private ProviderScene _scene = null!;

    internal static ImageRequest Request => ProviderScene.Request("automatic1111/default", "default");

    [SetUp]
    public async Task StartAsync() =>
        _scene = await ProviderScene.StartAsync(
            (services, _) => services.AddAutomatic1111Provider(TimeSpan.FromSeconds(20))
        );

    [TearDown]
    public async Task StopAsync() => await _scene.DisposeAsync();

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenThereIsOnlyText_SendsWhatWasSetAndNothingElse(CancellationToken cancellationToken)
    {
        _scene.Server.Answer(
            "GET",
            Checkpoints,
            200,
            """[{"title":"sd_xl_base_1.0.safetensors [31e35c80fc]","model_name":"sd_xl_base_1.0","hash":"31e35c80fc","filename":"/models/sd_xl_base_1.0.safetensors"}]"""
        );
        _scene.Server.Answer("POST", TextToImage, 200, OneImage);
        var request = Request with
        {
            NegativePrompt = "blurry",
            Size = new ImageSize(1344, 768),
            Count = 3,
            Parameters = ProviderScene.Parameters(
                ("steps", 30),
                ("guidance", 6.5),
                ("sampler", "Euler a"),
                ("scheduler", "Karras"),
                ("checkpoint", " sd_xl_base_1.0 ")
            ),
        };

        await SubmitAsync(request, cancellationToken);

        var sent = _scene.Server.Requests.Single(sent => sent.Path == TextToImage);
        var expected = JsonSerializer.SerializeToElement(
            new
            {
                prompt = request.Prompt,
                negative_prompt = "blurry",
                width = 1344,
                height = 768,
                steps = 30,
                cfg_scale = 6.5,
                seed = 42,
                sampler_name = "Euler a",
                scheduler = "Karras",
                batch_size = 1,
                n_iter = 3,
                send_images = true,
                save_images = false,
                override_settings = new { sd_model_checkpoint = "sd_xl_base_1.0" },
                force_task_id = $"{request.JobId}-1",
            }
        );
        Assert.That(JsonElement.DeepEquals(sent.Json, expected), Is.True, sent.Text);
        Assert.That(
            sent.Header("Authorization"),
            Is.EqualTo($"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(ProviderScene.Key))}")
        );
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenAnImageComesAlong_SendsItWithMaskAndStrength(CancellationToken cancellationToken)
    {
        _scene.Server.Answer("POST", ImageToImage, 200, OneImage);
        var request = Request with
        {
            References = [ProviderScene.Image([1, 2, 3])],
            Mask = ProviderScene.Image([4, 5, 6]),
            Strength = 0.4m,
        };

        await SubmitAsync(request, cancellationToken);

        var sent = _scene.Server.Requests.Single().Json;
        Assert.That(sent.GetProperty("init_images").EnumerateArray().Single().GetString(), Is.EqualTo("AQID"));
        Assert.That(sent.GetProperty("mask").GetString(), Is.EqualTo("BAUG"));
        Assert.That(sent.GetProperty("denoising_strength").GetDecimal(), Is.EqualTo(0.4m));
        Assert.That(sent.GetProperty("inpainting_fill").GetInt32(), Is.EqualTo(1));
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenNoKeyIsSet_SendsNone(CancellationToken cancellationToken)
    {
        _scene.Server.Answer("POST", TextToImage, 200, OneImage);
        var call = _scene.Call(Request);

        await _scene.Provider.SubmitAsync(
            call with
            {
                Connection = call.Connection with { Secret = null },
            },
            cancellationToken
        );

        Assert.That(_scene.Server.Requests.Single().Header("Authorization"), Is.Null);
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenTheImagesCome_HasThemAndTheirSeeds(CancellationToken cancellationToken)
    {
        _scene.Server.Answer(
            "POST",
            TextToImage,
            200,
            """{"images":["AQID","BAUG","BwgJ"],"info":"{\"all_seeds\":[7,4294967295,4294967296]}"}"""
        );

        var done = await SubmitAsync<ProviderResult.Completed>(Request with { Count = 3 }, cancellationToken);

        Assert.That(done.Outputs.Select(image => image.Seed), Is.EqualTo(new long?[] { 7, 4_294_967_295, null }));
        Assert.That(
            await ProviderScene.BytesAsync(done.Outputs[1], cancellationToken),
            Is.EqualTo(new byte[] { 4, 5, 6 })
        );
        Assert.That(done, Has.Property("ReportedCost").Null.And.Property("Usage").Null);
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenAnOverviewComesFirst_LeavesItOut(CancellationToken cancellationToken)
    {
        _scene.Server.Answer(
            "POST",
            TextToImage,
            200,
            """{"images":["AAAA","AQID","data:image/png;base64,BAUG"],"info":"{\"all_seeds\":[7,8],\"index_of_first_image\":1}"}"""
        );

        var done = await SubmitAsync<ProviderResult.Completed>(Request with { Count = 2 }, cancellationToken);

        Assert.That(done.Outputs.Select(image => image.Seed), Is.EqualTo(new long?[] { 7, 8 }));
        Assert.That(
            await ProviderScene.BytesAsync(done.Outputs[1], cancellationToken),
            Is.EqualTo(new byte[] { 4, 5, 6 })
        );
    }

    [TestCase("null")]
    [TestCase("\"no json\"")]
    [CancelAfter(30_000)]
    public async Task Submit_WhenTheInfoCannotBeRead_HasTheImageAllTheSame(
        string info,
        CancellationToken cancellationToken
    )
    {
        _scene.Server.Answer("POST", TextToImage, 200, $"{{\"images\":[\"AQID\"],\"info\":{info}}}");

        var done = await SubmitAsync<ProviderResult.Completed>(Request, cancellationToken);

        Assert.That(done.Outputs.Single().Seed, Is.Null);
    }

    private static IEnumerable<TestCaseData> Refusals()
    {
        yield return Case(
            400,
            """{"detail":"Sampler not found"}""",
            new ProviderResult.Invalid("parameters.sampler", "Sampler not found")
        );
        yield return Case(
            404,
            """{"detail":"Init image not found"}""",
            new ProviderResult.Invalid("references", "Init image not found")
        );
        yield return Case(
            422,
            """{"detail":[{"loc":["body","denoising_strength"],"msg":"value is not a valid float","type":"x"}]}""",
            new ProviderResult.Invalid("strength", "value is not a valid float")
        );
        yield return Case(
            422,
            """{"detail":"Script 'x' not found"}""",
            new ProviderResult.Invalid(null, "Script 'x' not found")
        );
        yield return Case(
            422,
            """{"detail":[]}""",
            new ProviderResult.Invalid(null, "AUTOMATIC1111 did not accept the request.")
        );
        yield return Case(
            404,
            """{"detail":"Not Found"}""",
            new ProviderResult.Unavailable("There is no API at this address. Was the server started with --api?")
        );
        yield return Case(
            500,
            """{"error":"OutOfMemoryError","detail":"","body":"","errors":"CUDA out of memory"}""",
            new ProviderResult.Failed("AUTOMATIC1111 broke off: OutOfMemoryError. CUDA out of memory")
        );

        static TestCaseData Case(int status, string body, ProviderResult expected) =>
            new TestCaseData(status, body, expected).SetArgDisplayNames($"{status}", body);
    }

    [TestCaseSource(nameof(Refusals))]
    [CancelAfter(30_000)]
    public async Task Submit_WhenItRefuses_UnderstandsIt(
        int status,
        string body,
        ProviderResult expected,
        CancellationToken cancellationToken
    )
    {
        _scene.Server.Answer("POST", TextToImage, status, body);

        Assert.That(await SubmitAsync(Request, cancellationToken), Is.EqualTo(expected));
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenTheCheckpointIsUnknown_SaysSoInsteadOfTakingAnother(
        CancellationToken cancellationToken
    )
    {
        _scene.Server.Answer(
            "GET",
            Checkpoints,
            200,
            """[{"title":"other.safetensors [00]","model_name":"other"},null]"""
        );

        var invalid = await SubmitAsync<ProviderResult.Invalid>(
            Request with
            {
                Parameters = ProviderScene.Parameters(("checkpoint", "mine")),
            },
            cancellationToken
        );

        Assert.That(invalid.Field, Is.EqualTo("parameters.checkpoint"));
        Assert.That(_scene.Server.Requests.Select(sent => sent.Path), Is.EqualTo([Checkpoints]));
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenTheCheckpointsCannotBeAskedFor_IsUnavailableForNothingWasSent(
        CancellationToken cancellationToken
    )
    {
        _scene.Server.Reset("GET", Checkpoints);

        await SubmitAsync<ProviderResult.Unavailable>(
            Request with
            {
                Parameters = ProviderScene.Parameters(("checkpoint", "mine")),
            },
            cancellationToken
        );
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenSomebodyWatches_ShowsTheUnfinishedImages(CancellationToken cancellationToken)
    {
        var partials = new Partials();
        _scene.Server.Answer(
            "POST",
            TaskProgress,
            200,
            """{"active":true,"queued":false,"progress":0.6,"live_preview":"data:image/jpeg;base64,BAUG","id_live_preview":3}"""
        );
        AnswerOnceShown(partials, cancellationToken);

        await _scene.Provider.SubmitAsync(
            _scene.Call(Request with { Count = 2 }) with
            {
                Partials = partials,
                Progress = partials.Tell,
            },
            cancellationToken
        );

        Assert.That(partials.Shown.First(), Is.EqualTo((1, "BAUG")));
        Assert.That(partials.Told.First(), Is.EqualTo(60));
        var question = _scene.Server.Requests.First(sent => sent.Path == TaskProgress).Json;
        Assert.That(question.GetProperty("id_task").GetString(), Does.EndWith("-1"));
        Assert.That(question.GetProperty("id_live_preview").GetInt64(), Is.EqualTo(-1));
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenTheServerHasNoWebUI_ShowsWhatItWorksOn(CancellationToken cancellationToken)
    {
        var partials = new Partials();
        _scene.Server.Answer(
            "GET",
            ServerProgress,
            200,
            """{"progress":0.35,"eta_relative":4.2,"state":{"job_no":0},"current_image":"BAUG","textinfo":null}"""
        );
        AnswerOnceShown(partials, cancellationToken);

        await _scene.Provider.SubmitAsync(
            _scene.Call(Request) with
            {
                Partials = partials,
                Progress = partials.Tell,
            },
            cancellationToken
        );

        Assert.That(partials.Shown.First(), Is.EqualTo((0, "BAUG")));
        Assert.That(partials.Told.First(), Is.EqualTo(35));
    }

    [TestCase("""{"active":true,"progress":0.6}""", 60)]
    [TestCase("""{"active":true,"progress":1.7}""", 99)]
    [TestCase("""{"active":true}""", 0)]
    [CancelAfter(30_000)]
    public async Task Submit_WhenTheServerShowsNoImages_StillTellsHowFarItIs(
        string task,
        int percent,
        CancellationToken cancellationToken
    )
    {
        var partials = new Partials();
        _scene.Server.Answer("POST", TaskProgress, 200, task);
        _scene.Server.On("POST", TextToImage, async (context, _) =>
        {
            await partials.FirstTold.WaitAsync(cancellationToken);
            await StubServer.WriteAsync(context, 200, Encoding.UTF8.GetBytes(OneImage), "application/json", []);
        });

        await _scene.Provider.SubmitAsync(_scene.Call(Request) with { Progress = partials.Tell }, cancellationToken);

        Assert.That(partials.Told.First(), Is.EqualTo(percent));
        Assert.That(partials.Shown, Is.Empty);
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenNobodyWatches_AsksForNoPreview(CancellationToken cancellationToken)
    {
        _scene.Server.Answer("POST", TextToImage, 200, OneImage);

        await SubmitAsync(Request, cancellationToken);

        Assert.That(_scene.Server.Requests, Has.Count.EqualTo(1));
    }

    [TestCase(200, """{"active":true,"queued":false}""", true)]
    [TestCase(200, """{"active":false,"queued":true}""", false)]
    [TestCase(404, """{"detail":"Not Found"}""", true)]
    [CancelAfter(30_000)]
    public async Task Submit_WhenTheEngineStopsIt_InterruptsItsOwnTaskOnly(
        int status,
        string task,
        bool interrupted,
        CancellationToken cancellationToken
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _scene.Server.Answer("POST", TaskProgress, status, task).Answer("POST", Interrupt, 200, "{}");
        _scene.Server.On("POST", TextToImage, async (_, _) => await stop.CancelAsync());

        Assert.ThrowsAsync(Is.InstanceOf<OperationCanceledException>(), () =>
            _scene.Provider.SubmitAsync(_scene.Call(Request), stop.Token)
        );

        Assert.That(_scene.Server.Requests.Any(sent => sent.Path == Interrupt), Is.EqualTo(interrupted));
    }

    [TestCase(Checkpoints, 200, "[]", ConnectionStatus.Healthy)]
    [TestCase(Checkpoints, 200, "<html>hello</html>", ConnectionStatus.Unreachable)]
    [TestCase(Checkpoints, 500, "{}", ConnectionStatus.Unreachable)]
    [TestCase(Checkpoints, 401, """{"detail":"Incorrect username or password"}""", ConnectionStatus.CredentialRejected)]
    [TestCase("/elsewhere", 200, "[]", ConnectionStatus.Unreachable)]
    [CancelAfter(30_000)]
    public async Task Check_WhenAnswered_KnowsHowItStands(
        string path,
        int status,
        string body,
        ConnectionStatus condition,
        CancellationToken cancellationToken
    )
    {
        _scene.Server.Answer("GET", path, status, body);

        Assert.That(
            (await _scene.Provider.CheckAsync(_scene.Connection(), cancellationToken)).Condition,
            Is.EqualTo(condition)
        );
    }

    [Test]
    public void Catalog_SaysThatItIsFreeAndNeedsAnAddressButNoKey()
    {
        var file = CatalogFiles.ReadAll().Single(file => file.Provider.Id == Automatic1111Provider.ProviderId);
        var model = file.Models.Single();
        var settings = GenerationSettings
            .For(
                new GenerationRequest
                {
                    Prompt = "a fox",
                    Count = 4,
                    Size = new ImageSize(512, 520),
                },
                model,
                Seed.From(1)
            )
            .Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                file.Provider,
                Has.Property("NeedsKey").False.And.Property("SelfHosted").True.And.Property("BaseAddress").Null
            );
            Assert.That(model.Price!.Estimate(settings.ToWork()), Is.EqualTo(Money.Zero));
            Assert.That(
                model.Capabilities.AspectRatios.All(option => model.Capabilities.Size!.Allows(option.Size)),
                Is.True
            );
        }
    }

    private void AnswerOnceShown(Partials partials, CancellationToken cancellationToken) =>
        _scene.Server.On("POST", TextToImage, async (context, _) =>
        {
            await partials.First.WaitAsync(cancellationToken);
            await StubServer.WriteAsync(context, 200, Encoding.UTF8.GetBytes(OneImage), "application/json", []);
        });

    private Task<ProviderResult> SubmitAsync(ImageRequest request, CancellationToken cancellationToken) =>
        _scene.Provider.SubmitAsync(_scene.Call(request), cancellationToken);

    private async Task<T> SubmitAsync<T>(ImageRequest request, CancellationToken cancellationToken)
        where T : ProviderResult
    {
        var result = await SubmitAsync(request, cancellationToken);

        Assert.That(result, Is.TypeOf<T>());
        return (T)result;
    }

    private sealed class Partials : IPartialImages
    {
        private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _firstTold = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task First => _first.Task;

        public ConcurrentQueue<(int Index, string Image)> Shown { get; } = new();

        public ConcurrentQueue<int> Told { get; } = new();

        public Task FirstTold => _firstTold.Task;

        public Task Tell(int percent)
        {
            Told.Enqueue(percent);
            _firstTold.TrySetResult();
            return Task.CompletedTask;
        }

        public Task PublishAsync(int index, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
        {
            Shown.Enqueue((index, Convert.ToBase64String(bytes.Span)));
            _first.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
