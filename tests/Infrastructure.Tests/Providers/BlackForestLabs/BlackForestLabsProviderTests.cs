using ImageGenerator.Application.Media;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Providers.BlackForestLabs;
using ImageGenerator.Infrastructure.Tests.Providers.Support;
using ImageGenerator.Infrastructure.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Tests.Providers.BlackForestLabs;

/// <summary>From the request to the image, and all the ways that lead elsewhere.</summary>
internal sealed class BlackForestLabsProviderTests
{
    private const string Create = "/v1/flux-2-pro";
    private const string Result = "/v1/get_result";

    private static readonly byte[] _png = "an image, for all we know"u8.ToArray();

    private ManualTime _time = null!;
    private ProviderScene _scene = null!;

    private static ImageRequest Request => For("flux-2-pro");

    [SetUp]
    public async Task StartScene()
    {
        _time = new ManualTime().WithTimersOfTheSystem();
        _scene = await ProviderScene.StartAsync(
            (services, _) =>
            {
                services.AddSingleton<TimeProvider>(_time);
                services.AddBlackForestLabsProvider();
            }
        );
    }

    [TearDown]
    public ValueTask StopScene() => _scene.DisposeAsync();

    [Test]
    public async Task Submit_ThenPoll_HasTheImageItsSeedAndItsCost()
    {
        _scene.Server.AnswerBytes("GET", "/out.png", _png, "image/png");
        _scene.Server.AnswerInTurn(
            "GET",
            Result,
            (200, State("Pending", more: ", \"progress\": 0.4")),
            (200, State("Ready", $$"""{"sample":"{{_scene.Server.Address}}/out.png","seed":4711,"prompt":"…"}"""))
        );

        var accepted = await AcceptedAsync(cost: "4.5");
        var pending = (ProviderResult.Accepted)await PollAsync(accepted.ProviderJobId);
        var done = (ProviderResult.Completed)await PollAsync(accepted.ProviderJobId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(pending.Percent, Is.EqualTo(40));
            Assert.That(done.Outputs.Single().Seed, Is.EqualTo(4711));
            Assert.That(await ProviderScene.BytesAsync(done.Outputs[0], CancellationToken.None), Is.EqualTo(_png));
            Assert.That(done.ReportedCost?.Amount, Is.EqualTo(0.045m));
            Assert.That(
                _scene.Server.Requests.Take(3).Select(request => request.Header("x-key")),
                Is.All.EqualTo(ProviderScene.Key)
            );
            Assert.That(
                _scene.Server.Requests[^1].Header("x-key"),
                Is.Null,
                "the picture is for everybody who knows its address"
            );
            Assert.That(_scene.Server.Requests[1].Query, Is.EqualTo("?id=t1&region=eu"), "asked where it was told to");
            Assert.That(accepted.ProviderJobId, Does.Not.Contain(ProviderScene.Key));
        }
    }

    [Test]
    public async Task Poll_WhenTheCostIsNotTold_LeavesItOpen()
    {
        _scene.Server.Answer("GET", Result, 200, State("Ready", """{"sample":"https://delivery.example/x.png"}"""));

        var accepted = await AcceptedAsync(cost: "null");
        var done = (ProviderResult.Completed)await PollAsync(accepted.ProviderJobId);

        Assert.That(done.ReportedCost, Is.Null);
        Assert.That(done.Outputs.Single().Seed, Is.EqualTo(42));
    }

    [TestCase("https://api.eu2.bfl.ai/v1/get_result?id=t1", "https://api.eu2.bfl.ai/v1/get_result?id=t1")]
    [TestCase("https://evil.example/v1/get_result?id=t1", null)]
    [TestCase("https://evilbfl.ai/v1/get_result?id=t1", null)]
    [TestCase("https://api.bfl.ai.evil.example/v1/get_result?id=t1", null)]
    [TestCase("http://api.eu2.bfl.ai/v1/get_result?id=t1", null)]
    [TestCase("https://api.eu2.bfl.ai:8443/v1/get_result?id=t1", null)]
    [TestCase("https://user@evil.example/?x=.bfl.ai", null)]
    [TestCase("nowhere", null)]
    public async Task Submit_WhenTheAddressToAskLeadsElsewhere_AsksTheApiItself(string given, string? used)
    {
        _scene.Server.Answer("POST", Create, 200, $$"""{"id":"t1","polling_url":"{{given}}","cost":3}""");

        var accepted = (ProviderResult.Accepted)await SubmitAsync(Request);

        Assert.That(BlackForestLabsTask.TryParse(accepted.ProviderJobId, out var task), Is.True);
        Assert.That(task!.Address, Is.EqualTo(new Uri(used ?? $"{_scene.Server.Address}{Result}?id=t1")));
    }

