using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Tests.Media;
using ImageGenerator.Infrastructure.Tests.Providers.Support;
using static ImageGenerator.Infrastructure.Tests.Providers.OpenAI.OpenAIScene;

namespace ImageGenerator.Infrastructure.Tests.Providers.OpenAI;

/// <summary>What is sent to OpenAI, and what its answers become.</summary>
[TestFixture]
internal sealed class OpenAIProviderTests
{
    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenOnlyAPromptIsGiven_SendsTheModelsWordsAndNothingElse(
        CancellationToken cancellationToken
    )
    {
        await using var scene = await StartAsync();
        scene.Server.Answer("POST", GenerationsPath, 200, Answer(Fox));

        var result = await scene.Provider.SubmitAsync(scene.Call(Request, BasePath), cancellationToken);

        var sent = scene.Server.Requests.Single();
        var images = ((ProviderResult.Completed)result).Outputs;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                sent.Text,
                Is.EqualTo(
                    """{"prompt":"A red fox in the snow","model":"gpt-image-2","n":1,"size":"1024x1024","quality":"medium","output_format":"png"}"""
                )
            );
            Assert.That(sent.Header("Authorization"), Is.EqualTo($"Bearer {ProviderScene.Key}"));
            Assert.That(sent.Header("Content-Type"), Is.EqualTo("application/json"));
            Assert.That(sent.Header("Content-Length"), Is.EqualTo($"{sent.Body.Length}"));
            Assert.That(images, Has.Count.EqualTo(1));
            Assert.That(images[0].Seed, Is.Null, "OpenAI knows no seeds");
            Assert.That(await ProviderScene.BytesAsync(images[0], cancellationToken), Is.EqualTo(Fox));
        }
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenEverythingIsSet_SendsIt(CancellationToken cancellationToken)
    {
        await using var scene = await StartAsync();
        scene.Server.Answer("POST", GenerationsPath, 200, Answer(Fox, Fox, Fox));
        var request = Request with
        {
            Count = 3,
            Size = new ImageSize(1536, 864),
            Quality = Quality.Ultra,
            OutputFormat = OutputFormat.Webp,
            Parameters = ProviderScene.Parameters(
                ("outputQuality", 80),
                ("background", "transparent"),
                ("moderation", "low"),
                ("partialImages", 0)
            ),
        };

        var result = await scene.Provider.SubmitAsync(scene.Call(request, BasePath), cancellationToken);

        Assert.That(result, Is.TypeOf<ProviderResult.Completed>().With.Property("Outputs").Count.EqualTo(3));
        Assert.That(
            scene.Server.Requests.Single().Text,
            Is.EqualTo(
                """{"prompt":"A red fox in the snow","model":"gpt-image-2","n":3,"size":"1536x864","quality":"high","output_format":"webp","output_compression":80,"background":"transparent","moderation":"low"}"""
            )
        );
    }

    [TestCase(Quality.Standard, "low")]
    [TestCase(Quality.Hd, "medium")]
    [TestCase(Quality.Ultra, "high")]
    [CancelAfter(30_000)]
    public async Task Submit_WhenAQualityIsChosen_SendsOpenAIsWord(
        Quality quality,
        string expected,
        CancellationToken cancellationToken
    )
    {
        await using var scene = await StartAsync();
        scene.Server.Answer("POST", GenerationsPath, 200, Answer(Fox));

        await scene.Provider.SubmitAsync(scene.Call(Request with { Quality = quality }, BasePath), cancellationToken);

        Assert.That(scene.Server.Requests.Single().Json.GetProperty("quality").GetString(), Is.EqualTo(expected));
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenATransparentJpegIsWanted_RefusesWithoutAsking(CancellationToken cancellationToken)
    {
        await using var scene = await StartAsync();
        var request = Request with
        {
            OutputFormat = OutputFormat.Jpeg,
            Parameters = ProviderScene.Parameters(("background", "transparent")),
        };

        var result = await scene.Provider.SubmitAsync(scene.Call(request, BasePath), cancellationToken);

        Assert.That(
            result,
            Is.TypeOf<ProviderResult.Invalid>().With.Property("Field").EqualTo("parameters.background")
        );
        Assert.That(scene.Server.Requests, Is.Empty);
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenAnImageComesAlong_SendsAFormWithTheMaskTurnedRound(CancellationToken cancellationToken)
    {
        await using var scene = await StartAsync();
        scene.Server.Answer("POST", EditsPath, 200, Answer(Fox));
        var request = Request with
        {
            Prompt = "Ein Hut für den Fuchs",
            References = [ProviderScene.Image(Samples.Png(64, 64))],
            Mask = ProviderScene.Image(Samples.Mask(64, 64)),
        };

        var result = await scene.Provider.SubmitAsync(scene.Call(request, BasePath), cancellationToken);

        var sent = scene.Server.Requests.Single();
        var form = await sent.FormAsync();
        var mask = PartOf(sent.Body, "mask.png");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result, Is.TypeOf<ProviderResult.Completed>());
            Assert.That(
                form.Take(6).Select(field => $"{field.Key}={field.Value}"),
                Is.EquivalentTo([
                    "prompt=Ein Hut für den Fuchs",
                    "model=gpt-image-2",
                    "n=1",
                    "size=1024x1024",
                    "quality=medium",
                    "output_format=png",
                ])
            );
            Assert.That(form.Skip(6).Select(file => file.Key), Is.EqualTo(["image", "mask"]));
            Assert.That(form[6].Value, Is.EqualTo($"(image-1.png, image/png, {request.References[0].Length} bytes)"));
            Assert.That(
                Samples.Pixels(mask).Where((_, place) => place % 4 == 3).Take(64),
                Is.EqualTo(Enumerable.Repeat(0, 32).Concat(Enumerable.Repeat(255, 32))),
                "white was to be changed"
            );
            Assert.That(sent.Header("Content-Type"), Does.Match("^multipart/form-data; boundary=[a-z0-9-]+$"));
        }
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenSeveralImagesComeAlong_SendsThemInOrder(CancellationToken cancellationToken)
    {
        await using var scene = await StartAsync();
        scene.Server.Answer("POST", EditsPath, 200, Answer(Fox));
        var request = Request with
        {
            References =
            [
                ProviderScene.Image([1]),
                ProviderScene.Image([2, 2], "image/jpeg"),
                ProviderScene.Image([3, 3, 3], "image/webp"),
            ],
        };

        await scene.Provider.SubmitAsync(scene.Call(request, BasePath), cancellationToken);

        var files = (await scene.Server.Requests.Single().FormAsync())
            .Where(field => field.Key == "image[]")
            .Select(field => field.Value);
        Assert.That(
            files,
            Is.EqualTo([
                "(image-1.png, image/png, 1 bytes)",
                "(image-2.jpg, image/jpeg, 2 bytes)",
                "(image-3.webp, image/webp, 3 bytes)",
            ])
        );
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenTheMaskIsDamaged_RefusesWithoutAsking(CancellationToken cancellationToken)
    {
        await using var scene = await StartAsync();
        var request = Request with
        {
            References = [ProviderScene.Image([1])],
            Mask = ProviderScene.Image("no image"u8.ToArray()),
        };

        var result = await scene.Provider.SubmitAsync(scene.Call(request, BasePath), cancellationToken);

        Assert.That(result, Is.TypeOf<ProviderResult.Invalid>().With.Property("Field").EqualTo("mask"));
        Assert.That(scene.Server.Requests, Is.Empty);
    }

    private static IEnumerable<TestCaseData> Usages()
    {
        yield return new TestCaseData(
            """{"total_tokens":1800,"input_tokens":44,"output_tokens":1756,"input_tokens_details":{"text_tokens":14,"image_tokens":30}}""",
            new ProviderUsage
            {
                InputTextTokens = 14,
                InputImageTokens = 30,
                OutputImageTokens = 1756,
            }
        ).SetArgDisplayNames("by details");
        yield return new TestCaseData(
            """{"input_tokens":44,"output_tokens":1800,"input_tokens_details":{"text_tokens":44,"image_tokens":0},"output_tokens_details":{"text_tokens":44,"image_tokens":1756}}""",
            new ProviderUsage
            {
                InputTextTokens = 44,
                InputImageTokens = 0,
                OutputImageTokens = 1756,
                OutputTextTokens = 44,
            }
        ).SetArgDisplayNames("text out too");
        yield return new TestCaseData(
            """{"input_tokens":14,"output_tokens":196}""",
            new ProviderUsage
            {
                InputTextTokens = 14,
                InputImageTokens = 0,
                OutputImageTokens = 196,
            }
        ).SetArgDisplayNames("without details");
        yield return new TestCaseData("null", null).SetArgDisplayNames("null");
        yield return new TestCaseData("\"many\"", null).SetArgDisplayNames("text");
        yield return new TestCaseData("""{"input_tokens":9999999999999}""", null).SetArgDisplayNames("too large");
    }

    [TestCaseSource(nameof(Usages))]
    [CancelAfter(30_000)]
    public async Task Submit_WhenItTellsItsTokens_PassesThemOn(
        string usage,
        ProviderUsage? expected,
        CancellationToken cancellationToken
    )
    {
        await using var scene = await StartAsync();
        scene.Server.Answer("POST", GenerationsPath, 200, AnswerWithUsage(usage));

        var result = await scene.Provider.SubmitAsync(scene.Call(Request, BasePath), cancellationToken);

        Assert.That(
            result,
            Is.TypeOf<ProviderResult.Completed>()
                .With.Property("Usage")
                .EqualTo(expected)
                .And.Property("ReportedCost")
                .Null
        );
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenOneImageIsDamaged_KeepsTheOther(CancellationToken cancellationToken)
    {
        await using var scene = await StartAsync();
        scene.Server.Answer(
            "POST",
            GenerationsPath,
            200,
            $$"""{"data":[{"b64_json":"%%%"},null,{"b64_json":7},{"b64_json":"{{Base64(Fox).Replace("/", "\\/", StringComparison.Ordinal)}}"}]}"""
        );

        var result = await scene.Provider.SubmitAsync(
            scene.Call(Request with { Count = 4 }, BasePath),
            cancellationToken
        );

        var image = ((ProviderResult.Completed)result).Outputs.Single();
        Assert.That(await ProviderScene.BytesAsync(image, cancellationToken), Is.EqualTo(Fox));
    }

    [TestCase("""{"data":[{"b64_json":"%%%"}]}""")]
    [TestCase("""{"data":[{"b64_json":""}]}""")]
    [TestCase("""{"data":[{"revised_prompt":"A fox"}]}""")]
    [CancelAfter(30_000)]
    public async Task Submit_WhenNoImageCanBeRead_HasNoOutput(string body, CancellationToken cancellationToken)
    {
        await using var scene = await StartAsync();
        scene.Server.Answer("POST", GenerationsPath, 200, body);

        Assert.That(
            await scene.Provider.SubmitAsync(scene.Call(Request, BasePath), cancellationToken),
            Is.TypeOf<ProviderResult.NoOutput>()
        );
    }

    private static IEnumerable<TestCaseData> Errors()
    {
        yield return Case(
            400,
            Error(
                "moderation_blocked",
                "Rejected by the safety system. safety_violations=[violence].",
                "image_generation_user_error"
            ),
            new ProviderResult.ContentRejected("Rejected by the safety system. safety_violations=[violence].")
        );
        yield return Case(
            400,
            Error("content_policy_violation", "Not allowed."),
            new ProviderResult.ContentRejected("Not allowed.")
        );
        yield return Case(
            401,
            Error("invalid_api_key", "Incorrect API key provided: sk-ab***yz."),
            new ProviderResult.CredentialRejected("OpenAI does not take the key.")
        );
        yield return Case(
            403,
            Error(null, "Your organization must be verified to use the model."),
            new ProviderResult.NotPermitted("Your organization must be verified to use the model.")
        );
        yield return Case(
            429,
            Error("insufficient_quota", "You exceeded your current quota.", "insufficient_quota"),
            new ProviderResult.OutOfCredit("The account at OpenAI is out of credit.")
        );
        yield return Case(
            400,
            Error("billing_hard_limit_reached", "Billing hard limit has been reached."),
            new ProviderResult.OutOfCredit("The account at OpenAI is out of credit.")
        );
        yield return Case(
            403,
            Error("model_not_found", "Your project does not have access to the model."),
            new ProviderResult.NotPermitted("Your project does not have access to the model.")
        );
        yield return Case(
            404,
            Error("model_not_found", "The model does not exist."),
            new ProviderResult.Invalid("model", "The model does not exist.")
        );
        yield return Case(
            400,
            Error("invalid_value", "Invalid size.", param: "size"),
            new ProviderResult.Invalid("aspectRatio", "Invalid size.")
        );
        yield return Case(
            400,
            Error("invalid_value", "Bad.", param: "background"),
            new ProviderResult.Invalid("parameters.background", "Bad.")
        );
        yield return Case(
            400,
            Error("invalid_value", "Bad.", param: "image[0]"),
            new ProviderResult.Invalid("references", "Bad.")
        );
        yield return Case(
            400,
            Error("unknown_parameter", "Unknown parameter: 'style'.", param: "style"),
            new ProviderResult.Invalid(null, "Unknown parameter: 'style'.")
        );
        yield return Case(
            400,
            Error("oops", $"You said {ProviderScene.Key} and\\n\\u0000 more."),
            new ProviderResult.Invalid(null, "You said [key] and more.")
        );
        yield return Case(
            500,
            Error("server_error", "We had an error.", "server_error"),
            new ProviderResult.ServerError("We had an error.")
        );

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
        scene.Server.Answer("POST", GenerationsPath, status, body);

        Assert.That(
            await scene.Provider.SubmitAsync(scene.Call(Request, BasePath), cancellationToken),
            Is.EqualTo(expected)
        );
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenTheSizeWasGivenExactly_NamesTheWidth(CancellationToken cancellationToken)
    {
        await using var scene = await StartAsync();
        scene.Server.Answer("POST", GenerationsPath, 400, Error("invalid_value", "Invalid size.", param: "size"));

        var result = await scene.Provider.SubmitAsync(
            scene.Call(Request with { AspectRatio = null }, BasePath),
            cancellationToken
        );

        Assert.That(result, Is.EqualTo(new ProviderResult.Invalid("width", "Invalid size.")));
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenALimitIsReached_WaitsUntilItIsRenewed(CancellationToken cancellationToken)
    {
        await using var scene = await StartAsync();
        scene.Server.Answer(
            "POST",
            GenerationsPath,
            429,
            Error("rate_limit_exceeded", "Slow down.", "requests"),
            headers:
            [
                ("x-ratelimit-remaining-requests", "0"),
                ("x-ratelimit-reset-requests", "12.5s"),
                ("x-ratelimit-remaining-tokens", "9000"),
                ("x-ratelimit-reset-tokens", "20ms"),
            ]
        );

        var result = await scene.Provider.SubmitAsync(scene.Call(Request, BasePath), cancellationToken);

        Assert.That(result, Is.EqualTo(new ProviderResult.RateLimited(TimeSpan.FromSeconds(12.5), "Slow down.")));
    }

    [Test, CancelAfter(30_000)]
    public async Task Check_WhenTheKeyIsTaken_IsHealthy(CancellationToken cancellationToken)
    {
        await using var scene = await StartAsync();
        scene.Server.Answer(
            "GET",
            Models,
            200,
            """{"object":"list","data":[{"id":"gpt-image-2","object":"model","created":1776729600,"owned_by":"openai","shutdown_date":null}]}"""
        );

        Assert.That(
            await scene.Provider.CheckAsync(scene.Connection(BasePath), cancellationToken),
            Is.EqualTo(ConnectionCheckResult.Healthy)
        );
        Assert.That(scene.Server.Requests.Single().Header("Authorization"), Is.EqualTo($"Bearer {ProviderScene.Key}"));
    }

    [TestCase(
        401,
        "Incorrect API key provided: sk-ab***yz.",
        ConnectionStatus.CredentialRejected,
        "OpenAI does not take the key."
    )]
    [TestCase(403, "Country not supported.", ConnectionStatus.Unreachable, "Country not supported.")]
    [TestCase(
        403,
        "You have insufficient permissions for this operation. Missing scopes: api.model.read.",
        ConnectionStatus.Healthy,
        null
    )]
    [TestCase(500, "Oops.", ConnectionStatus.Unreachable, "OpenAI answers with status 500.")]
    [CancelAfter(30_000)]
    public async Task Check_WhenItIsRefused_SaysWhy(
        int status,
        string message,
        ConnectionStatus condition,
        string? reason,
        CancellationToken cancellationToken
    )
    {
        await using var scene = await StartAsync();
        scene.Server.Answer("GET", Models, status, Error(null, message));

        Assert.That(
            await scene.Provider.CheckAsync(scene.Connection(BasePath), cancellationToken),
            Is.EqualTo(new ConnectionCheckResult(condition, reason))
        );
    }

    [Test, CancelAfter(30_000)]
    public async Task Submit_WhenTheKeyHoldsALineBreak_NeverRepeatsIt(CancellationToken cancellationToken)
    {
        await using var scene = await StartAsync();
        scene.Server.Answer("POST", GenerationsPath, 200, Answer(Fox));
        var call = scene.Call(Request, BasePath);
        call = call with { Connection = call.Connection with { Secret = new ProviderSecret("secret\nkey") } };

        var said = (await scene.Provider.SubmitAsync(call, cancellationToken)).ToString();

        Assert.That(said, Does.Not.Contain("key").And.Not.Contain("Bearer"));
    }

    private static byte[] PartOf(byte[] form, string fileName)
    {
        var text = System.Text.Encoding.Latin1.GetString(form);
        var start =
            text.IndexOf(
                "\r\n\r\n",
                text.IndexOf($"filename=\"{fileName}\"", StringComparison.Ordinal),
                StringComparison.Ordinal
            ) + 4;
        return form[start..text.IndexOf("\r\n--form-", start, StringComparison.Ordinal)];
    }
}
