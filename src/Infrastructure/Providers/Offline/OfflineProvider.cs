using ImageGenerator.Application.Media;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Providers.Offline.Art;
using Microsoft.Extensions.Options;

namespace ImageGenerator.Infrastructure.Providers.Offline;

/// <summary>
/// The provider that needs no key and no network: it draws abstract pictures from prompt and seed, and says that they
/// are previews; and it enlarges images by plain resampling, and says that as well.
/// </summary>
internal sealed class OfflineProvider : IProvider, IDisposable
{
    /// <summary>The name of the one parameter.</summary>
    public const string LookParameter = "look";

    private readonly OfflineOptions _options;
    private readonly TimeProvider _time;
    private readonly OfflineRenderer _renderer;
    private readonly OfflineResampler _resampler;

    public OfflineProvider(IOptions<OfflineOptions> options, IImageProcessor processor, TimeProvider time)
    {
        _options = options.Value;
        _time = time;
        _renderer = new OfflineRenderer(processor, _options.PicturesAtOnce, _options.Threads);
        _resampler = new OfflineResampler(processor, _options.PicturesAtOnce);
    }

    public string Id => "offline";

    public IReadOnlyCollection<ProviderOperation> Operations { get; } =
    [ProviderOperation.Generate, ProviderOperation.Upscale];

    public bool CanResubmit => _options.CanResubmit;

    public async Task<ProviderResult> SubmitAsync(ProviderCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);

        var plan = SimulationPlan.For(call.Request, _options);
        if (plan.Asynchronous && !plan.FailsAtSubmission)
            return Accept(new OfflineJob(_time.GetUtcNow(), plan.Delay));
        if (!plan.Asynchronous)
            await PrepareAsync(call, plan, cancellationToken);

        return await AnswerAsync(call, plan, cancellationToken);
    }

    public async Task<ProviderResult> PollAsync(RemoteJob job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);

        if (!OfflineJob.TryParse(job.ProviderJobId, out var accepted))
            return new ProviderResult.NoOutput("The preview renderer has no such job.");
        if (!accepted.IsDone(_time.GetUtcNow()))
            return Accept(accepted);

        // Of an accepted job, "unavailable" would only say that it could not be asked about.
        var result = await AnswerAsync(job.Call, SimulationPlan.For(job.Call.Request, _options), cancellationToken);
        return result is ProviderResult.Unavailable fault ? new ProviderResult.Failed(fault.Reason) : result;
    }

    /// <summary>There is nothing to stop: a job that nobody asks about is never drawn.</summary>
    public Task CancelAsync(RemoteJob job, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<ConnectionCheckResult> CheckAsync(ProviderConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult(
            _options.Simulation is { Outcome: SimulatedOutcome.CredentialRejected, FailFirst: 0 }
                ? new ConnectionCheckResult(
                    ConnectionStatus.CredentialRejected,
                    "The preview renderer was told to reject its key."
                )
                : ConnectionCheckResult.Healthy
        );

    public void Dispose()
    {
        _renderer.Dispose();
        _resampler.Dispose();
    }

    private async Task<ProviderResult> AnswerAsync(
        ProviderCall call,
        SimulationPlan plan,
        CancellationToken cancellationToken
    )
    {
        if (plan.FaultyAnswer(_options.Simulation.RetryAfter) is { } fault)
            return fault;

        return call.Request is UpscaleRequest upscale
            ? await _resampler.EnlargeAsync(upscale, cancellationToken)
            : await DrawAsync(call.ImageRequest, cancellationToken);
    }

    private async Task<ProviderResult> DrawAsync(ImageRequest request, CancellationToken cancellationToken)
    {
        var wanted = request.Parameters.GetText(LookParameter);
        if (ArtStyles.Resolve(wanted, request.Prompt) is not { } look)
            return new ProviderResult.Invalid($"parameters.{LookParameter}", $"There is no look named {wanted}.");

        var images = new ProviderOutput[request.Count];
        for (var index = 0; index < images.Length; index++)
            images[index] = await _renderer.RenderAsync(request, look, index, cancellationToken);
        return new ProviderResult.Completed(images);
    }

    /// <summary>Takes its time, and shows meanwhile what is coming: the same picture, ever less coarse.</summary>
    private async Task PrepareAsync(ProviderCall call, SimulationPlan plan, CancellationToken cancellationToken)
    {
        var request = call.Request as ImageRequest;
        var shown =
            request is null || call.Partials is null || plan.Outcome != SimulatedOutcome.None ? 0 : _options.Partials;
        for (var left = shown; left > 0; left--)
        {
            await PublishAsync(request!, call.Partials!, coarseness: 1 << (left + 1), cancellationToken);
            await Task.Delay(plan.Delay / shown, _time, cancellationToken);
        }

        if (shown == 0)
            await Task.Delay(plan.Delay, _time, cancellationToken);
    }

    private async Task PublishAsync(
        ImageRequest request,
        IPartialImages partials,
        int coarseness,
        CancellationToken cancellationToken
    )
    {
        if (ArtStyles.Resolve(request.Parameters.GetText(LookParameter), request.Prompt) is not { } look)
            return;

        var small = request with
        {
            Size = new ImageSize(
                Math.Max(1, request.Size.Width / coarseness),
                Math.Max(1, request.Size.Height / coarseness)
            ),
            OutputFormat = OutputFormat.Png,
        };
        for (var index = 0; index < request.Count; index++)
        {
            await partials.PublishAsync(
                index,
                await _renderer.DrawAsync(small, look, index, cancellationToken),
                cancellationToken
            );
        }
    }

    private ProviderResult.Accepted Accept(OfflineJob job)
    {
        var now = _time.GetUtcNow();
        return new ProviderResult.Accepted(job.Id, job.PollAfter(now), job.Percent(now));
    }
}
