using System.Text;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Media;
using ImageGenerator.Infrastructure.Providers.BlackForestLabs;
using ImageGenerator.Infrastructure.Providers.ComfyUI;
using ImageGenerator.Infrastructure.Providers.Kie;
using ImageGenerator.Infrastructure.Providers.OpenAI;
using ImageGenerator.Infrastructure.Tests.Providers.ComfyUI;
using ImageGenerator.Infrastructure.Tests.Providers.Kie;
using ImageGenerator.Infrastructure.Tests.Providers.OpenAI;
using ImageGenerator.Infrastructure.Tests.Providers.Replicate;
using ImageGenerator.Infrastructure.Tests.Providers.Support;
using Microsoft.Extensions.Options;
using Moq;

namespace ImageGenerator.Infrastructure.Tests.Providers.Cases;

/// <summary>Answers that servers really gave, one file for each, and what has to be made of them.</summary>
[TestFixture]
internal sealed class ProviderCaseTests
{
    private static readonly byte[] _png = [137, 80, 78, 71, 13, 10, 26, 10, 1, 2, 3];
    private static readonly ImageRequest _bflRequest = ProviderScene.Request("bfl/flux-2-pro", "flux-2-pro");

    [TestCase("openai-base64-without-padding.json")]
    [TestCase("openai-url-is-data-url.json")]
    [TestCase("openai-url-false-beside-image.json")]
    [TestCase("openai-with-bom.json")]
    [TestCase("openai-negative-usage.json")]
    public async Task OpenAI_WhenTheImageIsThere_IsKept(string file)
    {
        var completed = (ProviderResult.Completed)await AskOpenAIAsync(file);

        var facts = new VipsImageProcessor(Options.Create(new MediaOptions())).Probe(
            await ProviderScene.BytesAsync(completed.Outputs.Single(), CancellationToken.None)
        );
        Assert.That((facts.MediaType, facts.Size), Is.EqualTo(("image/png", new ImageSize(64, 64))));
    }

    [Test]
    public async Task OpenAI_WhenCountsAreNegative_TheyCountAsNotSaid()
    {
        var completed = (ProviderResult.Completed)await AskOpenAIAsync("openai-negative-usage.json");

        Assert.That(completed.Usage, Is.Null);
    }

    [Test]
    public async Task OpenAI_WhenItBillsWithoutAnImage_TellsWhatItMeasured()
    {
        var nothing = (ProviderResult.NoOutput)await AskOpenAIAsync("openai-billed-without-image.json");

        Assert.That((nothing.Usage!.InputTextTokens, nothing.Usage.OutputImageTokens), Is.EqualTo((10, 1000)));
    }

    [Test]
    public async Task OpenAI_WhenTheErrorEndsInHalfACharacter_TellsTheWords()
    {
        var invalid = (ProviderResult.Invalid)await AskOpenAIAsync("openai-half-character-400.json", 400);

        Assert.That(
            (invalid.Field, invalid.Reason),
            Is.EqualTo(("prompt", "Your prompt was rejected: 'party \uFFFD'"))
        );
    }

    [Test]
    public async Task OpenAI_WhenTheErrorStandsInASuccess_IsLimited()
    {
        var limited = (ProviderResult.RateLimited)await AskOpenAIAsync("openai-error-in-200.json");

        Assert.That(limited.Reason, Is.EqualTo("Rate limit exceeded upstream: try later"));
    }

    [Test]
    public async Task OpenAI_WhenTheErrorStandsInAList_TellsTheWords()
    {
        var invalid = (ProviderResult.Invalid)await AskOpenAIAsync("openai-error-in-array-400.json", 400);

        Assert.That(invalid.Reason, Is.EqualTo("Image size 9999x9999 is not supported by this model"));
    }

    [Test]
    public async Task OpenAI_WhenAChallengeStandsInFront_IsUnavailable() =>
        Assert.That(
            await AskOpenAIAsync("openai-403-challenge.html", 403, "text/html"),
            Is.TypeOf<ProviderResult.Unavailable>()
        );

    [TestCase("\n\n")]
    [TestCase("")]
    public async Task OpenAI_WhenAStreamHasHeartbeats_TheyArePassedOver(string end)
    {
        await using var scene = await OpenAIScene.StartAsync();
        scene.Server.Answer(
            "POST",
            OpenAIScene.GenerationsPath,
            200,
            Read("openai-stream-empty-heartbeat.txt").TrimEnd() + end,
            "text/event-stream"
        );
        var request = OpenAIScene.Request with
        {
            Parameters = ProviderScene.Parameters((OpenAIProvider.PartialImages, 2)),
        };

        var result = await scene.Provider.SubmitAsync(
            scene.Call(request, OpenAIScene.BasePath) with
            {
                Partials = Mock.Of<IPartialImages>(),
            },
            CancellationToken.None
        );

        Assert.That(result, Is.TypeOf<ProviderResult.Completed>());
    }

