using System.Globalization;
using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Replicate;
using ImageGenerator.Infrastructure.Tests.Providers.Support;
using ImageGenerator.Infrastructure.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Tests.Providers.Replicate;

/// <summary>What becomes of a request whose answer was lost.</summary>
internal sealed class ReplicateReconcileTests
{
    private const string Path = "/v1/predictions";

    private ManualTime _time = null!;
    private ProviderScene _scene = null!;

    private DateTimeOffset SentAt => _time.GetUtcNow() - TimeSpan.FromMinutes(1);

    [SetUp]
    public async Task StartScene()
    {
        _time = new ManualTime().WithTimersOfTheSystem();
        _scene = await ProviderScene.StartAsync(
            (services, configuration) =>
            {
                services.AddSingleton<TimeProvider>(_time);
                services.AddReplicateProvider(configuration);
            }
        );
    }

    [TearDown]
    public ValueTask StopScene() => _scene.DisposeAsync();

    [Test]
    public async Task Reconcile_WhenTheRequestArrived_FindsItsJob()
    {
        Answer(Page(Entry("other", prompt: "A dog"), Entry("mine"), Entry("older", seconds: -3600)));

        var accepted = (ProviderResult.Accepted)await ReconcileAsync();

        Assert.That(accepted.ProviderJobId, Is.EqualTo("mine"));
        Assert.That(
            Uri.UnescapeDataString(_scene.Server.Requests.Single().Query),
            Is.EqualTo("?created_after=2026-03-01T11:58:55.000Z"),
            "a little before, for clocks that differ"
        );
    }

    [Test]
    public async Task Reconcile_WhenTheModelHasAVersion_GoesByTheVersion()
    {
        Answer(Page(Entry("mine", model: "stability-ai/sdxl", version: ReplicateScene.SdxlVersion)));

        Assert.That(await ReconcileAsync(ReplicateScene.SdxlRequest), Is.TypeOf<ProviderResult.Accepted>());
    }

    [TestCase("A dog", "42")]
    [TestCase("A red fox in the snow", "43")]
    [TestCase("A red fox in the snow", "null")]
    public async Task Reconcile_WhenNothingFits_DidNotArrive(string prompt, string seed)
    {
        Answer(Page(Entry("other", prompt: prompt, seed: seed)));

        Assert.That(await ReconcileAsync(), Is.TypeOf<ProviderResult.Unavailable>());
    }

    [Test]
    public async Task Reconcile_WhenOnlyAnEarlierOneFits_DidNotArrive()
    {
        Answer(Page(Entry("earlier", seconds: -10)));

        Assert.That(await ReconcileAsync(), Is.TypeOf<ProviderResult.Unavailable>());
    }

    [Test]
    public async Task Reconcile_WhenItIsOnTheNextPage_FindsItThereAndAsksNobodyElse()
    {
        _scene.Server.AnswerInTurn(
            "GET",
            Path,
            (200, PageBefore("https://evil.example/v1/predictions?cursor=abc", Entry("other", prompt: "A dog"))),
            (200, Page(Entry("mine")))
        );

        Assert.That(await ReconcileAsync(), Is.TypeOf<ProviderResult.Accepted>());
        Assert.That(_scene.Server.Requests[1].Query, Is.EqualTo("?cursor=abc"));
    }

    [Test]
    public async Task Reconcile_WhenThePagesNeverEnd_CannotSay()
    {
        Answer(PageBefore("https://api.replicate.com/v1/predictions?cursor=abc", Entry("other", prompt: "A dog")));

        Assert.That(await ReconcileAsync(), Is.TypeOf<ProviderResult.Unknown>());
        Assert.That(_scene.Server.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Reconcile_WhenAnInputIsDeletedAlready_CannotSay()
    {
        Answer(Page(Entry("perhaps").Replace("\"input\"", "\"was\"", StringComparison.Ordinal)));

        Assert.That(await ReconcileAsync(), Is.TypeOf<ProviderResult.Unknown>());
    }

    [Test]
    public async Task Reconcile_WhenTheModelHasAnotherName_CannotSay()
    {
        Answer(Page(Entry("perhaps", model: "replicate/inside-name")));

        Assert.That(await ReconcileAsync(), Is.TypeOf<ProviderResult.Unknown>());
    }

    [Test]
    public async Task Reconcile_WhenOthersHaveInputsOfOtherShapes_ReadsPastThem()
    {
        Answer(
            Page(
                """{"id":"chat","model":"meta/chat","version":"hidden","input":{"prompt":["a","b"],"seed":"many"},"status":"succeeded","output":{"x":1},"created_at":"soon"}""",
                Entry("mine")
            )
        );

        Assert.That(await ReconcileAsync(), Is.TypeOf<ProviderResult.Accepted>());
    }

    [TestCase(500, "")]
    [TestCase(401, "{}")]
    [TestCase(200, "{}")]
    [TestCase(200, "nonsense")]
    public async Task Reconcile_WhenTheListCannotBeRead_CannotSay(int status, string body)
    {
        _scene.Server.Answer("GET", Path, status, body);

        Assert.That(await ReconcileAsync(), Is.TypeOf<ProviderResult.Unknown>());
    }

    [Test, CancelAfter(30_000)]
    public async Task Reconcile_WhenItWasSentJustNow_LooksAgainBeforeItCallsItLost(CancellationToken cancellationToken)
    {
        var looked = new TaskCompletionSource();
        var late = Entry("late", seconds: 61);
        _scene.Server.On("GET", Path, (context, _) =>
        {
            looked.TrySetResult();
            return StubServer.WriteAsync(
                context,
                200,
                System.Text.Encoding.UTF8.GetBytes(_scene.Server.Requests.Count == 1 ? Page() : Page(late)),
                "application/json",
                []
            );
        });

        var asking = _scene.Provider.ReconcileAsync(
            _scene.Call(ReplicateScene.SchnellRequest, ReplicateScene.Base),
            _time.GetUtcNow(),
            cancellationToken
        );
        await looked.Task.WaitAsync(cancellationToken);
        while (!asking.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.That(await asking, Is.TypeOf<ProviderResult.Accepted>().With.Property("ProviderJobId").EqualTo("late"));
        Assert.That(_scene.Server.Requests, Has.Count.EqualTo(2));
    }

    private void Answer(string body) => _scene.Server.Answer("GET", Path, 200, body);

    private Task<ProviderResult> ReconcileAsync(ImageRequest? request = null) =>
        _scene.Provider.ReconcileAsync(
            _scene.Call(request ?? ReplicateScene.SchnellRequest, ReplicateScene.Base),
            SentAt,
            CancellationToken.None
        );

    private static string Page(params string[] entries) => PageBefore(null, entries);

    private static string PageBefore(string? next, params string[] entries) =>
        $$"""{"previous":null,"next":{{(next is null ? "null" : $"\"{next}\"")}},"results":[{{string.Join(",", entries)}}]}""";

    private string Entry(
        string id,
        string prompt = "A red fox in the snow",
        string seed = "42",
        string model = "black-forest-labs/flux-schnell",
        string version = "hidden",
        int seconds = 1
    ) =>
        $$"""
            {"id":"{{id}}","model":"{{model}}","version":"{{version}}","input":{"prompt":"{{prompt}}","seed":{{seed}}},"output":null,"data_removed":false,"error":null,
             "status":"processing","created_at":"{{(SentAt + TimeSpan.FromSeconds(seconds)).ToString(
                "O",
                CultureInfo.InvariantCulture
            )}}"}
            """;
}
