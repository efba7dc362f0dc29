using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Providers.Kie;

/// <summary>
/// KIE AI, a reseller of many models and the last resort: tasks that are asked about, with reference images by address.
/// </summary>
internal sealed class KieProvider(KieServer server, OutputDownloader results) : IProvider
{
    public const string ProviderId = "kie";

    public string Id => ProviderId;

    public bool CanResubmit => false;

    public async Task<ProviderResult> SubmitAsync(ProviderCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);

        if (KieModel.Of(call.ImageRequest.ProviderModel) is not { } model)
            return Unknown(call.ImageRequest.ProviderModel);
        if (model.Refuse(call.ImageRequest) is { } refusal)
            return refusal;

        var images = new List<string>();
        foreach (var image in call.ImageRequest.References)
        {
            var uploaded = KieResponseMapper.ForUpload(
                await server.UploadAsync(call.Connection, image, cancellationToken)
            );
            if (uploaded.Address is not { } address)
                return uploaded.Fault!;
            images.Add(address);
        }

        return KieResponseMapper.ForCreate(
            await server.SendAsync(
                call.Connection,
                model.CreatePath,
                model.BodyOf(call.ImageRequest, images),
                cancellationToken
            )
        );
    }

    public async Task<ProviderResult> PollAsync(RemoteJob job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);

        if (KieModel.Of(job.Call.ImageRequest.ProviderModel) is not { } model)
            return Unknown(job.Call.ImageRequest.ProviderModel);

        var path = model.RecordPath + Uri.EscapeDataString(job.ProviderJobId);
        var reply = await server.SendAsync(job.Call.Connection, path, content: null, cancellationToken);
        return model.IsKontext
            ? KieResponseMapper.ForKontext(reply, job, results)
            : KieResponseMapper.ForTask(reply, job, results);
    }

    /// <summary>A task cannot be stopped there.</summary>
    public Task CancelAsync(RemoteJob job, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<ConnectionCheckResult> CheckAsync(
        ProviderConnection connection,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(connection);

        return KieResponseMapper.ForCheck(
            await server.SendAsync(connection, "/api/v1/chat/credit", content: null, cancellationToken)
        );
    }

    private static ProviderResult.Invalid Unknown(string model) => new("model", $"KIE AI has no model {model}.");
}
