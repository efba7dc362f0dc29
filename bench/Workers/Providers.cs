using System.Diagnostics;
using ImageGenerator.Application.Providers;

namespace ImageGenerator.Bench.Workers;

/// <summary>Answers at once with the same image, as soon as the gate lets the job through.</summary>
internal sealed class GatedProvider : InstantProvider
{
    private readonly Gate _gate = new(ProductWorker.Hands);

    private GatedProvider(byte[] image)
        : base(image) => _gate.ObeyConsole();

    public static GatedProvider Create(WorkerKind kind) =>
        new(kind == WorkerKind.Images ? File.ReadAllBytes(Environment.GetEnvironmentVariable(ImageVariable)!) : []);

    protected override Task BeforeAnswerAsync(ImageRequest request, CancellationToken cancellationToken) =>
        _gate.PassAsync(cancellationToken);
}

/// <summary>
/// Says on standard output when each job arrives, by a clock that all processes of the machine share.
/// </summary>
internal sealed class AnnouncingProvider() : InstantProvider([])
{
    public const string Started = "started";

    protected override Task BeforeAnswerAsync(ImageRequest request, CancellationToken cancellationToken)
    {
        Console.WriteLine(FormattableString.Invariant($"{Started} {request.JobId} {Stopwatch.GetTimestamp()}"));
        return Task.CompletedTask;
    }
}

/// <summary>A provider that needs no time at all.</summary>
internal abstract class InstantProvider(byte[] image) : IProvider
{
    /// <summary>The variable that names the image's file.</summary>
    public const string ImageVariable = "BENCH_IMAGE";

    public string Id => "offline";

    public bool CanResubmit => true;

    public async Task<ProviderResult> SubmitAsync(ProviderCall call, CancellationToken cancellationToken)
    {
        var request = call.ImageRequest;
        await BeforeAnswerAsync(request, cancellationToken);
        return new ProviderResult.Completed([
            .. Enumerable.Range(0, request.Count).Select(_ => ProviderOutput.FromBytes(image)),
        ]);
    }

    public Task<ProviderResult> PollAsync(RemoteJob job, CancellationToken cancellationToken) =>
        SubmitAsync(job.Call, cancellationToken);

    public Task CancelAsync(RemoteJob job, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<ConnectionCheckResult> CheckAsync(ProviderConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult(ConnectionCheckResult.Healthy);

    protected abstract Task BeforeAnswerAsync(ImageRequest request, CancellationToken cancellationToken);
}