    [Test]
    public async Task Submit_WhenTheAddressIsTooLongToKeep_AsksTheApiItself()
    {
        _scene.Server.Answer(
            "POST",
            Create,
            200,
            $$"""{"id":"t1","polling_url":"{{_scene.Server.Address}}{{Result}}?id={{new string('x', 400)}}"}"""
        );

        var accepted = (ProviderResult.Accepted)await SubmitAsync(Request);

        Assert.That(accepted.ProviderJobId, Does.EndWith($"{Result}?id=t1"));
    }

    [TestCase("offline-1-2")]
    [TestCase("1|2|not an address")]
    [TestCase("1772366400|3|https://evil.example/v1/get_result?id=t1")]
    public async Task Poll_WhenTheIdIsNoneOfOurs_GivesNobodyTheKey(string id)
    {
        Assert.That(await PollAsync(id), Is.TypeOf<ProviderResult.NoOutput>());
        Assert.That(_scene.Server.Requests, Is.Empty);
    }

    [TestCase("Request Moderated", false)]
    [TestCase("Content Moderated", true)]
    public async Task Poll_WhenModerated_IsRefused(string status, bool charged)
    {
        _scene.Server.Answer("GET", Result, 200, State(status));

        var refused = (ProviderResult.ContentRejected)await PollAsync((await AcceptedAsync()).ProviderJobId);

        Assert.That((refused.Reason.Length > 0, refused.Charged), Is.EqualTo((true, charged)));
    }

    [TestCase(200)]
    [TestCase(404)]
    public async Task Poll_WhenTheTaskIsNotFound_WaitsAMinuteForItToShow(int status)
    {
        _scene.Server.Answer("GET", Result, status, State("Task not found"));
        var id = (await AcceptedAsync()).ProviderJobId;

        var early = await PollAsync(id);
        _time.Advance(TimeSpan.FromSeconds(61));
        var late = await PollAsync(id);

        Assert.That(early, Is.TypeOf<ProviderResult.Accepted>());
        Assert.That(
            late,
            Is.TypeOf<ProviderResult.Completed>(),
            "it may have been made, and is not paid for a second time"
        );
    }

    [TestCase("null", "failed")]
    [TestCase("{\"reason\": \"out of memory\"}", "out of memory")]
    public async Task Poll_WhenItEndedInAnError_HasFailed(string details, string words)
    {
        _scene.Server.Answer("GET", Result, 200, State("Error", more: $", \"details\": {details}"));

        Assert.That(
            ((ProviderResult.Failed)await PollAsync((await AcceptedAsync()).ProviderJobId)).Reason,
            Does.Contain(words)
        );
    }

    [Test]
    public async Task Poll_WhenItIsReadyWithoutAnImage_HasNoOutput()
    {
        _scene.Server.Answer("GET", Result, 200, State("Ready"));

        Assert.That(await PollAsync((await AcceptedAsync()).ProviderJobId), Is.TypeOf<ProviderResult.NoOutput>());
    }

    [TestCase(500, "<h1>Oops</h1>")]
    [TestCase(404, "{\"detail\":\"Not Found\"}")]
    [TestCase(200, "{\"")]
    [TestCase(200, "[]")]
    [TestCase(200, "{}")]
    public async Task Poll_WhenTheAnswerIsOfNoUse_IsAskedAgain(int status, string body)
    {
        _scene.Server.Answer("GET", Result, status, body);

        Assert.That(await PollAsync((await AcceptedAsync()).ProviderJobId), Is.TypeOf<ProviderResult.Unavailable>());
    }

