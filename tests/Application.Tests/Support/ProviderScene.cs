using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Storage;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Usage;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace ImageGenerator.Application.Tests.Support;

/// <summary>
/// A claimed job of any kind, a provider that follows a script, and everything that the run leaves behind.
/// </summary>
internal abstract class ProviderScene<TJob> : IDisposable
    where TJob : ProviderJob
{
    public static readonly byte[] Png = "PNG"u8.ToArray();
    public static readonly byte[] Jpeg = "JPEG"u8.ToArray();
    public static readonly byte[] Broken = "X"u8.ToArray();
    public static readonly byte[] Converted = "CONVERTED"u8.ToArray();

    private readonly Queue<Func<ProviderResult>> _script = new();
    private readonly bool _isTakeover;

    protected ProviderScene(TJob job, ModelDescription model, bool canResubmit, bool takeover)
    {
        Job = job;
        Host.Models.Setup(models => models.PriceAt(model.Id, job.CreatedAt)).Returns(model.Price);
        Lease = new JobLease(job.Id, job.Kind, job.OrganizationId, "test", 1);
        _isTakeover = takeover;
        SetUpProvider(canResubmit);
        Host.Partials.Setup(port => port.Open(Job)).Returns(Screen.Object);
        SetUpLibrary();
        SetUpMedia();
        Host.Leased.Setup(work =>
                work.ChangeAsync(
                    Lease,
                    It.IsAny<Func<CancellationToken, Task<LeaseAction>>>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .Returns(
                async (JobLease _, Func<CancellationToken, Task<LeaseAction>> change, CancellationToken token) =>
                {
                    if (FailingWrite is { } fault)
                    {
                        FailingWrite = null;
                        throw fault;
                    }

                    LeaseActions.Add(await change(token));
                    Events.AddRange(Job.TakeEvents().OfType<JobUpdated>());
                }
            );
    }

    public TestHost Host { get; } = new();

    public TJob Job { get; }

    public JobLease Lease { get; }

    public JobCancellation Control { get; } = new();

    public Mock<IPreviewPublisher> Screen { get; } = new();

    /// <summary>What the provider was asked, in order.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>What the provider was asked for last, in a submission or a poll.</summary>
    protected ProviderRequest? Sent { get; private set; }

    /// <summary>The call that was sent.</summary>
    public ProviderCall? Call { get; private set; }

    /// <summary>What the provider says of a request whose answer was lost.</summary>
    public ProviderResult Found { get; set; } = new ProviderResult.Unknown("Nobody knows.");

    /// <summary>What the next write fails with.</summary>
    public Exception? FailingWrite { get; set; }

    /// <summary>What became of the lease with every write.</summary>
    public List<LeaseAction> LeaseActions { get; } = [];

    public List<JobUpdated> Events { get; } = [];

    public List<Asset> Library { get; } = [];

    public List<UsageRecord> Ledger { get; } = [];

    public Dictionary<string, byte[]> Blobs { get; } = [];

    public virtual ProviderScene<TJob> Answering(params ProviderResult[] answers)
    {
        foreach (var result in answers)
            _script.Enqueue(() => result);
        return this;
    }

    /// <summary>Something happens while the provider is at work on its next answer.</summary>
    public virtual ProviderScene<TJob> Meanwhile(Action happening, ProviderResult? result = null)
    {
        _script.Enqueue(() =>
        {
            happening();
            return result ?? new ProviderResult.Unavailable("unused");
        });
        return this;
    }

    public void CancelByAPerson()
    {
        Job.RequestCancellation(Host.Clock.Now);
        Control.Stop(StopReason.Cancelled);
    }

    public async Task RunAsync()
    {
        var connection = _isTakeover || Job.OpenAttempt is null ? null : await ConnectAsync();
        var state = (_isTakeover, connection) switch
        {
            (true, _) => ClaimState.Takeover,
            (_, null) when Job is { IsFinished: false, IsCancelRequested: false } => ClaimState.NoConnection,
            _ => ClaimState.Fresh,
        };
        await Host.SendAsync(
            new RunJob(new ClaimedJob(Lease, state, TimeSpan.FromMinutes(5)) { Connection = connection }, Control)
        );
    }

    /// <summary>As the claim does it.</summary>
    private async Task<ProviderConnection?> ConnectAsync()
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<ProviderRequestFactory>()
            .ConnectAsync(Job, CancellationToken.None);
    }

    public void Dispose()
    {
        Control.Dispose();
        Host.Dispose();
    }

    private void SetUpProvider(bool canResubmit)
    {
        var provider = Host.Provider;
        provider.Setup(port => port.CanResubmit).Returns(canResubmit);
        provider
            .Setup(port => port.SubmitAsync(It.IsAny<ProviderCall>(), It.IsAny<CancellationToken>()))
            .Returns(
                (ProviderCall call, CancellationToken stopping) =>
                {
                    Call = call;
                    return Task.FromResult(Answer("submit", call.Request, stopping));
                }
            );
        provider
            .Setup(port => port.PollAsync(It.IsAny<RemoteJob>(), It.IsAny<CancellationToken>()))
            .Returns(
                async (RemoteJob job, CancellationToken stopping) =>
                {
                    await Task.CompletedTask;
                    return Answer($"poll {job.ProviderJobId}", job.Call.Request, stopping);
                }
            );
        provider
            .Setup(port =>
                port.ReconcileAsync(It.IsAny<ProviderCall>(), It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>())
            )
            .Returns(() =>
            {
                Calls.Add("reconcile");
                return Task.FromResult(Found);
            });
        provider
            .Setup(port => port.CancelAsync(It.IsAny<RemoteJob>(), It.IsAny<CancellationToken>()))
            .Callback((RemoteJob job, CancellationToken _) => Calls.Add($"cancel {job.ProviderJobId}"))
            .Returns(Task.CompletedTask);
    }

    private ProviderResult Answer(string call, ProviderRequest request, CancellationToken stopping)
    {
        Calls.Add(call);
        Sent = request;
        var result = _script.Dequeue()();
        stopping.ThrowIfCancellationRequested();
        return result;
    }

    private void SetUpLibrary()
    {
        Host.Jobs.Setup(port => port.FindAsync(Job.Id, It.IsAny<CancellationToken>())).ReturnsAsync(Job);
        Host.Assets.Setup(port => port.Add(It.IsAny<Asset>())).Callback<Asset>(Library.Add);
        Host.Ledger.Setup(port => port.Append(It.IsAny<IEnumerable<UsageRecord>>()))
            .Callback<IEnumerable<UsageRecord>>(Ledger.AddRange);
        Host.Blobs.Setup(port =>
                port.WriteAsync(It.IsAny<BlobKey>(), It.IsAny<Stream>(), It.IsAny<CancellationToken>())
            )
            .Returns(
                async (BlobKey key, Stream content, CancellationToken token) =>
                {
                    token.ThrowIfCancellationRequested();
                    using var copy = new MemoryStream();
                    await content.CopyToAsync(copy, token);
                    Blobs[key.Value] = copy.ToArray();
                    return new StoredBlob(copy.Length, $"sha-{copy.Length}");
                }
            );
    }

    private void SetUpMedia()
    {
        var (png, jpeg) = (
            new ImageFacts("image/png", "png", new ImageSize(1024, 1024)),
            new ImageFacts("image/jpeg", "jpg", new ImageSize(800, 600))
        );
        Host.Processor.Setup(port => port.Probe(It.IsAny<ReadOnlyMemory<byte>>()))
            .Returns(
                (ReadOnlyMemory<byte> image) =>
                    image.Span[0] switch
                    {
                        (byte)'P' => png,
                        (byte)'J' => jpeg,
                        _ => throw new UnreadableImageException("This is no image."),
                    }
            );
        Host.Processor.Setup(port => port.Convert(It.IsAny<ReadOnlyMemory<byte>>(), It.IsAny<OutputFormat>()))
            .Returns(
                (ReadOnlyMemory<byte> _, OutputFormat format) =>
                    new RenderedImage(
                        Converted,
                        new ImageFacts(
                            $"image/{format.ToString().ToLowerInvariant()}",
                            format.ToString().ToLowerInvariant(),
                            new ImageSize(800, 600)
                        )
                    )
            );
        Host.Processor.Setup(port =>
                port.MakeRenditions(It.IsAny<ReadOnlyMemory<byte>>(), It.IsAny<IReadOnlyList<int>>())
            )
            .Returns(
                (ReadOnlyMemory<byte> _, IReadOnlyList<int> longSides) =>
                    [.. longSides.Select(side => new RenderedImage([(byte)(side / 256)], png))]
            );
    }
}
