using System.Text;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Infrastructure.Tests.Media;
using ImageGenerator.Infrastructure.Tests.Providers.Support;
using static ImageGenerator.Infrastructure.Tests.Providers.OpenAI.OpenAIScene;

namespace ImageGenerator.Infrastructure.Tests.Providers.OpenAI;

/// <summary>Unfinished images on the way to the finished one. Prism cannot play events, so a stub does.</summary>
[TestFixture]
internal sealed class OpenAIStreamTests
{
    private static readonly ImageRequest _watched = Request with
    {
        Parameters = ProviderScene.Parameters(("partialImages", 2)),
    };

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenSomebodyWatches_ShowsEachUnfinishedImageAndEndsWithTheFinishedOne(
        CancellationToken cancellationToken
    )
    {
        var shown = new Shown();
        await using var scene = await StartAsync();
        scene.Server.Answer(
            "POST",
            GenerationsPath,
            200,
            string.Concat(
                ": a comment\n\n",
                Event(
                    "image_generation.partial_image",
                    $$"""{"type":"image_generation.partial_image","b64_json":"{{Base64([1])}}","partial_image_index":0,"size":"1024x1024"}"""
                ),
                Event(
                    "image_generation.partial_image",
                    $$"""{"type":"image_generation.partial_image","b64_json":"{{Base64([2])}}","partial_image_index":1}"""
                ),
                Event("image_generation.something_new", """{"type":"image_generation.something_new"}"""),
                Event(
                    "image_generation.completed",
                    $$$"""{"type":"image_generation.completed","b64_json":"{{{Base64(Fox)}}}","usage":{"input_tokens":14,"output_tokens":1956,"input_tokens_details":{"text_tokens":14,"image_tokens":0} } }"""
                ),
                "data: [DONE]\n\n"
            ),
            "text/event-stream"
        );

        var result = await scene.Provider.SubmitAsync(
            scene.Call(_watched, BasePath) with
            {
                Partials = shown,
            },
            cancellationToken
        );

        var completed = (ProviderResult.Completed)result;
        var sent = scene.Server.Requests.Single().Json;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(shown.Images, Is.EqualTo([(0, "01"), (0, "02")]), "the place is the image's, not the step's");
            Assert.That(await ProviderScene.BytesAsync(completed.Outputs.Single(), cancellationToken), Is.EqualTo(Fox));
            Assert.That(
                completed.Usage,
                Is.EqualTo(
                    new ProviderUsage
                    {
                        InputTextTokens = 14,
                        InputImageTokens = 0,
                        OutputImageTokens = 1956,
                    }
                )
            );
            Assert.That(sent.GetProperty("stream").GetBoolean(), Is.True);
            Assert.That(sent.GetProperty("partial_images").GetInt32(), Is.EqualTo(2));
        }
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenAnEditIsWatched_StreamsToo(CancellationToken cancellationToken)
    {
        var shown = new Shown();
        await using var scene = await StartAsync();
        scene.Server.Answer(
            "POST",
            EditsPath,
            200,
            string.Concat(
                Event(
                    "image_edit.partial_image",
                    $$"""{"type":"image_edit.partial_image","b64_json":"{{Base64([7])}}","partial_image_index":0}"""
                ),
                Event("image_edit.completed", $$"""{"type":"image_edit.completed","b64_json":"{{Base64(Fox)}}"}""")
            ),
            "text/event-stream; charset=utf-8"
        );

        var result = await scene.Provider.SubmitAsync(
            scene.Call(_watched with { References = [ProviderScene.Image(Samples.Png(64, 64))] }, BasePath) with
            {
                Partials = shown,
            },
            cancellationToken
        );

        var form = await scene.Server.Requests.Single().FormAsync();
        Assert.That(result, Is.TypeOf<ProviderResult.Completed>());
        Assert.That(shown.Images, Is.EqualTo([(0, "07")]));
        Assert.That(
            form.Select(field => $"{field.Key}={field.Value}"),
            Does.Contain("stream=true").And.Contain("partial_images=2")
        );
    }

    [TestCase(0, 1, true)]
    [TestCase(2, 2, true)]
    [TestCase(2, 1, false)]
    [CancelAfter(30_000)]
    public async Task Submit_WhenNobodyPaysForThemOrWatches_DoesNotStream(
        int partials,
        int count,
        bool isWatched,
        CancellationToken cancellationToken
    )
    {
        await using var scene = await StartAsync();
        scene.Server.Answer("POST", GenerationsPath, 200, Answer(Fox));
        var request = Request with
        {
            Count = count,
            Parameters = ProviderScene.Parameters(("partialImages", partials)),
        };

        await scene.Provider.SubmitAsync(
            scene.Call(request, BasePath) with
            {
                Partials = isWatched ? new Shown() : null,
            },
            cancellationToken
        );

        Assert.That(scene.Server.Requests.Single().Text, Does.Not.Contain("stream").And.Not.Contain("partial"));
    }

    private static readonly string _partial = Event(
        "image_generation.partial_image",
        $$"""{"type":"image_generation.partial_image","b64_json":"{{Base64([1])}}"}"""
    );

    private static IEnumerable<TestCaseData> BrokenStreams()
    {
        yield return new TestCaseData("").SetArgDisplayNames("nothing");
        yield return new TestCaseData(_partial).SetArgDisplayNames("ends before it is completed");
        yield return new TestCaseData(
            _partial + "event: image_generation.completed\ndata: {\"type\":\"image_gen"
        ).SetArgDisplayNames("ends within an event");
        yield return new TestCaseData(_partial + "data: <html>\n\n").SetArgDisplayNames("no JSON");
        yield return new TestCaseData(
            _partial
                + Event(
                    "error",
                    """{"type":"error","error":{"type":"image_generation_server_error","code":"internal","message":"It broke."}}"""
                )
        ).SetArgDisplayNames("an error");
    }