    [TestCase("replicate-output-nested.json", 1.5)]
    [TestCase("replicate-succeeded-metrics-list.json", null)]
    public async Task Replicate_WhenAFinishedJobIsOdd_HasItsImage(string file, double? seconds)
    {
        await using var scene = await ReplicateScene.StartAsync();
        scene
            .Server.Answer("GET", "/v1/predictions/p1", 200, Read(file, scene.Server))
            .AnswerBytes("GET", "/files/big.png", _png, "image/png");

        var completed = (ProviderResult.Completed)
            await scene.Provider.PollAsync(scene.Job(id: "p1"), CancellationToken.None);

        Assert.That(
            await ProviderScene.BytesAsync(completed.Outputs.Single(), CancellationToken.None),
            Is.EqualTo(_png)
        );
        Assert.That(completed.Usage?.Seconds, Is.EqualTo((decimal?)seconds));
    }

    [Test]
    public async Task BlackForestLabs_WhenTheSeedIsAText_ReadsIt()
    {
        await using var scene = await ProviderScene.StartAsync((services, _) => services.AddBlackForestLabsProvider());
        scene
            .Server.Answer("GET", "/v1/get_result", 200, Read("bfl-ready-seed-as-text.json", scene.Server))
            .AnswerBytes("GET", "/files/big.png", _png, "image/png");
        var task = new BlackForestLabsTask(
            DateTimeOffset.UtcNow,
            3,
            new Uri($"{scene.Server.Address}/v1/get_result?id=t1")
        );

        var completed = (ProviderResult.Completed)
            await scene.Provider.PollAsync(
                new RemoteJob(task.Id!, scene.Call(_bflRequest, "/v1")),
                CancellationToken.None
            );

        Assert.That(completed.Outputs.Single().Seed, Is.EqualTo(42));
        Assert.That(
            await ProviderScene.BytesAsync(completed.Outputs.Single(), CancellationToken.None),
            Is.EqualTo(_png)
        );
    }

    [Test]
    public async Task Kie_WhenTheFailureEndsInHalfACharacter_IsFinal()
    {
        await using var scene = await ProviderScene.StartAsync((services, _) => services.AddKieProvider());
        scene.Server.Answer("GET", "/api/v1/jobs/recordInfo", 200, Read("kie-half-character-record.json"));

        var result = await scene.Provider.PollAsync(
            new RemoteJob("k1", scene.Call(KieProviderTests.Request("nano-banana-2-lite"))),
            CancellationToken.None
        );

        Assert.That(result, Is.TypeOf<ProviderResult.Failed>());
    }

    [Test]
    public async Task ComfyUI_WhenTheQueueHasNaNOfOthers_FindsOurJob()
    {
        await using var scene = await ProviderScene.StartAsync((services, _) => services.AddComfyUIProvider());
        scene.Server.Answer("GET", "/queue", 200, Read("comfyui-queue-nan-of-others.json"));
        var job = new RemoteJob("00000000-0000-4000-8000-000000000001", scene.Call(ComfyUIProviderTests.Request));

        var result = await scene.Provider.PollAsync(job, CancellationToken.None);

        Assert.That(result, Is.TypeOf<ProviderResult.Accepted>());
    }

    private static async Task<ProviderResult> AskOpenAIAsync(
        string file,
        int status = 200,
        string type = "application/json"
    )
    {
        await using var scene = await OpenAIScene.StartAsync();
        scene.Server.Answer("POST", OpenAIScene.GenerationsPath, status, Read(file), type);
        return await scene.Provider.SubmitAsync(
            scene.Call(OpenAIScene.Request, OpenAIScene.BasePath),
            CancellationToken.None
        );
    }

    // Not read as text: a byte order mark would get lost.
    private static string Read(string file, StubServer? server = null)
    {
        var text = Encoding.UTF8.GetString(
            File.ReadAllBytes(Path.Combine(TestContext.CurrentContext.TestDirectory, "Providers", "Cases", file))
        );
        return server is null ? text : text.Replace("http://127.0.0.1:5390", server.Address, StringComparison.Ordinal);
    }
}
