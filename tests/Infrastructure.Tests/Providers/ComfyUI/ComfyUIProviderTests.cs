using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Catalog;
using ImageGenerator.Infrastructure.Providers.ComfyUI;
using ImageGenerator.Infrastructure.Tests.Providers.Support;
using Microsoft.AspNetCore.Http;
using Moq;

namespace ImageGenerator.Infrastructure.Tests.Providers.ComfyUI;

[TestFixture]
internal sealed class ComfyUIProviderTests
{
    private const string Name = "5f0c1a52-8d3b-4c55-9d0e-0a4c2bb0a001";
    private const string History = $"/history/{Name}";
    private const string Idle = """{"queue_running":[],"queue_pending":[]}""";
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private ProviderScene _scene = null!;

    internal static ImageRequest Request =>
        ProviderScene.Request("comfyui/txt2img", "txt2img") with
        {
            Parameters = ProviderScene.Parameters(
                ("checkpoint", "sdxl.safetensors"),
                ("steps", 30),
                ("guidance", 6.5),
                ("sampler", "dpmpp_2m"),
                ("scheduler", "karras")
            ),
        };

    [SetUp]
    public async Task StartAsync() =>
        _scene = await ProviderScene.StartAsync((services, _) => services.AddComfyUIProvider(TimeSpan.FromSeconds(20)));

