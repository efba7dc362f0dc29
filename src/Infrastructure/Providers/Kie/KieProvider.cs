using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Providers.Kie;

/// <summary>
/// KIE AI, a reseller of many models and the last resort: tasks that are asked about, with reference images by address.
/// </summary>
internal sealed class KieProvider(
    [FromKeyedServices(KieProvider.ProviderId)] ProviderApi<IKieApi> kie,
    KieUploads uploads,
    OutputDownloader results
) : IProvider
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
                await uploads.UploadAsync(call.Connection, image, cancellationToken)
            );
            if (uploaded.Address is not { } address)
                return uploaded.Fault!;
            images.Add(address);
        }

        var response = await SendAsync(
            call.Connection,
            api => model.CreateAsync(api, call, images, cancellationToken),
            cancellationToken
        );
        return KieResponseMapper.ForCreate(response);
    }

    public async Task<ProviderResult> PollAsync(RemoteJob job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);

        if (KieModel.Of(job.Call.ImageRequest.ProviderModel) is not { } model)
            return Unknown(job.Call.ImageRequest.ProviderModel);

        var (id, connection) = (job.ProviderJobId, job.Call.Connection);
        var reply = await SendAsync(
            connection,
            api =>
                model.IsKontext
                    ? api.GetKontextAsync(id, connection, cancellationToken)
                    : api.GetTaskAsync(id, connection, cancellationToken),
            cancellationToken
        );
        return model.IsKontext
            ? KieResponseMapper.ForKontext(reply, job, results)
            : KieResponseMapper.ForTask(reply, job, results);
    }

    /// <summary>A task cannot be stopped there.</summary>
    public Task CancelAsync(RemoteJob job, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<ConnectionCheckResult> CheckAsync(ProviderConnection connection, CancellationToken cancellationToken) =>
        kie.CheckAsync(
            connection,
            api => api.GetCreditAsync(connection, cancellationToken),
            ResponseBody.ReadJsonAsync,
            KieResponseMapper.ForCheck,
            cancellationToken
        );

    private Task<ProviderResponse> SendAsync(
        ProviderConnection connection,
        Func<IKieApi, Task<HttpResponseMessage>> call,
        CancellationToken cancellationToken
    ) => kie.SendAsync(connection, call, ResponseBody.ReadJsonAsync, cancellationToken);

    private static ProviderResult.Invalid Unknown(string model) => new("model", $"KIE AI has no model {model}.");
}
