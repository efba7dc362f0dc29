using System.Text;
using System.Text.Json;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Media;
using ImageGenerator.Infrastructure.Providers.Offline;
using ImageGenerator.Infrastructure.Tests.Media;
using ImageGenerator.Infrastructure.Tests.Support;
using Microsoft.Extensions.Options;
using Moq;

namespace ImageGenerator.Infrastructure.Tests.Providers.Offline;

[TestFixture]
[CancelAfter(60_000)]
internal sealed class OfflineProviderTests
{
    private static readonly VipsImageProcessor Processor = new(Options.Create(new MediaOptions()));

    private readonly ManualTime _time = new();

    [Test]
    public async Task SubmitAsync_WhenAskedForSeveral_GivesEachItsSeed(CancellationToken cancellationToken)
    {
        var provider = NewProvider();

        var images = await ImagesAsync(
            provider,
            Request() with
            {
                Count = 3,
                Seed = Seed.From(Seed.Maximum - 1),
            },
            cancellationToken
        );

        Assert.That(images.Select(image => image.Seed), Is.EqualTo(new long?[] { Seed.Maximum - 1, Seed.Maximum, 0 }));
        Assert.That(await Task.WhenAll(images.Select(image => BytesAsync(image, cancellationToken))), Is.Unique);
    }

    [Test]
    public async Task SubmitAsync_WhenRepeated_GivesTheSameBytes(CancellationToken cancellationToken)
    {
        var (first, second) = (NewProvider(), NewProvider(options => options.Threads = 2));

        Assert.That(
            await FirstBytesAsync(first, Request(), cancellationToken),
            Is.EqualTo(await FirstBytesAsync(second, Request(), cancellationToken))
        );
    }

    [TestCase(256, 256)]
    [TestCase(264, 520)]
    [TestCase(1568, 672)]
    [TestCase(2048, 256)]
    public async Task SubmitAsync_WhenSizeIsGiven_DrawsThatSize(
        int width,
        int height,
        CancellationToken cancellationToken
    )
    {
        var bytes = await FirstBytesAsync(
            NewProvider(),
            Request() with
            {
                Size = new ImageSize(width, height),
            },
            cancellationToken
        );

        Assert.That(
            Processor.Probe(bytes),
            Is.EqualTo(new ImageFacts("image/png", "png", new ImageSize(width, height)))
        );
    }

    [TestCase(OutputFormat.Jpeg, "image/jpeg")]
    [TestCase(OutputFormat.Webp, "image/webp")]
    public async Task SubmitAsync_WhenFormatIsGiven_EncodesSo(
        OutputFormat format,
        string mediaType,
        CancellationToken cancellationToken
    )
    {
        var bytes = await FirstBytesAsync(NewProvider(), Request() with { OutputFormat = format }, cancellationToken);

        Assert.That(Processor.Probe(bytes).MediaType, Is.EqualTo(mediaType));
    }

    [Test]
    public async Task SubmitAsync_WhenDone_FileSaysThatItIsAPreviewAndKeepsThePromptOut(
        CancellationToken cancellationToken
    )
    {
        var request = Request() with { Prompt = "secret product name" };

        var text = Encoding.Latin1.GetString(await FirstBytesAsync(NewProvider(), request, cancellationToken));

        Assert.That(text, Does.Contain("Preview render by ImageGenerator").And.Contain($"Seed: {request.Seed.Value}"));
        Assert.That(text, Does.Not.Contain("secret"));
    }

    [Test]
    public async Task SubmitAsync_WhenLookIsChosen_DrawsIt(CancellationToken cancellationToken)
    {
        var silk = await FirstBytesAsync(NewProvider(), Request(look: "silk"), cancellationToken);
        var dunes = await FirstBytesAsync(NewProvider(), Request(look: "dunes"), cancellationToken);

        Assert.That(Encoding.Latin1.GetString(silk), Does.Contain("Look: silk"));
        Assert.That(silk, Is.Not.EqualTo(dunes));
    }

