using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Tests.Providers.Support;
using static ImageGenerator.Infrastructure.Tests.Providers.OpenAI.OpenAIScene;

namespace ImageGenerator.Infrastructure.Tests.Providers.OpenAI;

/// <summary>Servers that took OpenAI's API over, each a little differently.</summary>
[TestFixture]
internal sealed class OpenAICompatibleTests
{
    private static readonly ImageRequest _request = ProviderScene.Request("openai-compatible/server", "server");

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenNothingIsSet_SendsOnlyWhatAllServersKnow(CancellationToken cancellationToken)
    {
        await using var scene = await StartCompatibleAsync();
        scene.Server.Answer("POST", GenerationsPath, 200, Answer(Fox));
        var call = scene.Call(_request with { Parameters = ProviderScene.Parameters(("serverModel", " ")) }, BasePath);

        var result = await scene.Provider.SubmitAsync(
            call with
            {
                Connection = call.Connection with { Secret = null },
            },
            cancellationToken
        );

        var sent = scene.Server.Requests.Single();
        Assert.That(result, Is.TypeOf<ProviderResult.Completed>());
        Assert.That(sent.Text, Is.EqualTo("""{"prompt":"A red fox in the snow","n":1,"size":"1024x1024"}"""));
        Assert.That(sent.Header("Authorization"), Is.Null);
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenModelAndFormatAreSet_SendsThemWithTheKey(CancellationToken cancellationToken)
    {
        await using var scene = await StartCompatibleAsync();
        scene.Server.Answer("POST", GenerationsPath, 200, Answer(Fox, Fox));
        var request = _request with
        {
            Count = 2,
            Parameters = ProviderScene.Parameters(("serverModel", "dreamshaper"), ("responseFormat", "b64_json")),
        };

        var result = await scene.Provider.SubmitAsync(scene.Call(request, BasePath + "/"), cancellationToken);

        var sent = scene.Server.Requests.Single();
        Assert.That(result, Is.TypeOf<ProviderResult.Completed>().With.Property("Outputs").Count.EqualTo(2));
        Assert.That(
            sent.Text,
            Is.EqualTo(
                """{"prompt":"A red fox in the snow","model":"dreamshaper","n":2,"size":"1024x1024","response_format":"b64_json"}"""
            )
        );
        Assert.That(sent.Header("Authorization"), Is.EqualTo($"Bearer {ProviderScene.Key}"));
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenTheImageIsSomewhereElse_FetchesItWithTheKeyOfItsOwnServer(
        CancellationToken cancellationToken
    )
    {
        await using var scene = await StartCompatibleAsync();
        scene.Server.Answer(
            "POST",
            GenerationsPath,
            200,
            $$"""{"created":1,"data":[{"url":"{{scene.Server.Address}}/generated-images/fox.png"}]}"""
        );
        scene.Server.AnswerBytes("GET", "/generated-images/fox.png", Fox, "image/png");

        var result = await scene.Provider.SubmitAsync(scene.Call(_request, BasePath), cancellationToken);

        var image = ((ProviderResult.Completed)result).Outputs.Single();
        Assert.That(await ProviderScene.BytesAsync(image, cancellationToken), Is.EqualTo(Fox));
        Assert.That(scene.Server.Requests[^1].Header("Authorization"), Is.EqualTo($"Bearer {ProviderScene.Key}"));
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenTheImageIsADataUrl_TakesIt(CancellationToken cancellationToken)
    {
        await using var scene = await StartCompatibleAsync();
        scene.Server.Answer(
            "POST",
            GenerationsPath,
            200,
            $$"""{"data":[{"b64_json":"data:image/png;base64,{{Base64(Fox)}}"}]}"""
        );

        var result = await scene.Provider.SubmitAsync(scene.Call(_request, BasePath), cancellationToken);

        Assert.That(
            await ProviderScene.BytesAsync(((ProviderResult.Completed)result).Outputs.Single(), cancellationToken),
            Is.EqualTo(Fox)
        );
    }

    private static IEnumerable<TestCaseData> Errors()
    {
        yield return Case(
            500,
            """{"error":{"code":500,"message":"could not load model: no file","type":""}}""",
            new ProviderResult.ServerError("could not load model: no file")
        );
        yield return Case(400, """{"error":"Unknown model"}""", new ProviderResult.Invalid(null, "Unknown model"));
        yield return Case(
            422,
            """{"detail":"size must be 512x512"}""",
            new ProviderResult.Invalid(null, "size must be 512x512")
        );
        yield return Case(
            422,
            """{"detail":[{"loc":["body","n"],"msg":"too many"}]}""",
            new ProviderResult.Invalid("count", "too many")
        );
        yield return Case(
            400,
            "model is required",
            new ProviderResult.Invalid(null, "OpenAI-compatible server did not accept the request (status 400).")
        );
        yield return Case(
            404,
            "404 page not found",
            new ProviderResult.Invalid(null, "OpenAI-compatible server did not accept the request (status 404).")
        );

        static TestCaseData Case(int status, string body, ProviderResult expected) =>
            new TestCaseData(status, body, expected).SetArgDisplayNames($"{status}", body);
    }

    [TestCaseSource(nameof(Errors))]
    [CancelAfter(30_000)]
    public async Task Submit_WhenItRefusesInItsOwnWay_UnderstandsIt(
        int status,
        string body,
        ProviderResult expected,
        CancellationToken cancellationToken
    )
    {
        await using var scene = await StartCompatibleAsync();
        scene.Server.Answer("POST", GenerationsPath, status, body);

        Assert.That(
            await scene.Provider.SubmitAsync(scene.Call(_request, BasePath), cancellationToken),
            Is.EqualTo(expected)
        );
    }

    [Test, CancelAfter(30_000)]
    public async Task Check_WhenTheAddressHasNoModels_AsksForTheAddress(CancellationToken cancellationToken)
    {
        await using var scene = await StartCompatibleAsync();

        var found = await scene.Provider.CheckAsync(scene.Connection(), cancellationToken);

        Assert.That(found.Condition, Is.EqualTo(ConnectionStatus.Unreachable));
        Assert.That(found.Reason, Does.Contain("/v1"));
    }

    [Test, CancelAfter(30_000)]
    public async Task Check_WhenItListsItsModels_IsHealthy(CancellationToken cancellationToken)
    {
        await using var scene = await StartCompatibleAsync();
        scene.Server.Answer("GET", Models, 200, """{"object":"list","data":[]}""");

        Assert.That(
            await scene.Provider.CheckAsync(scene.Connection(BasePath), cancellationToken),
            Is.EqualTo(ConnectionCheckResult.Healthy)
        );
    }
}