    [Test]
    public async Task Poll_WhenTheConnectionBreaks_IsAskedAgain()
    {
        _scene.Server.Reset("GET", Result);

        Assert.That(await PollAsync((await AcceptedAsync()).ProviderJobId), Is.TypeOf<ProviderResult.Unavailable>());
    }

    [Test]
    public async Task Poll_WhenItTakesLong_IsAskedLessOften()
    {
        _scene.Server.Answer("GET", Result, 200, State("Pending"));
        var accepted = await AcceptedAsync();

        _time.Advance(TimeSpan.FromSeconds(12));
        var later = (ProviderResult.Accepted)await PollAsync(accepted.ProviderJobId);
        _time.Advance(TimeSpan.FromMinutes(1));
        var much = (ProviderResult.Accepted)await PollAsync(accepted.ProviderJobId);

        Assert.That(
            new[] { accepted.PollAfter, later.PollAfter, much.PollAfter }.Select(wait => wait.TotalSeconds),
            Is.EqualTo(new[] { 0.5, 1.2, 2 })
        );
    }

    [TestCase(
        """{"detail":[{"loc":["body","safety_tolerance"],"msg":"Input should be less than or equal to 5","type":"less_than_equal"}]}""",
        "parameters.safetyTolerance",
        "less than or equal to 5"
    )]
    [TestCase(
        """{"detail":[{"loc":["body","input_image_3"],"msg":"not an image","type":"value_error"}]}""",
        "references",
        "not an image"
    )]
    [TestCase("""{"detail":[{"loc":["body",0],"msg":7}]}""", null, "setting")]
    [TestCase("""{"detail":"Prompt too long"}""", null, "Prompt too long")]
    [TestCase("""{"detail":[]}""", null, "setting")]
    [TestCase("nonsense", null, "setting")]
    public async Task Submit_WhenASettingIsNotAccepted_NamesItInOurWords(string body, string? field, string words)
    {
        _scene.Server.Answer("POST", Create, 422, body);

        var invalid = (ProviderResult.Invalid)await SubmitAsync(Request);

        Assert.That(invalid.Field, Is.EqualTo(field));
        Assert.That(invalid.Reason, Does.Contain(words));
    }

    [Test]
    public async Task Submit_WhenTheModelIsGone_MayBeDoneByAnother()
    {
        _scene.Server.Answer("POST", Create, 404, """{"detail":"Not Found"}""");

        Assert.That(await SubmitAsync(Request), Is.TypeOf<ProviderResult.Unavailable>());
    }

    [TestCase(404, "text/html", "expired")]
    [TestCase(200, "text/html", "page")]
    public async Task Open_WhenTheAddressLeadsToNoImage_SaysSo(int status, string type, string words)
    {
        _scene.Server.Answer("GET", "/out.png", status, "<html>", type);
        _scene.Server.Answer(
            "GET",
            Result,
            200,
            State("Ready", $$"""{"sample":"{{_scene.Server.Address}}/out.png"}""")
        );
        var done = (ProviderResult.Completed)await PollAsync((await AcceptedAsync()).ProviderJobId);

        var unreadable = Assert.CatchAsync<UnreadableImageException>(() =>
            done.Outputs[0].OpenAsync(CancellationToken.None)
        );
        Assert.That(unreadable.Message, Does.Contain(words));
    }

    [Test]
    public async Task Cancel_OfAnUnknownTask_AsksNobody()
    {
        await _scene.Provider.CancelAsync(
            new RemoteJob("unknown", _scene.Call(Request, "/v1")),
            CancellationToken.None
        );

        Assert.That(_scene.Server.Requests, Is.Empty);
    }

    [TestCase(200, "{\"credits\": 12.5}", ConnectionStatus.Healthy)]
    [TestCase(200, "{\"credits\": 0}", ConnectionStatus.OutOfCredit)]
    [TestCase(403, "{\"detail\":\"Not authenticated\"}", ConnectionStatus.CredentialRejected)]
    [TestCase(500, "", ConnectionStatus.Unreachable)]
    public async Task Check_AsksForTheCredits(int status, string body, ConnectionStatus condition)
    {
        _scene.Server.Answer("GET", "/v1/credits", status, body);

        Assert.That(
            (await _scene.Provider.CheckAsync(_scene.Connection("/v1"), CancellationToken.None)).Condition,
            Is.EqualTo(condition)
        );
    }

