using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Providers.Stability;

/// <summary>
/// Stability AI: forms that are answered with the image itself, one job that is asked about (creative upscaling), and
/// the older SDXL, which takes and answers JSON. One image per form; only SDXL makes several.
/// </summary>
internal sealed class StabilityProvider(
    [FromKeyedServices(StabilityProvider.ProviderId)] ProviderApi<IStabilityApi> stability
) : IProvider
{
    public const string ProviderId = "stability";

    public string Id => ProviderId;

    public IReadOnlyCollection<ProviderOperation> Operations { get; } =
    [ProviderOperation.Generate, ProviderOperation.Upscale];

    public bool CanResubmit => false;

    public Task<ProviderResult> SubmitAsync(ProviderCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);

        return call.Request is UpscaleRequest upscale
            ? UpscaleAsync(call, upscale, cancellationToken)
            : GenerateAsync(call, call.ImageRequest, cancellationToken);
    }

    public async Task<ProviderResult> PollAsync(RemoteJob job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);

        var connection = job.Call.Connection;
        var response = await stability.SendAsync(
            connection,
            api => api.GetResultAsync(job.ProviderJobId, connection, cancellationToken),
            ResponseBody.ReadFileAsync,
            cancellationToken
        );
        return StabilityResponseMapper.ForPoll(response, job);
    }

    /// <summary>A job cannot be stopped there.</summary>
    public Task CancelAsync(RemoteJob job, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<ConnectionCheckResult> CheckAsync(
        ProviderConnection connection,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(connection);

        var response = await stability.SendAsync(
            connection,
            api => api.GetBalanceAsync(connection, cancellationToken),
            ResponseBody.ReadJsonAsync,
            cancellationToken
        );
        return StabilityResponseMapper.ForCheck(response);
    }

    private async Task<ProviderResult> GenerateAsync(
        ProviderCall call,
        ImageRequest request,
        CancellationToken cancellationToken
    )
    {
        if (StabilitySdxl.Makes(request.ProviderModel))
            return await SubmitSdxlAsync(call, cancellationToken);
        if (StabilityEndpoint.Of(request.ProviderModel) is not { } endpoint)
            return NoSuchModel(request, "makes no images from prompts");
        if (StabilityEndpoint.Refuse(request) is { } refusal)
            return refusal;

        using var form = await StabilityForm.FillAsync(endpoint, request, cancellationToken);
        return StabilityResponseMapper.ForImage(
            await PostAsync(endpoint.Call, form, call.Connection, cancellationToken),
            call
        );
    }

    private async Task<ProviderResult> UpscaleAsync(
        ProviderCall call,
        UpscaleRequest request,
        CancellationToken cancellationToken
    )
    {
        if (StabilityUpscaler.Of(request.ProviderModel) is not { } upscaler)
            return NoSuchModel(request, "enlarges no images");
        if (upscaler.Refuse(request) is { } refusal)
            return refusal;

        using var form = await upscaler.FillAsync(request, cancellationToken);
        var response = await PostAsync(upscaler.Call, form, call.Connection, cancellationToken);
        return upscaler.IsAsynchronous
            ? StabilityResponseMapper.ForAccepted(response, call)
            : StabilityResponseMapper.ForImage(response, call);
    }

    // A generation from before the upscalers had an operation of their own may be retried: it is told, and not charged.
    private static ProviderResult.Invalid NoSuchModel(ProviderRequest request, string what) =>
        StabilityUpscaler.Of(request.ProviderModel) is null && StabilityEndpoint.Of(request.ProviderModel) is null
            ? new("model", $"Stability AI has no model {request.ProviderModel}.")
            : new("model", $"Stability AI's {request.ProviderModel} {what}.");

    private async Task<ProviderResult> SubmitSdxlAsync(ProviderCall call, CancellationToken cancellationToken)
    {
        var (request, connection) = (call.ImageRequest, call.Connection);
        var body = StabilitySdxl.BodyOf(request);
        var response = await stability.SendAsync(
            connection,
            api => api.GenerateSdxlAsync(request.ProviderModel, body, connection, cancellationToken),
            ResponseBody.ReadImagesAsync,
            cancellationToken
        );
        return StabilitySdxl.Read(response, call);
    }

    private Task<ProviderResponse> PostAsync(
        StabilityCall call,
        HttpContent form,
        ProviderConnection connection,
        CancellationToken cancellationToken
    ) =>
        stability.SendAsync(
            connection,
            api => call(api, form, connection, cancellationToken),
            ResponseBody.ReadFileAsync,
            cancellationToken
        );
}
