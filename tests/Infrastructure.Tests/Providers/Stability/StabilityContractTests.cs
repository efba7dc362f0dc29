using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Infrastructure.Providers.Stability;
using ImageGenerator.Infrastructure.Tests.Providers.Contracts;
using ImageGenerator.Infrastructure.Tests.Providers.Support;

namespace ImageGenerator.Infrastructure.Tests.Providers.Stability;

/// <summary>
/// The adapter against Stability AI's specification. Prism has no image to answer with, only a text where one would be,
/// so what counts is the status: it lets nothing pass that breaks the specification.
/// </summary>
[ContractFixture("stability-v2beta-2026-09.prism.json", "stability-v1.json")]
internal sealed class StabilityContractTests
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly string JobId = new('a', 64);

    private readonly PrismListener _prism = new();
    private PrismServer _server = null!;
    private ProviderScene _scene = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _server = await PrismServer.StartAsync("stability-v2beta-2026-09.prism.json");
        _scene = await ProviderScene.StartAsync(
            (services, _) =>
            {
                services.AddStabilityProvider(TimeSpan.FromSeconds(30));
                _prism.ListenTo(services, StabilityProvider.ProviderId);
            }
        );
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_scene is not null)
            await _scene.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    [SetUp]
    public void Forget() => _prism.Prefer = null;

    [Test, CancelAfter(60_000)]
    public async Task Submit_WhenTheSpecificationIsBroken_IsNoticed(CancellationToken cancellationToken)
    {
        await SubmitAsync(
            Request("core") with
            {
                Parameters = ProviderScene.Parameters(("stylePreset", "nonsense")),
            },
            cancellationToken
        );

        Assert.That(_prism.Status, Is.EqualTo(422));
    }

    [TestCase("ultra")]
    [TestCase("core")]
    [TestCase("sd3.5-large")]
    [TestCase("sd3.5-large-turbo")]
    [TestCase("sd3.5-medium")]
    [CancelAfter(60_000)]
    public async Task Submit_WhenTextBecomesAnImage_KeepsToTheSpecification(
        string model,
        CancellationToken cancellationToken
    )
    {
        var request = Request(model) with
        {
            NegativePrompt = "blurry",
            AspectRatio = "9:21",
            Seed = Seed.From(Seed.Maximum),
            Parameters = model.StartsWith("sd3", StringComparison.Ordinal)
                ? ProviderScene.Parameters(("stylePreset", "3d-model"), ("guidance", 4))
                : ProviderScene.Parameters(("stylePreset", "3d-model")),
        };

        await SubmitAsync(request, cancellationToken);

        Assert.That(_prism.Status, Is.EqualTo(200));
    }

    [TestCase("ultra")]
    [TestCase("sd3.5-large")]
    [CancelAfter(60_000)]
    public async Task Submit_WhenAnImageBecomesAnother_KeepsToTheSpecification(
        string model,
        CancellationToken cancellationToken
    )
    {
        await SubmitAsync(
            Request(model) with
            {
                References = [ProviderScene.Image(Png)],
                Strength = 0.25m,
            },
            cancellationToken
        );

        Assert.That(_prism.Status, Is.EqualTo(200));
    }

    [TestCaseSource(nameof(Upscales))]
    [CancelAfter(60_000)]
    public async Task Submit_WhenAnImageIsEnlarged_KeepsToTheSpecification(
        UpscaleRequest request,
        CancellationToken cancellationToken
    )
    {
        await SubmitAsync(request, cancellationToken);

        Assert.That(_prism.Status, Is.EqualTo(200));
    }

    [Test, CancelAfter(60_000)]
    public async Task Submit_WhenAnUpscaleBreaksTheSpecification_IsNoticed(CancellationToken cancellationToken)
    {
        var request = StabilityUpscaleTests.Creative with
        {
            Parameters = ProviderScene.Parameters(("creativity", 0.9)),
        };

        await SubmitAsync(request, cancellationToken);

        Assert.That(_prism.Status, Is.EqualTo(422));
    }

    [Test, CancelAfter(60_000)]
    public async Task Submit_WhenTheAnswerIsAJob_IsAccepted(CancellationToken cancellationToken)
    {
        var result = await SubmitAsync(StabilityUpscaleTests.Creative, cancellationToken);

        Assert.That(result, Is.TypeOf<ProviderResult.Accepted>().With.Property("ProviderJobId").Length.EqualTo(64));
    }

    [TestCase("code=202", typeof(ProviderResult.Accepted))]
    [TestCase("code=404", typeof(ProviderResult.NoOutput))]
    [TestCase("code=500", typeof(ProviderResult.Unavailable))]
    [CancelAfter(60_000)]
    public async Task Poll_WhenAnswered_IsUnderstood(string prefer, Type expected, CancellationToken cancellationToken)
    {
        _prism.Prefer = prefer;

        Assert.That(await PollAsync(cancellationToken), Is.TypeOf(expected));
    }

    [Test, CancelAfter(60_000)]
    public async Task Poll_WhenDone_KeepsToTheSpecification(CancellationToken cancellationToken)
    {
        await PollAsync(cancellationToken);

        Assert.That(_prism.Status, Is.EqualTo(200));
    }

    [TestCase("code=400", typeof(ProviderResult.Invalid))]
    [TestCase("code=403", typeof(ProviderResult.ContentRejected))]
    [TestCase("code=413", typeof(ProviderResult.Invalid))]
    [TestCase("code=422, example=Invalid Language", typeof(ProviderResult.Invalid))]
    [TestCase("code=422, example=Public Figure Detected", typeof(ProviderResult.ContentRejected))]
    [TestCase("code=429", typeof(ProviderResult.RateLimited))]
    [TestCase("code=500", typeof(ProviderResult.Unavailable))]
    [CancelAfter(60_000)]
    public async Task Submit_WhenTheSpecificationHasAnError_IsUnderstood(
        string prefer,
        Type expected,
        CancellationToken cancellationToken
    )
    {
        _prism.Prefer = prefer;

        Assert.That(await SubmitAsync(Request("ultra"), cancellationToken), Is.TypeOf(expected));
    }

    [Test, CancelAfter(60_000)]
    public async Task Submit_WhenTheOlderModelIsAsked_KeepsToItsSpecification(CancellationToken cancellationToken)
    {
        await using var server = await PrismServer.StartAsync("stability-v1.json", strict: false);
        var call = CallTo(
            server,
            StabilitySdxlTests.Request with
            {
                NegativePrompt = "blurry",
                Parameters = ProviderScene.Parameters(("sampler", "K_LMS")),
            }
        );
        var broken = CallTo(
            server,
            StabilitySdxlTests.Request with
            {
                Parameters = ProviderScene.Parameters(("sampler", "nonsense")),
            }
        );

        await _scene.Provider.SubmitAsync(broken, cancellationToken);
        Assert.That(_prism.Status, Is.EqualTo(400));

        await _scene.Provider.SubmitAsync(call, cancellationToken);
        Assert.That(_prism.Status, Is.EqualTo(200));
        Assert.That(_prism.Violations, Is.Empty);

        Assert.That(
            await _scene.Provider.CheckAsync(call.Connection, cancellationToken),
            Is.EqualTo(ConnectionCheckResult.Healthy)
        );
    }

    private static ImageRequest Request(string providerModel) =>
        ProviderScene.Request($"stability/{providerModel}", providerModel);

    private ProviderCall CallTo(PrismServer server, ProviderRequest request) =>
        new(request, _scene.Connection() with { BaseAddress = new Uri(server.Address) });

    private Task<ProviderResult> SubmitAsync(ProviderRequest request, CancellationToken cancellationToken) =>
        _scene.Provider.SubmitAsync(CallTo(_server, request), cancellationToken);

    private static IEnumerable<UpscaleRequest> Upscales() =>
        new[] { StabilityUpscaleTests.Fast, StabilityUpscaleTests.Conservative, StabilityUpscaleTests.Creative }.Select(
            request => request with { Source = ProviderScene.Image(Png) }
        );

    private Task<ProviderResult> PollAsync(CancellationToken cancellationToken) =>
        _scene.Provider.PollAsync(
            new RemoteJob(JobId, CallTo(_server, StabilityUpscaleTests.Creative)),
            cancellationToken
        );
}