    public static IEnumerable<TestCaseData> Bodies()
    {
        var image = ProviderScene.Image([1, 2, 3]);
        return
        [
            Case(
                "two references",
                For("flux-2-flex") with
                {
                    References = [image, image],
                    Parameters = ProviderScene.Parameters(
                        ("steps", 30),
                        ("guidance", 4.5),
                        ("promptUpsampling", false),
                        ("safetyTolerance", 1),
                        ("matchReference", false)
                    ),
                },
                """{"prompt":"A red fox in the snow","seed":42,"output_format":"png","width":1024,"height":1024,"input_image":"AQID","input_image_2":"AQID","steps":30,"guidance":4.5,"safety_tolerance":1,"prompt_upsampling":false}"""
            ),
            Case(
                "the reference's shape",
                For("flux-2-klein-4b") with
                {
                    References = [image],
                    Parameters = ProviderScene.Parameters(("matchReference", true)),
                },
                """{"prompt":"A red fox in the snow","seed":42,"output_format":"png","input_image":"AQID"}"""
            ),
            Case(
                "the shape without a reference",
                For("flux-2-max") with
                {
                    Parameters = ProviderScene.Parameters(("matchReference", true)),
                },
                """{"prompt":"A red fox in the snow","seed":42,"output_format":"png","width":1024,"height":1024}"""
            ),
            Case(
                "image prompt",
                For("flux-pro-1.1") with
                {
                    References = [image],
                    Size = new ImageSize(1344, 768),
                    OutputFormat = OutputFormat.Jpeg,
                },
                """{"prompt":"A red fox in the snow","seed":42,"output_format":"jpeg","width":1344,"height":768,"image_prompt":"AQID"}"""
            ),
            Case(
                "ultra",
                For("flux-pro-1.1-ultra") with
                {
                    References = [image],
                    Strength = 0.75m,
                    Parameters = ProviderScene.Parameters(("raw", true)),
                },
                """{"prompt":"A red fox in the snow","seed":42,"output_format":"png","aspect_ratio":"1:1","image_prompt":"AQID","image_prompt_strength":0.25,"raw":true}"""
            ),
            Case(
                "kontext",
                For("flux-kontext-pro") with
                {
                    References = [image],
                    AspectRatio = "16:9",
                },
                """{"prompt":"A red fox in the snow","seed":42,"output_format":"png","aspect_ratio":"16:9","input_image":"AQID"}"""
            ),
        ];

        static TestCaseData Case(string name, ImageRequest request, string body) =>
            new TestCaseData(request, body).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Bodies))]
    public async Task Submit_SpeaksTheModelsWords(ImageRequest request, string body)
    {
        await SubmitAsync(request);

        var sent = _scene.Server.Requests.Single();
        Assert.That(sent.Path, Is.EqualTo($"/v1/{request.ProviderModel}"));
        Assert.That(sent.Text, Is.EqualTo(body));
    }

    private static ImageRequest For(string model) => ProviderScene.Request($"bfl/{model}", model);

    private static string State(string status, string result = "null", string more = "") =>
        $$"""{"id":"t1","status":"{{status}}","result":{{result}}{{more}}}""";

    private async Task<ProviderResult.Accepted> AcceptedAsync(string cost = "3.0")
    {
        _scene.Server.Answer(
            "POST",
            Create,
            200,
            $$"""{"id":"t1","polling_url":"{{_scene.Server.Address}}{{Result}}?id=t1&region=eu","cost":{{cost}},"input_mp":0.0,"output_mp":1.05}"""
        );
        return (ProviderResult.Accepted)await SubmitAsync(Request);
    }

    private Task<ProviderResult> SubmitAsync(ImageRequest request) =>
        _scene.Provider.SubmitAsync(_scene.Call(request, "/v1"), CancellationToken.None);

    private Task<ProviderResult> PollAsync(string id) =>
        _scene.Provider.PollAsync(new RemoteJob(id, _scene.Call(Request, "/v1")), CancellationToken.None);
}
