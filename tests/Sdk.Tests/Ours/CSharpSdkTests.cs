using System.Net;
using ImageGenerator.Sdk.Tests.Support;

namespace ImageGenerator.Sdk.Tests.Ours;

/// <summary>What programs do with the C# SDK, against the product.</summary>
internal sealed class CSharpSdkTests
{
    private const int Side = 256;

    private static readonly byte[] _png = [0x89, (byte)'P', (byte)'N', (byte)'G'];

    private ImageGeneratorClient _client = null!;

    [OneTimeSetUp]
    public void Connect() => _client = ImageGeneratorClient.Connect(Product.Address, Product.Key);

    [Test]
    public async Task Generation_WhenOnlyThePromptIsSet_IsCompletedAndCanBeSaved()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.png");

        var started = await _client.StartAsync(new GenerationRequest { Prompt = "a harbour" });
        var finished = await _client.WaitForGenerationAsync(started.Id);
        await _client.DownloadAsync(finished.Images[0].AssetId, path);

        Assert.That(finished.Status, Is.EqualTo(JobStatus.Completed));
        Assert.That((await File.ReadAllBytesAsync(path)).Take(4), Is.EqualTo(_png));
        File.Delete(path);
    }

    [Test]
    public async Task Generation_WhenItsModelHasASettingOfItsOwn_KeepsIt()
    {
        var request = Small("a setting");
        request.Model = "offline/preview";
        request.Failover = Failover.AnyPrice;
        request.Parameters = new Dictionary<string, object> { ["look"] = "dunes" };

        var started = await _client.StartAsync(request);

        Assert.That(started.Parameters["look"].ToString(), Is.EqualTo("dunes"));
        Assert.That(started.Failover, Is.EqualTo(Failover.AnyPrice));
    }

    [Test]
    public async Task Start_WhenTheAnswerIsLost_MakesOneGeneration()
    {
        using var network = new LossyNetwork(lostAnswers: 2);
        using var http = network.ClientTo(Product.Address, Product.Key);
        var client = new ImageGeneratorClient(http);
        var prompt = $"once {Guid.NewGuid():N}";

        var started = await client.StartAsync(Small(prompt));

        var all = await _client.ListGenerationsAsync(search: prompt);
        Assert.That(network.Requests, Is.EqualTo(3));
        Assert.That(all.Items.Select(generation => generation.Id), Is.EqualTo(new[] { started.Id }));
    }

    [Test]
    public async Task Events_WhenTheStreamBreaks_GoOnWhereItBroke()
    {
        using var network = new LossyNetwork(brokenStreams: 2);
        using var http = network.ClientTo(Product.Address, Product.Key);
        var client = new ImageGeneratorClient(http);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var (started, ids) = (Guid.Empty, new List<string>());

        // An id that is none is answered with a reset, so the stream is known to be open.
        await foreach (var item in client.WatchEventsAsync(lastEventId: "none", cancellationToken: patience.Token))
        {
            ids.Add(item.Id);
            if (item.Name == "stream.reset")
                started = (await _client.StartAsync(Small("a tide"), cancellationToken: patience.Token)).Id;
            if (item.Generation is { Status: JobStatus.Completed } told && told.Id == started)
                break;
        }

        Assert.That(network.Requests, Is.GreaterThan(1));
        Assert.That(ids, Has.Count.GreaterThan(2).And.Unique);
        await foreach (var item in _client.WatchEventsAsync(lastEventId: ids[0], cancellationToken: patience.Token))
        {
            Assert.That(ids, Does.Contain(item.Id), $"{item.Name} was missed.");
            if (item.Id == ids[^1])
                break;
        }
    }

    [Test]
    public void Events_WhenRefused_AreAnError()
    {
        var client = ImageGeneratorClient.Connect(Product.Address, "ig_wrong");

        var refusal = Assert.ThrowsAsync<ImageGeneratorException>(async () =>
        {
            await foreach (var _ in client.WatchEventsAsync()) { }
        });

        Assert.That(refusal!.StatusCode, Is.EqualTo(401));
        Assert.That(refusal.Message, Is.Not.Empty.And.EqualTo(refusal.Problem!.Detail));
    }

    [Test]
    public async Task Generation_WhenItFails_SaysWhy()
    {
        var started = await _client.StartAsync(Small("a storm [[refuse]]"));

        var finished = await _client.WaitForGenerationAsync(started.Id);

        Assert.That(finished.Status, Is.EqualTo(JobStatus.Failed));
        Assert.That(finished.Failure!.Message, Is.Not.Empty);
    }

    [Test]
    public async Task Generation_WhenCancelled_Ends()
    {
        var started = await _client.StartAsync(Small("a long night [[slow=60000]]"));

        await _client.CancelGenerationAsync(started.Id);
        var finished = await _client.WaitForGenerationAsync(started.Id);

        Assert.That(finished.Status, Is.EqualTo(JobStatus.Cancelled));
    }

    [Test]
    public void Call_WhenRefused_ThrowsTheProblem()
    {
        var request = Small("a harbour");
        request.Model = "nobody/nothing";

        var refusal = Assert.CatchAsync<ImageGeneratorException>(() => _client.StartAsync(request))!;

        Assert.That(refusal.StatusCode, Is.EqualTo(422));
        Assert.That(refusal.Code, Is.EqualTo("model.unknown"));
        Assert.That(refusal.Message, Is.EqualTo(refusal.Problem!.Detail).And.Not.Empty);
    }

    [Test]
    public async Task Upload_WhenItIsAnImage_IsTakenIn()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.png");
        var image = await DrawnAsync();
        await _client.DownloadAsync(image, path);

        var upload = await _client.UploadAsync(path);

        Assert.That((upload.Width, upload.MediaType), Is.EqualTo((Side, "image/png")));
        File.Delete(path);
    }

    [Test]
    public async Task Edit_WhenStarted_CanBeWaitedFor()
    {
        var request = new EditRequest
        {
            Kind = EditKind.Upscale,
            Source = new EditSourceRequest { AssetId = await DrawnAsync() },
        };

        var started = await _client.StartAsync(request);
        var finished = await _client.WaitForEditAsync(started.Id);

        Assert.That(finished.Status, Is.EqualTo(JobStatus.Completed));
    }

    [Test]
    public async Task Time_WhenItHasAnOffset_IsSentWithIt()
    {
        var made = await _client.StartAsync(Small("a harbour"));
        var elsewhere = made.CreatedAt.AddSeconds(-1).ToOffset(TimeSpan.FromHours(11));

        var since = await _client.ListGenerationsAsync(from: elsewhere);

        Assert.That(since.Items.Select(generation => generation.Id), Does.Contain(made.Id));
    }

    [Test]
    public async Task Enum_WhenALaterServerKnowsMore_IsReadAsNoneOfThem()
    {
        using var http = new HttpClient(new LaterServer()) { BaseAddress = Product.Address };
        var client = new ImageGeneratorClient(http);

        var limits = await client.ListSpendingLimitsAsync();

        Assert.That(Enum.IsDefined(limits.Items[0].Scope), Is.False);
        Assert.That(limits.Items[0].Amount, Is.EqualTo(0.1m));
    }

    private async Task<Guid> DrawnAsync()
    {
        var started = await _client.StartAsync(Small("a harbour"));
        return (await _client.WaitForGenerationAsync(started.Id)).Images[0].AssetId;
    }

    private static GenerationRequest Small(string prompt) =>
        new()
        {
            Prompt = prompt,
            Width = Side,
            Height = Side,
        };

    private sealed class LaterServer : HttpMessageHandler
    {
        private const string Limits = """
            {"items":[{"id":"01999999-9999-7999-8999-999999999999","scope":"team","subjectId":null,"subjectName":"A",
            "period":"day","amount":0.1,"spent":0,"unknownAmounts":0,"held":0,"remaining":0.1,
            "periodStart":"2026-12-01T00:00:00Z","periodEnd":"2026-12-02T00:00:00Z","more":1}]}
            """;

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult(
                new HttpResponseMessage(HttpStatusCode.OK)
                {
                    Content = new StringContent(Limits, null, "application/json"),
                }
            );
    }
}
