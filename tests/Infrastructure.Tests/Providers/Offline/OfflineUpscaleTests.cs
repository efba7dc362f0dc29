using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Media;
using ImageGenerator.Infrastructure.Providers.Offline;
using ImageGenerator.Infrastructure.Tests.Media;
using ImageGenerator.Infrastructure.Tests.Providers.Support;
using ImageGenerator.Infrastructure.Tests.Support;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Infrastructure.Tests.Providers.Offline;

[TestFixture]
[CancelAfter(60_000)]
internal sealed class OfflineUpscaleTests
{
    private static readonly VipsImageProcessor _processor = new(Options.Create(new MediaOptions()));

    private readonly ManualTime _time = new();

    [TestCase(2, OutputFormat.Png, "image/png")]
    [TestCase(4, OutputFormat.Jpeg, "image/jpeg")]
    [TestCase(4, OutputFormat.Webp, "image/webp")]
    public async Task SubmitAsync_WhenAskedForALargerImage_GivesItInThatFormat(
        int factor,
        OutputFormat format,
        string mediaType,
        CancellationToken cancellationToken
    )
    {
        var request = Request() with { Factor = factor, OutputFormat = format };

        var done = await SubmitAsync<ProviderResult.Completed>(request, cancellationToken);

        var facts = _processor.Probe(await ProviderScene.BytesAsync(done.Outputs.Single(), cancellationToken));
        Assert.That(facts.Size, Is.EqualTo(new ImageSize(64 * factor, 48 * factor)));
        Assert.That(facts.MediaType, Is.EqualTo(mediaType));
        Assert.That(done.Outputs.Single().Seed, Is.Null, "nothing in it is random");
    }

    [Test]
    public async Task SubmitAsync_WhenRepeated_GivesTheSameBytes(CancellationToken cancellationToken)
    {
        var first = await SubmitAsync<ProviderResult.Completed>(Request(), cancellationToken);
        var second = await SubmitAsync<ProviderResult.Completed>(Request(), cancellationToken);

        Assert.That(
            await ProviderScene.BytesAsync(first.Outputs.Single(), cancellationToken),
            Is.EqualTo(await ProviderScene.BytesAsync(second.Outputs.Single(), cancellationToken))
        );
    }

    [Test]
    public async Task SubmitAsync_WithoutAFactor_NamesTheField(CancellationToken cancellationToken)
    {
        var refused = await SubmitAsync<ProviderResult.Invalid>(Request() with { Factor = null }, cancellationToken);

        Assert.That(refused.Field, Is.EqualTo("parameters.factor"));
    }

    [Test]
    public async Task SubmitAsync_WhenTheSourceCannotBeRead_SaysWhy(CancellationToken cancellationToken)
    {
        var refused = await SubmitAsync<ProviderResult.Invalid>(
            Request() with
            {
                Source = Image(Samples.Png(64, 48)[..500]),
            },
            cancellationToken
        );

        Assert.That(refused.Field, Is.EqualTo("source"));
        Assert.That(refused.Reason, Does.Contain("damaged"));
    }

    [TestCase(SimulatedOutcome.Refusal, typeof(ProviderResult.ContentRejected))]
    [TestCase(SimulatedOutcome.RateLimit, typeof(ProviderResult.RateLimited))]
    [TestCase(SimulatedOutcome.Failure, typeof(ProviderResult.Unavailable))]
    public async Task SubmitAsync_WhenAFaultIsSimulated_HappensToUpscalesAsWell(
        SimulatedOutcome outcome,
        Type expected,
        CancellationToken cancellationToken
    )
    {
        var provider = NewProvider(options => options.Simulation.Outcome = outcome);

        Assert.That(await provider.SubmitAsync(Call(Request()), cancellationToken), Is.TypeOf(expected));
    }

    [Test]
    public async Task PollAsync_WhenTheJobIsDone_GivesTheLargerImage(CancellationToken cancellationToken)
    {
        var provider = NewProvider(options =>
            (options.Asynchronous, options.Latency) = (true, TimeSpan.FromSeconds(10))
        );
        var accepted = (ProviderResult.Accepted)await provider.SubmitAsync(Call(Request()), cancellationToken);
        _time.Advance(TimeSpan.FromSeconds(10));

        var result = await provider.PollAsync(
            new RemoteJob(accepted.ProviderJobId, Call(Request())),
            cancellationToken
        );

        var image = ((ProviderResult.Completed)result).Outputs.Single();
        Assert.That(
            _processor.Probe(await ProviderScene.BytesAsync(image, cancellationToken)).Size,
            Is.EqualTo(new ImageSize(128, 96))
        );
    }

    private static UpscaleRequest Request() =>
        ProviderScene.Upscale("offline/resample", "resample") with
        {
            Source = Image(Samples.Png(64, 48)),
            Factor = 2,
        };

    private static RequestImage Image(byte[] png) => ProviderScene.Image(png) with { Size = new ImageSize(64, 48) };

    private static ProviderCall Call(ProviderRequest request) => new(request, new ProviderConnection());

    private OfflineProvider NewProvider(Action<OfflineOptions>? change = null)
    {
        var options = new OfflineOptions();
        change?.Invoke(options);
        return new OfflineProvider(Options.Create(options), _processor, _time);
    }

    private async Task<T> SubmitAsync<T>(UpscaleRequest request, CancellationToken cancellationToken)
        where T : ProviderResult
    {
        using var provider = NewProvider();
        var result = await provider.SubmitAsync(Call(request), cancellationToken);

        Assert.That(result, Is.TypeOf<T>(), result.ToString());
        return (T)result;
    }
}