    [TestCaseSource(nameof(BrokenStreams))]
    [CancelAfter(30_000)]
    public async Task Submit_WhenTheStreamBreaksBeforeItIsCompleted_IsUnknown(
        string events,
        CancellationToken cancellationToken
    )
    {
        await using var scene = await StartAsync();
        scene.Server.Answer("POST", GenerationsPath, 200, events, "text/event-stream");

        Assert.That(await WatchAsync(scene, cancellationToken), Is.TypeOf<ProviderResult.Unknown>());
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenTheConnectionBreaksWithinTheStream_IsUnknown(CancellationToken cancellationToken)
    {
        await using var scene = await StartAsync();
        scene.Server.On("POST", GenerationsPath, async (context, _) =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(_partial), cancellationToken);
            await context.Response.Body.FlushAsync(cancellationToken);
            context.Abort();
        });

        Assert.That(await WatchAsync(scene, cancellationToken), Is.TypeOf<ProviderResult.Unknown>());
    }

    [Test, CancelAfter(60_000)]
    public async Task Submit_WhenTheStreamNeverEnds_IsUnknown(CancellationToken cancellationToken)
    {
        await using var scene = await StartAsync();
        var flood = Encoding.UTF8.GetBytes(
            $"data: {{\"type\":\"noise\",\"text\":\"{new string('x', 1_000_000)}\"}}\n\n"
        );
        scene.Server.On("POST", GenerationsPath, async (context, _) =>
        {
            context.Response.ContentType = "text/event-stream";
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(flood, context.RequestAborted);
        });

        Assert.That(await WatchAsync(scene, cancellationToken), Is.TypeOf<ProviderResult.Unknown>());
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenTheEngineStopsTheStream_GivesUp(CancellationToken cancellationToken)
    {
        await using var scene = await StartAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        scene.Server.On("POST", GenerationsPath, async (context, _) =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(_partial), cancellationToken);
            await context.Response.Body.FlushAsync(cancellationToken);
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted)
                .ContinueWith(_ => { }, TaskScheduler.Default);
        });
        var shown = new Shown { WhenShown = stop.Cancel };

        Assert.ThrowsAsync(Is.InstanceOf<OperationCanceledException>(), () =>
            scene.Provider.SubmitAsync(scene.Call(_watched, BasePath) with { Partials = shown }, stop.Token)
        );
    }

    private static IEnumerable<TestCaseData> Refusals()
    {
        yield return Case(
            """{"type":"error","error":{"type":"image_generation_user_error","code":"moderation_blocked","message":"Rejected."}}""",
            new ProviderResult.ContentRejected("Rejected.")
        );
        yield return Case(
            """{"error":{"type":"invalid_request_error","code":null,"param":"size","message":"Invalid size."}}""",
            new ProviderResult.Invalid("aspectRatio", "Invalid size.")
        );
        yield return Case(
            """{"type":"error","error":{"type":"requests","code":"rate_limit_exceeded","message":"Slow down."}}""",
            new ProviderResult.RateLimited(null, "Slow down.")
        );

        static TestCaseData Case(string data, ProviderResult expected) =>
            new TestCaseData(data, expected).SetArgDisplayNames(expected.ToString());
    }

    [TestCaseSource(nameof(Refusals))]
    [CancelAfter(30_000)]
    public async Task Submit_WhenTheStreamSaysNo_SaysWhatThatMeans(
        string data,
        ProviderResult expected,
        CancellationToken cancellationToken
    )
    {
        await using var scene = await StartAsync();
        scene.Server.Answer("POST", GenerationsPath, 200, Event("error", data), "text/event-stream");

        Assert.That(await WatchAsync(scene, cancellationToken), Is.EqualTo(expected));
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenItIsRefusedBeforeTheStreamBegins_ReadsTheError(CancellationToken cancellationToken)
    {
        await using var scene = await StartAsync();
        scene.Server.Answer("POST", GenerationsPath, 400, Error("moderation_blocked", "Rejected."));

        Assert.That(
            await WatchAsync(scene, cancellationToken),
            Is.EqualTo(new ProviderResult.ContentRejected("Rejected."))
        );
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenTheAnswerComesWholeAllTheSame_TakesIt(CancellationToken cancellationToken)
    {
        await using var scene = await StartAsync();
        scene.Server.Answer("POST", GenerationsPath, 200, Answer(Fox));

        Assert.That(await WatchAsync(scene, cancellationToken), Is.TypeOf<ProviderResult.Completed>());
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenTheFinishedImageIsDamaged_HasNoOutput(CancellationToken cancellationToken)
    {
        await using var scene = await StartAsync();
        scene.Server.Answer(
            "POST",
            GenerationsPath,
            200,
            Event("image_generation.completed", """{"type":"image_generation.completed","b64_json":"%"}"""),
            "text/event-stream"
        );

        Assert.That(await WatchAsync(scene, cancellationToken), Is.TypeOf<ProviderResult.NoOutput>());
    }

    private static Task<ProviderResult> WatchAsync(ProviderScene scene, CancellationToken cancellationToken) =>
        scene.Provider.SubmitAsync(scene.Call(_watched, BasePath) with { Partials = new Shown() }, cancellationToken);

    private static string Event(string type, string data) => $"event: {type}\ndata: {data}\n\n";

    private sealed class Shown : IPartialImages
    {
        public List<(int Index, string Bytes)> Images { get; } = [];

        public Action? WhenShown { get; init; }

        public Task PublishAsync(int index, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
        {
            Images.Add((index, Convert.ToHexString(bytes.Span)));
            WhenShown?.Invoke();
            return Task.CompletedTask;
        }
    }
}