    [TearDown]
    public async Task StopAsync() => await _scene.DisposeAsync();

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenAsked_QueuesTheGraphUnderOurName(CancellationToken cancellationToken)
    {
        _scene.Server.On("POST", "/prompt", (context, sent) =>
            StubServer.WriteAsync(
                context,
                200,
                Encoding.UTF8.GetBytes(Queued(sent.Json.GetProperty("prompt_id").GetString()!)),
                "application/json",
                []
            )
        );
        var request = Request with
        {
            NegativePrompt = "blurry",
            Size = new ImageSize(1344, 768),
            Prompt = "$seed \"and\" more",
        };

        var accepted = await SubmitAsync<ProviderResult.Accepted>(request, cancellationToken);

        Assert.That(accepted, Is.EqualTo(new ProviderResult.Accepted(ComfyUIProvider.PromptIdOf(request), Interval)));
        var graph = _scene.Server.Requests.Single().Json.GetProperty("prompt");
        Assert.That(Input(graph, "1", "ckpt_name").GetString(), Is.EqualTo("sdxl.safetensors"));
        Assert.That(
            Input(graph, "2", "text").GetString(),
            Is.EqualTo(request.Prompt),
            "a prompt is no place for values"
        );
        Assert.That(Input(graph, "3", "text").GetString(), Is.EqualTo("blurry"));
        Assert.That(Input(graph, "4", "width").GetInt32(), Is.EqualTo(1344));
        Assert.That(Input(graph, "11", "seed").GetInt64(), Is.EqualTo(42));
        Assert.That(Input(graph, "11", "steps").GetInt32(), Is.EqualTo(30));
        Assert.That(Input(graph, "11", "cfg").GetDecimal(), Is.EqualTo(6.5m));
        Assert.That(Input(graph, "11", "sampler_name").GetString(), Is.EqualTo("dpmpp_2m"));
        Assert.That(Input(graph, "11", "scheduler").GetString(), Is.EqualTo("karras"));
        Assert.That(Input(graph, "13", "filename_prefix").GetString(), Does.Contain(accepted.ProviderJobId));
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenSeveralAreAskedFor_GivesEachASeedOfItsOwn(CancellationToken cancellationToken)
    {
        _scene.Server.Answer("POST", "/prompt", 200, Queued());

        await SubmitAsync<ProviderResult.Accepted>(
            Request with
            {
                Count = 3,
                Seed = Seed.From(Seed.Maximum),
            },
            cancellationToken
        );

        var graph = _scene.Server.Requests.Single().Json.GetProperty("prompt");
        Assert.That(
            graph.EnumerateObject().Select(node => node.Name),
            Is.EquivalentTo(["1", "2", "3", "4", "11", "12", "13", "21", "22", "23", "31", "32", "33"])
        );
        Assert.That(
            new[] { "11", "21", "31" }.Select(id => Input(graph, id, "seed").GetInt64()),
            Is.EqualTo(new[] { Seed.Maximum, 0, 1 })
        );
        Assert.That(Input(graph, "21", "model")[0].GetString(), Is.EqualTo("1"));
        Assert.That(Input(graph, "22", "samples")[0].GetString(), Is.EqualTo("21"));
        Assert.That(Input(graph, "33", "images")[0].GetString(), Is.EqualTo("32"));
    }

    [Test]
    public void PromptId_IsTheSameForAnAttemptAndAnotherForTheNext()
    {
        var request = Request;

        Assert.That(
            ComfyUIProvider.PromptIdOf(request with { Prompt = "other" }),
            Is.EqualTo(ComfyUIProvider.PromptIdOf(request))
        );
        Assert.That(
            ComfyUIProvider.PromptIdOf(request with { Attempt = 2 }),
            Is.Not.EqualTo(ComfyUIProvider.PromptIdOf(request))
        );
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenNoCheckpointIsNamed_TakesTheServersFirst(CancellationToken cancellationToken)
    {
        _scene
            .Server.Answer("GET", "/models/checkpoints", 200, """["first.safetensors","second.safetensors"]""")
            .Answer("POST", "/prompt", 200, Queued());

        await SubmitAsync<ProviderResult.Accepted>(
            Request with
            {
                Parameters = ModelParameters.Empty,
            },
            cancellationToken
        );

        Assert.That(
            Input(_scene.Server.Requests[1].Json.GetProperty("prompt"), "1", "ckpt_name").GetString(),
            Is.EqualTo("first.safetensors")
        );
    }

    [TestCase(200, "[]", typeof(ProviderResult.Invalid))]
    [TestCase(200, "{}", typeof(ProviderResult.Unavailable))]
    [TestCase(502, "", typeof(ProviderResult.Unavailable))]
    [CancelAfter(30_000)]
    public async Task Submit_WhenTheServerNamesNoCheckpoint_SendsNothing(
        int status,
        string body,
        Type expected,
        CancellationToken cancellationToken
    )
    {
        _scene.Server.Answer("GET", "/models/checkpoints", status, body);

        var result = await _scene.Provider.SubmitAsync(
            _scene.Call(Request with { Parameters = ModelParameters.Empty }),
            cancellationToken
        );

        Assert.That(result, Is.TypeOf(expected));
        Assert.That(_scene.Server.Requests.Any(sent => sent.Method == "POST"), Is.False);
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenAnImageComesAlong_UploadsItFirst(CancellationToken cancellationToken)
    {
        _scene
            .Server.Answer("POST", "/upload/image", 200, """{"name":"fox (1).png","subfolder":"in","type":"input"}""")
            .Answer("POST", "/prompt", 200, Queued());
        var request = Edit with { Strength = 0.4m };

        await SubmitAsync<ProviderResult.Accepted>(request, cancellationToken);

        var form = (await _scene.Server.Requests[0].FormAsync()).ToDictionary();
        Assert.That(form["image"], Is.EqualTo($"({ComfyUIProvider.PromptIdOf(request)}.png, image/png, 3 bytes)"));
        Assert.That(form["overwrite"], Is.EqualTo("true"));
        var graph = _scene.Server.Requests[1].Json.GetProperty("prompt");
        Assert.That(Input(graph, "4", "image").GetString(), Is.EqualTo("in/fox (1).png"));
        Assert.That(Input(graph, "11", "denoise").GetDecimal(), Is.EqualTo(0.4m));
    }

    [TestCase(413, "", typeof(ProviderResult.Invalid))]
    [TestCase(200, "{}", typeof(ProviderResult.Unavailable))]
    [TestCase(500, "", typeof(ProviderResult.Unavailable))]
    [CancelAfter(30_000)]
    public async Task Submit_WhenTheUploadFails_QueuesNothing(
        int status,
        string body,
        Type expected,
        CancellationToken cancellationToken
    )
    {
        _scene.Server.Answer("POST", "/upload/image", status, body);

        Assert.That(await _scene.Provider.SubmitAsync(_scene.Call(Edit), cancellationToken), Is.TypeOf(expected));
        Assert.That(_scene.Server.Requests, Has.Count.EqualTo(1));
    }

    [TestCase("ckpt_name", "parameters.checkpoint")]
    [TestCase("sampler_name", "parameters.sampler")]
    [TestCase("denoise", "strength")]
    [TestCase("vae", null)]
    [CancelAfter(30_000)]
    public async Task Submit_WhenANodeIsNotAccepted_NamesTheSettingInOurWords(
        string input,
        string? field,
        CancellationToken cancellationToken
    )
    {
        _scene.Server.Answer(
            "POST",
            "/prompt",
            400,
            $"{{\"error\":{{\"type\":\"prompt_outputs_failed_validation\",\"message\":\"Prompt outputs failed validation\",\"details\":\"\",\"extra_info\":{{}}}},\"node_errors\":{NodeErrors(input)}}}"
        );

        var result = await _scene.Provider.SubmitAsync(_scene.Call(Request), cancellationToken);

        Assert.That(result, Is.EqualTo(new ProviderResult.Invalid(field, "Value not in list: x not in []")));
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenA200HoldsErrorsOfNodes_IsInvalidAndTakenBack(CancellationToken cancellationToken)
    {
        _scene.Server.Answer(
            "POST",
            "/prompt",
            200,
            $"{{\"prompt_id\":\"{Name}\",\"node_errors\":{NodeErrors("ckpt_name")}}}"
        );
        _scene.Server.Answer("POST", "/queue", 200, "").Answer("GET", "/queue", 200, Idle);

        await SubmitAsync<ProviderResult.Invalid>(Request, cancellationToken);

        Assert.That(_scene.Server.Requests.Any(sent => sent is { Method: "POST", Path: "/queue" }), Is.True);
    }

    [TestCase(
        """{"error":{"type":"no_prompt","message":"No prompt provided","details":"No prompt provided","extra_info":{}},"node_errors":[]}""",
        "No prompt provided: No prompt provided"
    )]
    [TestCase("""{"error":"Boom"}""", "Boom")]
    [TestCase("no json", "ComfyUI did not accept the graph.")]
    [CancelAfter(30_000)]
    public async Task Submit_WhenTheGraphIsNotAccepted_SaysWhy(
        string body,
        string reason,
        CancellationToken cancellationToken
    )
    {
        _scene.Server.Answer("POST", "/prompt", 400, body);

        Assert.That(
            await _scene.Provider.SubmitAsync(_scene.Call(Request), cancellationToken),
            Is.EqualTo(new ProviderResult.Invalid(null, reason))
        );
    }

    [TestCase(
        """{"queue_running":[],"queue_pending":[[4,"other",{},{},[]],[5,"5f0c1a52-8d3b-4c55-9d0e-0a4c2bb0a001",{},{},[]]]}"""
    )]
    [CancelAfter(30_000)]
    public async Task Poll_WhenItWaitsInTheQueue_AsksAgain(string queue, CancellationToken cancellationToken)
    {
        _scene.Server.Answer("GET", "/queue", 200, queue);

        Assert.That(await PollAsync(cancellationToken), Is.EqualTo(new ProviderResult.Accepted(Name, Interval)));
    }

    [Test, CancelAfter(30_000)]
    public async Task Poll_WhenItRuns_TellsHowFarItIsAndShowsTheUnfinishedImage(CancellationToken cancellationToken)
    {
        var partials = new Mock<IPartialImages>();
        var request = Request with { Count = 2 };
        byte[] picture = [0, 0, 0, 1, 0, 0, 0, 1, 4, 5, 6];
        Running()
            .On("GET", "/ws", (context, _) =>
                SpeakAsync(
                    context,
                    """{"type":"status","data":{"status":{"exec_info":{"queue_remaining":1}},"sid":"x"}}""",
                    "no json",
                    """{"type":"executing","data":{"node":"11","prompt_id":"p"}}""",
                    """{"type":"progress","data":{"value":5,"max":0,"node":"21"}}""",
                    """{"type":"progress","data":{"value":5,"max":20,"node":"91"}}""",
                    """{"type":"progress","data":{"value":15,"max":30,"prompt_id":"p","node":"21"}}""",
                    new byte[] { 0, 0, 0, 4, 9, 9, 9, 9, 9 },
                    picture
                )
            );

        var result = await _scene.Provider.PollAsync(
            new RemoteJob(Name, _scene.Call(request) with { Partials = partials.Object }),
            cancellationToken
        );

        Assert.That(result, Is.EqualTo(new ProviderResult.Accepted(Name, Interval, 75)));
        partials.Verify(
            preview =>
                preview.PublishAsync(
                    1,
                    It.Is<ReadOnlyMemory<byte>>(shown => shown.ToArray().SequenceEqual(new byte[] { 4, 5, 6 })),
                    It.IsAny<CancellationToken>()
                ),
            Times.Once
        );
        var asked = _scene.Server.Requests.Single(sent => sent.Path == "/ws");
        Assert.That(asked.Query, Is.EqualTo($"?clientId={ComfyUIProvider.PromptIdOf(request)}"));
        Assert.That(asked.Header("Authorization"), Is.EqualTo($"Bearer {ProviderScene.Key}"));
    }

    [Test, CancelAfter(30_000)]
    public async Task Poll_WhenTheServerShowsNoImages_HearsTwoSteps(CancellationToken cancellationToken)
    {
        Running()
            .On("GET", "/ws", (context, _) =>
                SpeakAsync(
                    context,
                    """{"type":"progress","data":{"value":1,"max":4,"node":"11"}}""",
                    """{"type":"progress","data":{"value":2,"max":4,"node":"11"}}"""
                )
            );

        Assert.That(await PollAsync(cancellationToken), Is.EqualTo(new ProviderResult.Accepted(Name, Interval, 50)));
    }

    [TestCase("silent")]
    [TestCase("closes")]
    [TestCase("resets")]
    [TestCase("refuses")]
    [TestCase("floods")]
    [CancelAfter(30_000)]
    public async Task Poll_WhenNothingIsHeard_GoesOn(string how, CancellationToken cancellationToken)
    {
        Running();
        if (how == "silent")
            _scene.Server.Hang("GET", "/ws");
        if (how == "closes")
            _scene.Server.On("GET", "/ws", async (context, _) =>
                await (await context.WebSockets.AcceptWebSocketAsync()).CloseAsync(
                    WebSocketCloseStatus.NormalClosure,
                    null,
                    default
                )
            );
        if (how == "resets")
            _scene.Server.Reset("GET", "/ws");
        if (how == "floods")
            _scene.Server.On("GET", "/ws", (context, _) => SpeakAsync(context, new byte[17 * 1024 * 1024]));

        Assert.That(await PollAsync(cancellationToken), Is.EqualTo(new ProviderResult.Accepted(Name, Interval)));
        Assert.That(_scene.Server.Requests.Any(sent => sent.Path == "/ws"), Is.True);
    }

    [Test, CancelAfter(30_000)]
    public async Task Poll_WhenTheEngineStopsListening_Ends(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Running().On("GET", "/ws", async (_, _) => await stop.CancelAsync());

        Assert.ThrowsAsync(Is.InstanceOf<OperationCanceledException>(), () => PollAsync(stop.Token));
    }

    [Test, CancelAfter(30_000)]
    public async Task Poll_WhenACustomersAddressIsPrivate_IsNotListenedTo(CancellationToken cancellationToken)
    {
        using var watch = new ComfyUIWatch(TimeProvider.System);
        var job = new RemoteJob(Name, new ProviderCall(Request, _scene.Connection() with { IsTrustedAddress = false }));

        Assert.That(await watch.ListenAsync(job, cancellationToken), Is.Null);
        Assert.That(_scene.Server.Requests, Is.Empty);
    }

    [Test, CancelAfter(30_000)]
    public async Task Poll_WhenItWaits_ListensToNobody(CancellationToken cancellationToken)
    {
        _scene.Server.Answer(
            "GET",
            "/queue",
            200,
            $"{{\"queue_running\":[],\"queue_pending\":[[4,\"{Name}\",{{}},{{}},[]]]}}"
        );

        await PollAsync(cancellationToken);

        Assert.That(_scene.Server.Requests.Any(sent => sent.Path == "/ws"), Is.False);
    }

    [Test, CancelAfter(30_000)]
    public async Task Poll_WhenDone_FetchesTheImagesInTheirOrder(CancellationToken cancellationToken)
    {
        _scene
            .Server.Answer("GET", "/queue", 200, Idle)
            .Answer(
                "GET",
                History,
                200,
                Finished(
                    """{"23":{"images":[{"filename":"b_00001_.png","subfolder":"ImageGenerator","type":"output"}]},"13":{"images":[{"filename":"a 1.png","subfolder":"","type":"output"},{"filename":"preview.png","subfolder":"","type":"temp"}]},"7":{}}"""
                )
            );
        _scene.Server.AnswerBytes("GET", "/view", [1, 2, 3], "image/png");

        var done = await PollAsync(cancellationToken, Request with { Count = 2 }) as ProviderResult.Completed;

        Assert.That(done?.Outputs.Select(image => image.Seed), Is.EqualTo(new long?[] { 42, 43 }));
        Assert.That(
            await ProviderScene.BytesAsync(done!.Outputs[0], cancellationToken),
            Is.EqualTo(new byte[] { 1, 2, 3 })
        );
        Assert.That(_scene.Server.Requests[^1].Query, Is.EqualTo("?filename=a%201.png&subfolder=&type=output"));
        Assert.That(_scene.Server.Requests[^1].Header("Authorization"), Is.EqualTo($"Bearer {ProviderScene.Key}"));
    }

    [Test, CancelAfter(30_000)]
    public async Task Poll_WhenTheFileIsGone_SaysSoOnceItIsFetched(CancellationToken cancellationToken)
    {
        _scene
            .Server.Answer("GET", "/queue", 200, Idle)
            .Answer(
                "GET",
                History,
                200,
                Finished("""{"13":{"images":[{"filename":"a.png","subfolder":"","type":"output"}]}}""")
            );

        var done = await PollAsync(cancellationToken) as ProviderResult.Completed;

        Assert.ThrowsAsync<ImageNotFetchedException>(() =>
            ProviderScene.BytesAsync(done!.Outputs.Single(), cancellationToken)
        );
    }

    [TestCase("{}")]
    [TestCase("""{"13":{"images":[]}}""")]
    [TestCase("""{"13":null}""")]
    [CancelAfter(30_000)]
    public async Task Poll_WhenItPutNothingOut_HasNoOutput(string outputs, CancellationToken cancellationToken)
    {
        _scene.Server.Answer("GET", "/queue", 200, Idle).Answer("GET", History, 200, Finished(outputs));

        Assert.That(await PollAsync(cancellationToken), Is.TypeOf<ProviderResult.NoOutput>());
    }

    [TestCase(
        """[["execution_start",{}],["execution_error",{"node_type":"KSampler","exception_message":"CUDA out of memory\n","exception_type":"OutOfMemoryError","traceback":[]}]]""",
        "ComfyUI broke the job off: CUDA out of memory"
    )]
    [TestCase("""[["execution_interrupted",{"node_id":"11"}]]""", "Somebody stopped the job at ComfyUI.")]
    [TestCase("null", "ComfyUI broke the job off.")]
    [CancelAfter(30_000)]
    public async Task Poll_WhenItBrokeOff_SaysWhy(string messages, string reason, CancellationToken cancellationToken)
    {
        _scene
            .Server.Answer("GET", "/queue", 200, Idle)
            .Answer(
                "GET",
                History,
                200,
                $"{{\"{Name}\":{{\"outputs\":{{}},\"status\":{{\"status_str\":\"error\",\"completed\":false,\"messages\":{messages}}}}}}}"
            );

        Assert.That(await PollAsync(cancellationToken), Is.EqualTo(new ProviderResult.Failed(reason)));
    }

    [Test, CancelAfter(30_000)]
    public async Task Poll_WhenTheServerWasStartedAnew_HasFailed(CancellationToken cancellationToken)
    {
        _scene.Server.Answer("GET", "/queue", 200, Idle).Answer("GET", History, 200, "{}");

        Assert.That(await PollAsync(cancellationToken), Is.TypeOf<ProviderResult.Failed>());
    }

    [TestCase("/queue", 502, "")]
    [TestCase("/queue", 404, "{}")]
    [TestCase("/queue", 200, "<html>proxy</html>")]
    [TestCase("/queue", 200, "{}")]
    [TestCase(History, 500, "")]
    [TestCase(History, 200, "[]")]
    [CancelAfter(30_000)]
    public async Task Poll_WhenTheAskingFails_LosesNothing(
        string path,
        int status,
        string body,
        CancellationToken cancellationToken
    )
    {
        _scene.Server.Answer("GET", "/queue", 200, Idle).Answer("GET", path, status, body);

        Assert.That(await PollAsync(cancellationToken), Is.TypeOf<ProviderResult.Unavailable>());
    }

    [Test, CancelAfter(30_000)]
    public async Task Poll_WhenTheConnectionBreaks_LosesNothing(CancellationToken cancellationToken)
    {
        _scene.Server.Reset("GET", "/queue");

        Assert.That(await PollAsync(cancellationToken), Is.TypeOf<ProviderResult.Unavailable>());
    }

    [Test, CancelAfter(30_000)]
    public async Task Poll_WhenThrottled_WaitsAsItIsTold(CancellationToken cancellationToken)
    {
        _scene.Server.Answer("GET", "/queue", 429, "", headers: ("Retry-After", "7"));

        Assert.That(
            await PollAsync(cancellationToken),
            Is.EqualTo(new ProviderResult.RateLimited(TimeSpan.FromSeconds(7)))
        );
    }

    [TestCase(true, false)]
    [TestCase(false, true)]
    [CancelAfter(30_000)]
    public async Task Reconcile_WhenTheServerHasIt_GoesOnWithIt(
        bool queued,
        bool finished,
        CancellationToken cancellationToken
    )
    {
        var request = Request;
        var id = ComfyUIProvider.PromptIdOf(request);
        _scene.Server.Answer(
            "GET",
            "/queue",
            200,
            queued ? $"{{\"queue_running\":[[1,\"{id}\",{{}},{{}},[]]],\"queue_pending\":[]}}" : Idle
        );
        _scene.Server.Answer("GET", $"/history/{id}", 200, finished ? Finished("{}").Replace(Name, id) : "{}");

        Assert.That(
            await _scene.Provider.ReconcileAsync(_scene.Call(request), DateTimeOffset.UnixEpoch, cancellationToken),
            Is.EqualTo(new ProviderResult.Accepted(id, Interval))
        );
    }

    [Test, CancelAfter(30_000)]
    public async Task Reconcile_WhenTheServerHasItNot_MayBeSentAgain(CancellationToken cancellationToken)
    {
        var request = Request;
        _scene
            .Server.Answer("GET", "/queue", 200, Idle)
            .Answer("GET", $"/history/{ComfyUIProvider.PromptIdOf(request)}", 200, "{}");

        Assert.That(
            await _scene.Provider.ReconcileAsync(_scene.Call(request), DateTimeOffset.UnixEpoch, cancellationToken),
            Is.TypeOf<ProviderResult.Unavailable>()
        );
    }

    [TestCase("5f0c1a52-8d3b-4c55-9d0e-0a4c2bb0a001", true)]
    [TestCase("somebody-elses", false)]
    [CancelAfter(30_000)]
    public async Task Cancel_WhenAsked_InterruptsItsOwnJobOnly(
        string running,
        bool interrupted,
        CancellationToken cancellationToken
    )
    {
        _scene
            .Server.Answer("POST", "/queue", 200, "")
            .Answer("POST", "/interrupt", 200, "")
            .Answer(
                "GET",
                "/queue",
                200,
                $"{{\"queue_running\":[[3,\"{running}\",{{}},{{}},[]]],\"queue_pending\":[]}}"
            );

        await _scene.Provider.CancelAsync(new RemoteJob(Name, _scene.Call(Request)), cancellationToken);

        Assert.That(_scene.Server.Requests[0].Text, Is.EqualTo($"{{\"delete\":[\"{Name}\"]}}"));
        Assert.That(_scene.Server.Requests.Any(sent => sent.Path == "/interrupt"), Is.EqualTo(interrupted));
    }

    [TestCase("/system_stats", 200, """{"system":{"os":"posix"},"devices":[]}""", ConnectionStatus.Healthy)]
    [TestCase("/system_stats", 200, "<html>hello</html>", ConnectionStatus.Unreachable)]
    [TestCase("/system_stats", 503, "", ConnectionStatus.Unreachable)]
    [TestCase("/system_stats", 401, "", ConnectionStatus.CredentialRejected)]
    [TestCase("/elsewhere", 200, "{}", ConnectionStatus.Unreachable)]
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

    [TestCase("user:secret", "Basic dXNlcjpzZWNyZXQ=")]
    [TestCase(null, null)]
    [CancelAfter(30_000)]
    public async Task Check_WhenAProxyStandsInFront_OpensItWithTheKey(
        string? key,
        string? header,
        CancellationToken cancellationToken
    )
    {
        await _scene.Provider.CheckAsync(
            _scene.Connection() with
            {
                Secret = key is null ? null : new ProviderSecret(key),
            },
            cancellationToken
        );

        Assert.That(_scene.Server.Requests[0].Header("Authorization"), Is.EqualTo(header));
    }

    [Test]
    public void Catalog_ListsFreeModelsThatHaveAGraph()
    {
        var file = CatalogFiles.ReadAll().Single(file => file.Provider.Id == ComfyUIProvider.ProviderId);

        Assert.That(
            file.Provider,
            Has.Property("NeedsKey").False.And.Property("SelfHosted").True.And.Property("BaseAddress").Null
        );
        Assert.That(file.Models, Has.Count.EqualTo(2));
        foreach (var model in file.Models)
        {
            var request = Request with { ProviderModel = model.ProviderModel };
            Assert.That(ComfyUIGraph.Of(request, "c", "i.png", "f"), Is.Not.Null, model.Id);
            Assert.That(model.Price!.Components.Single().Amount, Is.EqualTo(Money.Zero));
            Assert.That(
                model.Capabilities.AspectRatios.All(option => model.Capabilities.Size!.Allows(option.Size)),
                Is.True
            );
        }
    }

    private StubServer Running() =>
        _scene.Server.Answer(
            "GET",
            "/queue",
            200,
            $"{{\"queue_running\":[[3,\"{Name}\",{{}},{{}},[]]],\"queue_pending\":[]}}"
        );

    private static async Task SpeakAsync(HttpContext context, params object[] messages)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        foreach (var message in messages)
        {
            var (bytes, type) = message is string text
                ? (Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text)
                : ((byte[])message, WebSocketMessageType.Binary);
            await socket.SendAsync(bytes, type, endOfMessage: true, context.RequestAborted);
        }

        // The client goes when it has heard enough.
        await socket.ReceiveAsync(new byte[1], context.RequestAborted);
    }

    private static ImageRequest Edit =>
        Request with
        {
            Model = "comfyui/img2img",
            ProviderModel = "img2img",
            References = [ProviderScene.Image([1, 2, 3])],
        };

    private static string Queued(string name = Name) =>
        $"{{\"prompt_id\":\"{name}\",\"number\":3,\"node_errors\":{{}}}}";

    private static string Finished(string outputs) =>
        $"{{\"{Name}\":{{\"prompt\":[],\"outputs\":{outputs},\"status\":{{\"status_str\":\"success\",\"completed\":true,\"messages\":[]}},\"meta\":{{}}}}}}";

    private static string NodeErrors(string input) =>
        $"{{\"1\":{{\"errors\":[{{\"type\":\"value_not_in_list\",\"message\":\"Value not in list\",\"details\":\"x not in []\",\"extra_info\":{{\"input_name\":\"{input}\",\"input_config\":[]}}}}],\"dependent_outputs\":[\"13\"],\"class_type\":\"CheckpointLoaderSimple\"}}}}";

    private static JsonElement Input(JsonElement graph, string node, string name) =>
        graph.GetProperty(node).GetProperty("inputs").GetProperty(name);

    private Task<ProviderResult> PollAsync(CancellationToken cancellationToken, ImageRequest? request = null) =>
        _scene.Provider.PollAsync(new RemoteJob(Name, _scene.Call(request ?? Request)), cancellationToken);

    private async Task<T> SubmitAsync<T>(ImageRequest request, CancellationToken cancellationToken)
        where T : ProviderResult
    {
        var result = await _scene.Provider.SubmitAsync(_scene.Call(request), cancellationToken);

        Assert.That(result, Is.TypeOf<T>());
        return (T)result;
    }
}