    [Test]
    public async Task SubmitAsync_WhenLookIsUnknown_NamesTheField(CancellationToken cancellationToken)
    {
        var result = await NewProvider().SubmitAsync(Call(Request(look: "oil")), cancellationToken);

        Assert.That(result, Is.TypeOf<ProviderResult.Invalid>().With.Property("Field").EqualTo("parameters.look"));
    }

    [Test]
    public async Task SubmitAsync_WhenLatencyIsSet_AnswersOnlyThen(CancellationToken cancellationToken)
    {
        var provider = NewProvider(options => options.Latency = TimeSpan.FromSeconds(5));

        var result = provider.SubmitAsync(Call(Request()), cancellationToken);
        _time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.That(result.IsCompleted, Is.False);
        _time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.That(await result, Is.TypeOf<ProviderResult.Completed>());
    }

    [Test]
    public void SubmitAsync_WhenCancelledWhileWaiting_GivesUp(CancellationToken cancellationToken)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var result = NewProvider(options => options.Latency = TimeSpan.FromSeconds(5))
            .SubmitAsync(Call(Request()), cancellation.Token);

        cancellation.Cancel();

        Assert.CatchAsync<OperationCanceledException>(() =>
            result.WaitAsync(TimeSpan.FromSeconds(20), CancellationToken.None)
        );
    }

    [TestCase(SimulatedOutcome.Refusal, typeof(ProviderResult.ContentRejected))]
    [TestCase(SimulatedOutcome.RateLimit, typeof(ProviderResult.RateLimited))]
    [TestCase(SimulatedOutcome.Failure, typeof(ProviderResult.Unavailable))]
    [TestCase(SimulatedOutcome.LostAnswer, typeof(ProviderResult.Unknown))]
    [TestCase(SimulatedOutcome.NoOutput, typeof(ProviderResult.NoOutput))]
    [TestCase(SimulatedOutcome.InvalidSetting, typeof(ProviderResult.Invalid))]
    [TestCase(SimulatedOutcome.CredentialRejected, typeof(ProviderResult.CredentialRejected))]
    [TestCase(SimulatedOutcome.None, typeof(ProviderResult.Completed))]
    public async Task SubmitAsync_WhenOutcomeIsSimulated_AnswersSo(
        SimulatedOutcome outcome,
        Type expected,
        CancellationToken cancellationToken
    )
    {
        var provider = NewProvider(options => options.Simulation.Outcome = outcome);

        Assert.That(await provider.SubmitAsync(Call(Request()), cancellationToken), Is.TypeOf(expected));
    }

    [TestCase(1, typeof(ProviderResult.Unavailable))]
    [TestCase(2, typeof(ProviderResult.Unavailable))]
    [TestCase(3, typeof(ProviderResult.Completed))]
    public async Task SubmitAsync_WhenOnlyTheFirstAttemptsFail_LaterOnesSucceed(
        int attempt,
        Type expected,
        CancellationToken cancellationToken
    )
    {
        var provider = NewProvider(options =>
            options.Simulation = new SimulationOptions { Outcome = SimulatedOutcome.Failure, FailFirst = 2 }
        );

        Assert.That(
            await provider.SubmitAsync(Call(Request() with { Attempt = attempt }), cancellationToken),
            Is.TypeOf(expected)
        );
    }

    [Test]
    public async Task SubmitAsync_WhenRateLimitIsSimulated_TellsHowLongToWait(CancellationToken cancellationToken)
    {
        var provider = NewProvider(options =>
            options.Simulation = new SimulationOptions
            {
                Outcome = SimulatedOutcome.RateLimit,
                RetryAfter = TimeSpan.FromSeconds(7),
            }
        );

        Assert.That(
            await provider.SubmitAsync(Call(Request()), cancellationToken),
            Is.EqualTo(new ProviderResult.RateLimited(TimeSpan.FromSeconds(7)))
        );
    }

    [TestCase("a fox [[refuse]]", 1, typeof(ProviderResult.ContentRejected))]
    [TestCase("[[rate-limit]] a fox", 1, typeof(ProviderResult.RateLimited))]
    [TestCase("a fox [[fail]]", 3, typeof(ProviderResult.Unavailable))]
    [TestCase("a fox [[fail-once]]", 1, typeof(ProviderResult.Unavailable))]
    [TestCase("a fox [[fail-once]]", 2, typeof(ProviderResult.Completed))]
    [TestCase("a fox [[rate-limit-once]]", 1, typeof(ProviderResult.RateLimited))]
    [TestCase("a fox [[rate-limit-once]]", 2, typeof(ProviderResult.Completed))]
    [TestCase("a fox [[lost]]", 1, typeof(ProviderResult.Unknown))]
    [TestCase("a fox [[no-output]]", 1, typeof(ProviderResult.NoOutput))]
    [TestCase("a fox [[invalid]]", 1, typeof(ProviderResult.Invalid))]
    [TestCase("a fox [[reject-key]]", 1, typeof(ProviderResult.CredentialRejected))]
    [TestCase("a fox [[async=500]]", 1, typeof(ProviderResult.Accepted))]
    [TestCase("a fox [[unheard-of]]", 1, typeof(ProviderResult.Completed))]
    [TestCase("a fox [[slow]]", 1, typeof(ProviderResult.Completed))]
    public async Task SubmitAsync_WhenPromptHasAMarker_ObeysIt(
        string prompt,
        int attempt,
        Type expected,
        CancellationToken cancellationToken
    )
    {
        var provider = NewProvider(options => options.Simulation.PromptMarkers = true);

        Assert.That(
            await provider.SubmitAsync(Call(Request() with { Prompt = prompt, Attempt = attempt }), cancellationToken),
            Is.TypeOf(expected)
        );
    }

    [Test]
    public async Task SubmitAsync_WhenPromptAsksForSlowness_Waits(CancellationToken cancellationToken)
    {
        var provider = NewProvider(options => options.Simulation.PromptMarkers = true);

        var result = provider.SubmitAsync(Call(Request() with { Prompt = "a fox [[slow=3000]]" }), cancellationToken);
        _time.Advance(TimeSpan.FromMilliseconds(2999));
        Assert.That(result.IsCompleted, Is.False);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.That(await result, Is.TypeOf<ProviderResult.Completed>());
    }

    [TestCase("a fox [[refuse]]")]
    [TestCase("a fox [[slow=3000]]")]
    [TestCase("a fox [[async=3000]]")]
    public async Task SubmitAsync_WhenMarkersAreOff_IgnoresThem(string prompt, CancellationToken cancellationToken) =>
        Assert.That(
            await NewProvider().SubmitAsync(Call(Request() with { Prompt = prompt }), cancellationToken),
            Is.TypeOf<ProviderResult.Completed>()
        );

    [Test]
    public async Task PollAsync_WhenJobIsUnderWay_TellsItsProgress(CancellationToken cancellationToken)
    {
        var provider = NewAsynchronousProvider();
        var accepted = (ProviderResult.Accepted)await provider.SubmitAsync(Call(Request()), cancellationToken);

        _time.Advance(TimeSpan.FromSeconds(3));
        var result = await provider.PollAsync(
            new RemoteJob(accepted.ProviderJobId, Call(Request())),
            cancellationToken
        );

        Assert.That(accepted.Percent, Is.Zero);
        Assert.That(result, Is.EqualTo(accepted with { Percent = 30 }));
    }

    [Test]
    public async Task PollAsync_WhenProcessWasRestarted_FinishesTheJobAllTheSame(CancellationToken cancellationToken)
    {
        var accepted = (ProviderResult.Accepted)
            await NewAsynchronousProvider().SubmitAsync(Call(Request()), cancellationToken);
        _time.Advance(TimeSpan.FromSeconds(10));

        var result = await NewAsynchronousProvider()
            .PollAsync(new RemoteJob(accepted.ProviderJobId, Call(Request())), cancellationToken);

        var image = ((ProviderResult.Completed)result).Outputs.Single();
        Assert.That(
            await BytesAsync(image, cancellationToken),
            Is.EqualTo(await FirstBytesAsync(NewProvider(), Request(), cancellationToken))
        );
    }

    [Test]
    public async Task PollAsync_WhenARefusalIsSimulated_ItComesAtTheEndOfTheJob(CancellationToken cancellationToken)
    {
        var provider = NewAsynchronousProvider(options => options.Simulation.Outcome = SimulatedOutcome.Refusal);
        var accepted = (ProviderResult.Accepted)await provider.SubmitAsync(Call(Request()), cancellationToken);
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.That(
            await provider.PollAsync(new RemoteJob(accepted.ProviderJobId, Call(Request())), cancellationToken),
            Is.TypeOf<ProviderResult.ContentRejected>()
        );
    }

    [Test]
    public async Task SubmitAsync_WhenARateLimitIsSimulated_TheJobIsNotEvenAccepted(CancellationToken cancellationToken)
    {
        var provider = NewAsynchronousProvider(options => options.Simulation.Outcome = SimulatedOutcome.RateLimit);

        Assert.That(
            await provider.SubmitAsync(Call(Request()), cancellationToken),
            Is.TypeOf<ProviderResult.RateLimited>()
        );
    }

    [Test]
    public async Task PollAsync_WhenJobIsUnknown_SaysThatThereIsNone(CancellationToken cancellationToken) =>
        Assert.That(
            await NewProvider().PollAsync(new RemoteJob("somebody-else", Call(Request())), cancellationToken),
            Is.TypeOf<ProviderResult.NoOutput>()
        );

    [Test]
    public void CancelAsync_WhenJobIsUnknown_IsNoError(CancellationToken cancellationToken) =>
        Assert.DoesNotThrowAsync(() =>
            NewProvider().CancelAsync(new RemoteJob("somebody-else", Call(Request())), cancellationToken)
        );

    [TestCase(SimulatedOutcome.None, true)]
    [TestCase(SimulatedOutcome.CredentialRejected, false)]
    public async Task CheckAsync_WhenKeyIsRejected_IsUnhealthy(
        SimulatedOutcome outcome,
        bool isHealthy,
        CancellationToken cancellationToken
    ) =>
        Assert.That(
            (
                await NewProvider(options => options.Simulation.Outcome = outcome)
                    .CheckAsync(new ProviderConnection(), cancellationToken)
            ).IsHealthy,
            Is.EqualTo(isHealthy)
        );

    [TestCase(true)]
    [TestCase(false)]
    public void CanResubmit_WhenConfigured_IsThat(bool canResubmit) =>
        Assert.That(NewProvider(options => options.CanResubmit = canResubmit).CanResubmit, Is.EqualTo(canResubmit));

    [Test]
    public async Task SubmitAsync_WithAReferenceAndNoStrength_GivesItBack(CancellationToken cancellationToken)
    {
        var photograph = Samples.Png(256, 256);

        var bytes = await FirstBytesAsync(
            NewProvider(),
            Request() with
            {
                References = [Image(photograph)],
                Strength = 0,
            },
            cancellationToken
        );

        Assert.That(Samples.Pixels(bytes), Is.EqualTo(Samples.Pixels(photograph)));
    }

    [Test]
    public async Task SubmitAsync_WithAReference_DiffersByStrengthAndIsTheSameAgain(CancellationToken cancellationToken)
    {
        var request = Request() with { References = [Image(Samples.Png(300, 200))] };

        var plain = await FirstBytesAsync(NewProvider(), Request(), cancellationToken);
        var usual = await FirstBytesAsync(NewProvider(), request, cancellationToken);
        var again = await FirstBytesAsync(NewProvider(), request, cancellationToken);
        var weak = await FirstBytesAsync(NewProvider(), request with { Strength = 0.2m }, cancellationToken);
        var full = await FirstBytesAsync(NewProvider(), request with { Strength = 1 }, cancellationToken);

        Assert.That(again, Is.EqualTo(usual));
        Assert.That(new[] { plain, usual, weak }, Is.Unique);
        Assert.That(Samples.Pixels(full), Is.EqualTo(Samples.Pixels(plain)));
    }

    [Test]
    public async Task SubmitAsync_WithAMask_ChangesNothingOutsideIt(CancellationToken cancellationToken)
    {
        var photograph = Samples.Png(256, 256);
        var request = Request() with
        {
            References = [Image(photograph)],
            Mask = Image(Samples.RightHalf(256, 256)),
            Strength = 1,
        };

        var pixels = Samples.Pixels(await FirstBytesAsync(NewProvider(), request, cancellationToken));

        var before = Samples.Pixels(photograph);
        Assert.That(pixels[..(127 * 3)], Is.EqualTo(before[..(127 * 3)]), "the left half of the first row");
        Assert.That(pixels[(129 * 3)..(256 * 3)], Is.Not.EqualTo(before[(129 * 3)..(256 * 3)]), "the right half of it");
    }

    [Test]
    public async Task SubmitAsync_WithPartials_ShowsEachImageEverLessCoarse(CancellationToken cancellationToken)
    {
        var shown = new List<(int Index, int Width)>();
        var preview = new Mock<IPartialImages>();
        preview
            .Setup(port =>
                port.PublishAsync(It.IsAny<int>(), It.IsAny<ReadOnlyMemory<byte>>(), It.IsAny<CancellationToken>())
            )
            .Callback(
                (int index, ReadOnlyMemory<byte> bytes, CancellationToken _) =>
                    shown.Add((index, Processor.Probe(bytes).Size.Width))
            );
        var provider = NewProvider(options => options.Partials = 2);

        await provider.SubmitAsync(
            Call(Request() with { Count = 2 }) with
            {
                Partials = preview.Object,
            },
            cancellationToken
        );
        await provider.SubmitAsync(Call(Request()), cancellationToken);

        Assert.That(shown, Is.EqualTo(new[] { (0, 32), (1, 32), (0, 64), (1, 64) }));
    }

    private static RequestImage Image(byte[] png) =>
        new("image/png", Processor.Probe(png).Size, png.Length, _ => Task.FromResult<Stream>(new MemoryStream(png)));

    private OfflineProvider NewProvider(Action<OfflineOptions>? change = null)
    {
        var options = new OfflineOptions();
        change?.Invoke(options);
        return new OfflineProvider(Options.Create(options), Processor, _time);
    }

    private OfflineProvider NewAsynchronousProvider(Action<OfflineOptions>? change = null) =>
        NewProvider(options =>
        {
            options.Asynchronous = true;
            options.Latency = TimeSpan.FromSeconds(10);
            change?.Invoke(options);
        });

    private static ProviderCall Call(ImageRequest request) => new(request, new ProviderConnection());

    private static ImageRequest Request(string look = "auto") =>
        new()
        {
            JobId = new JobId(Guid.Empty),
            Attempt = 1,
            Model = "offline/preview",
            Prompt = "a red fox",
            Size = new ImageSize(256, 256),
            Count = 1,
            Seed = Seed.From(42),
            OutputFormat = OutputFormat.Png,
            Parameters = ModelParameters.From([
                new(OfflineProvider.LookParameter, JsonSerializer.SerializeToElement(look)),
            ]),
        };

    private static async Task<IReadOnlyList<ProviderOutput>> ImagesAsync(
        OfflineProvider provider,
        ImageRequest request,
        CancellationToken cancellationToken
    ) => ((ProviderResult.Completed)await provider.SubmitAsync(Call(request), cancellationToken)).Outputs;

    private static async Task<byte[]> FirstBytesAsync(
        OfflineProvider provider,
        ImageRequest request,
        CancellationToken cancellationToken
    ) => await BytesAsync((await ImagesAsync(provider, request, cancellationToken))[0], cancellationToken);

    private static async Task<byte[]> BytesAsync(ProviderOutput image, CancellationToken cancellationToken)
    {
        await using var content = await image.OpenAsync(cancellationToken);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }
}
