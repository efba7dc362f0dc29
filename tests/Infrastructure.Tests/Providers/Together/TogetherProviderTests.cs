using System.Text.Json;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Providers.Together;
using ImageGenerator.Infrastructure.Tests.Providers.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Tests.Providers.Together;

/// <summary>
/// What is sent to Together AI, and what its answers become. The answers are made up for this project.
/// </summary>
[TestFixture]
internal sealed class TogetherProviderTests
{
    private const string BasePath = "/v1";
    private const string Generations = "/v1/images/generations";
    private const string Models = "/v1/models";

    private static readonly byte[] _fox = [0xFF, 0xD8, 0xFF, 1, 2, 3];
    private static readonly ImageRequest _schnell = ProviderScene.Request(
        "together/flux-1-schnell",
        "black-forest-labs/FLUX.1-schnell"
    ) with
    {
        Parameters = ProviderScene.Parameters(("steps", 4)),
    };

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenOneImageIsWanted_SendsOneRequestAndTellsTheSeed(CancellationToken cancellationToken)
    {
        await using var scene = await StartAsync();
        scene.Server.Answer("POST", Generations, 200, Answer(_fox));

        var result = await scene.Provider.SubmitAsync(scene.Call(_schnell, BasePath), cancellationToken);

        var sent = scene.Server.Requests.Single();
        var image = ((ProviderResult.Completed)result).Outputs.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                sent.Text,
                Is.EqualTo(
                    """{"prompt":"A red fox in the snow","model":"black-forest-labs/FLUX.1-schnell","width":1024,"height":1024,"seed":42,"steps":4,"response_format":"base64","output_format":"png","n":1}"""
                )
            );
            Assert.That(sent.Header("Authorization"), Is.EqualTo($"Bearer {ProviderScene.Key}"));
            Assert.That(await ProviderScene.BytesAsync(image, cancellationToken), Is.EqualTo(_fox));
            Assert.That(image.Seed, Is.EqualTo(42));
        }
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenSeveralAreWanted_MakesEachWithASeedOfItsOwn(CancellationToken cancellationToken)
    {
        await using var scene = await StartAsync();
        scene.Server.AnswerInTurn("POST", Generations, (200, Answer([1])), (200, Answer([2])), (200, Answer([3])));

        var result = await scene.Provider.SubmitAsync(
            scene.Call(_schnell with { Count = 3, Seed = Seed.From(Seed.Maximum - 1) }, BasePath),
            cancellationToken
        );

        var images = ((ProviderResult.Completed)result).Outputs;
        Assert.That(
            scene.Server.Requests.Select(request => request.Json.GetProperty("seed").GetInt64()),
            Is.EqualTo([Seed.Maximum - 1, Seed.Maximum, 0])
        );
        Assert.That(images.Select(image => image.Seed), Is.EqualTo([Seed.Maximum - 1, Seed.Maximum, 0]));
        Assert.That(await ProviderScene.BytesAsync(images[2], cancellationToken), Is.EqualTo([3]));
    }

    [TestCase(503)]
    [TestCase(429)]
    [TestCase(504)]
    [TestCase(422)]
    [CancelAfter(30_000)]
    public async Task Submit_WhenALaterImageFails_KeepsTheOnesThatCameAndAsksNoFurther(
        int status,
        CancellationToken cancellationToken
    )
    {
        await using var scene = await StartAsync();
        scene.Server.AnswerInTurn("POST", Generations, (200, Answer([1])), (200, Answer([2])), (status, "{}"));

        var result = await scene.Provider.SubmitAsync(
            scene.Call(_schnell with { Count = 4 }, BasePath),
            cancellationToken
        );

        Assert.That(result, Is.TypeOf<ProviderResult.Completed>().With.Property("Outputs").Count.EqualTo(2));
        Assert.That(scene.Server.Requests, Has.Count.EqualTo(3));
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenTheEngineStopsItAtALaterImage_KeepsTheOnesThatCame(CancellationToken cancellationToken)
    {
        await using var scene = await StartAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        scene.Server.On("POST", Generations, async (context, request) =>
        {
            if (request.Json.GetProperty("seed").GetInt64() == 43)
                await stop.CancelAsync();
            await StubServer.WriteAsync(
                context,
                200,
                System.Text.Encoding.UTF8.GetBytes(Answer([1])),
                "application/json",
                []
            );
        });

        var result = await scene.Provider.SubmitAsync(scene.Call(_schnell with { Count = 4 }, BasePath), stop.Token);

        Assert.That(result, Is.TypeOf<ProviderResult.Completed>().With.Property("Outputs").Count.LessThan(4));
        Assert.That(scene.Server.Requests, Has.Count.EqualTo(2));
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenTheFirstImageFails_SendsNoOther(CancellationToken cancellationToken)
    {
        await using var scene = await StartAsync();
        scene.Server.Answer("POST", Generations, 503, Error("Overloaded."));

        var result = await scene.Provider.SubmitAsync(
            scene.Call(_schnell with { Count = 4 }, BasePath),
            cancellationToken
        );

        Assert.That(result, Is.EqualTo(new ProviderResult.Unavailable("Overloaded.")));
        Assert.That(scene.Server.Requests, Has.Count.EqualTo(1));
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenKontextChangesAnImage_SendsItAsTheImage(CancellationToken cancellationToken)
    {
        var sent = await SentAsync(
            ProviderScene.Request("together/flux-kontext-pro", "black-forest-labs/FLUX.1-kontext-pro") with
            {
                References = [ProviderScene.Image([1, 2, 3], "image/jpeg")],
                OutputFormat = OutputFormat.Jpeg,
            },
            cancellationToken
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.GetProperty("image_url").GetString(), Is.EqualTo("data:image/jpeg;base64,AQID"));
            Assert.That(sent.GetProperty("output_format").GetString(), Is.EqualTo("jpeg"));
            Assert.That(sent.TryGetProperty("reference_images", out _), Is.False);
            Assert.That(sent.TryGetProperty("steps", out _), Is.False, "models of pro take none");
        }
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenFlux2FollowsImages_SendsThemAsReferences(CancellationToken cancellationToken)
    {
        var sent = await SentAsync(
            ProviderScene.Request("together/flux-2-pro", "black-forest-labs/FLUX.2-pro") with
            {
                References = [ProviderScene.Image([1, 2, 3]), ProviderScene.Image([4, 5, 6], "image/webp")],
                Parameters = ProviderScene.Parameters(("promptUpsampling", false)),
            },
            cancellationToken
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                sent.GetProperty("reference_images").EnumerateArray().Select(image => image.GetString()),
                Is.EqualTo(["data:image/png;base64,AQID", "data:image/webp;base64,BAUG"])
            );
            Assert.That(sent.TryGetProperty("image_url", out _), Is.False);
            Assert.That(sent.GetProperty("prompt_upsampling").GetBoolean(), Is.False);
        }
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenAnAddressComesInstead_FetchesItWithoutTheKeyAndSaysWhoAsks(
        CancellationToken cancellationToken
    )
    {
        await using var scene = await StartAsync();
        scene.Server.Answer(
            "POST",
            Generations,
            200,
            $$"""{"id":"oX-1","object":"list","data":[{"index":0,"type":"url","url":"{{scene.Server.Address}}/imgproxy/fox"}]}"""
        );
        scene.Server.AnswerBytes("GET", "/imgproxy/fox", _fox, "image/jpeg");

        var result = await scene.Provider.SubmitAsync(scene.Call(_schnell, BasePath), cancellationToken);

        var image = ((ProviderResult.Completed)result).Outputs.Single();
        Assert.That(await ProviderScene.BytesAsync(image, cancellationToken), Is.EqualTo(_fox));
        Assert.That(scene.Server.Requests[^1].Header("Authorization"), Is.Null);
        Assert.That(scene.Server.Requests[^1].Header("User-Agent"), Is.EqualTo("ImageGenerator"));
    }

    private static IEnumerable<TestCaseData> Errors()
    {
        yield return Case(
            422,
            Error("NSFW content was found in the prompt."),
            new ProviderResult.ContentRejected("NSFW content was found in the prompt.")
        );
        yield return Case(
            422,
            Error("Stopped by the safety checker."),
            new ProviderResult.ContentRejected("Stopped by the safety checker.")
        );
        yield return Case(
            422,
            Error("steps must be between 1 and 12", param: "steps"),
            new ProviderResult.Invalid("parameters.steps", "steps must be between 1 and 12")
        );
        yield return Case(
            400,
            Error("width is too large", param: "width"),
            new ProviderResult.Invalid("aspectRatio", "width is too large")
        );
        yield return Case(
            422,
            "{}",
            new ProviderResult.Invalid(null, "Together AI did not accept the request (status 422).")
        );
        yield return Case(403, Error("Too long."), new ProviderResult.Invalid(null, "Too long."));
        yield return Case(
            403,
            """{"error":{"message":"Forbidden.","type":"permission_error"}}""",
            new ProviderResult.NotPermitted("Forbidden.")
        );
        yield return Case(
            404,
            Error("Unable to access model."),
            new ProviderResult.Invalid("model", "Unable to access model.")
        );
        yield return Case(402, Error("Payment required."), new ProviderResult.OutOfCredit("Payment required."));
        yield return Case(503, "{}", new ProviderResult.Unavailable("Together AI has no room for this model now."));
        yield return Case(500, Error("Oops."), new ProviderResult.ServerError("Oops."));

        static TestCaseData Case(int status, string body, ProviderResult expected) =>
            new TestCaseData(status, body, expected).SetArgDisplayNames($"{status}", expected.ToString());
    }

    [TestCaseSource(nameof(Errors))]
    [CancelAfter(30_000)]
    public async Task Submit_WhenItRefuses_SaysWhatThatMeans(
        int status,
        string body,
        ProviderResult expected,
        CancellationToken cancellationToken
    )
    {
        await using var scene = await StartAsync();
        scene.Server.Answer("POST", Generations, status, body);

        Assert.That(
            await scene.Provider.SubmitAsync(scene.Call(_schnell, BasePath), cancellationToken),
            Is.EqualTo(expected)
        );
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenItsLimitFollowsTheLoad_WaitsAsItSuggests(CancellationToken cancellationToken)
    {
        await using var scene = await StartAsync();
        scene.Server.Answer(
            "POST",
            Generations,
            429,
            """{"error":{"message":"Slow down.","type":"dynamic_request_limited"}}""",
            headers: [("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "1.5")]
        );

        Assert.That(
            await scene.Provider.SubmitAsync(scene.Call(_schnell, BasePath), cancellationToken),
            Is.EqualTo(new ProviderResult.RateLimited(TimeSpan.FromSeconds(1.5), "Slow down."))
        );
    }

    [TestCase(
        200,
        """[{"id":"black-forest-labs/FLUX.1-schnell","object":"model","created":0,"type":"image"}]""",
        ConnectionStatus.Healthy
    )]
    [TestCase(200, "[]", ConnectionStatus.Healthy)]
    [TestCase(200, """{"object":"list","data":[]}""", ConnectionStatus.Unreachable)]
    [TestCase(200, "<html>", ConnectionStatus.Unreachable)]
    [TestCase(
        401,
        """{"error":{"message":"Invalid API key","type":"invalid_request_error"}}""",
        ConnectionStatus.CredentialRejected
    )]
    [TestCase(504, "", ConnectionStatus.Unreachable)]
    [CancelAfter(30_000)]
    public async Task Check_ReadsTheBareList(
        int status,
        string body,
        ConnectionStatus expected,
        CancellationToken cancellationToken
    )
    {
        await using var scene = await StartAsync();
        scene.Server.Answer("GET", Models, status, body);

        Assert.That(
            (await scene.Provider.CheckAsync(scene.Connection(BasePath), cancellationToken)).Condition,
            Is.EqualTo(expected)
        );
    }

    private static async Task<JsonElement> SentAsync(ImageRequest request, CancellationToken cancellationToken)
    {
        await using var scene = await StartAsync();
        scene.Server.Answer("POST", Generations, 200, Answer(_fox));

        await scene.Provider.SubmitAsync(scene.Call(request, BasePath), cancellationToken);

        return scene.Server.Requests.Single().Json;
    }

    private static Task<ProviderScene> StartAsync() =>
        ProviderScene.StartAsync((services, _) => services.AddTogetherProvider());

    private static string Answer(byte[] image) =>
        $$"""{"id":"oX-1","model":"a","object":"list","data":[{"index":0,"type":null,"b64_json":"{{Convert.ToBase64String(image)}}","timings":{"inference":0.8} }]}""";

    private static string Error(string message, string? param = null) =>
        JsonSerializer.Serialize(
            new
            {
                error = new
                {
                    message,
                    type = "invalid_request_error",
                    param,
                    code = (string?)null,
                },
            }
        );
}

[TestFixture]
internal sealed class TogetherFaultTests : Base64ListFaultTests
{
    protected override string CreatePath => "/images/generations";

    protected override string BasePath => "/v1";

    protected override ProviderRequest Request =>
        ProviderScene.Request("together/flux-1-schnell", "black-forest-labs/FLUX.1-schnell");

    protected override string EmptyOutput => """{"id":"oX-1","model":"a","object":"list","data":[]}""";

    // Too much to do is told by 503: https://docs.together.ai/docs/rate-limits
    protected override Free FreeErrors => Free.WhenOverloaded;

    protected override string AnswerWith(string base64) =>
        $$"""{"id":"oX-1","object":"list","data":[{"index":0,"type":"b64_json","b64_json":"{{base64}}"}]}""";

    protected override void Register(IServiceCollection services, IConfiguration configuration, TimeSpan timeout) =>
        services.AddTogetherProvider(timeout);
}
