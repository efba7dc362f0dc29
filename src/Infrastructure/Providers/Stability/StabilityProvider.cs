using System.Net.Http.Headers;
using System.Text.Json;
using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Providers.Stability;

/// <summary>
/// Stability AI: forms that are answered with the image itself, one job that is asked about (creative upscaling), and
/// the older SDXL, which takes and answers JSON. One image per form; only SDXL makes several.
/// </summary>
internal sealed class StabilityProvider(ProviderHttp http) : IProvider
{
    public const string ProviderId = "stability";

    private const string Json = "application/json";

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

        var path = $"v2beta/results/{Uri.EscapeDataString(job.ProviderJobId)}";
        return StabilityResponseMapper.ForPoll(
            await SendAsync(job.Call, HttpMethod.Get, path, "*/*", null, cancellationToken),
            job
        );
    }

    /// <summary>A job cannot be stopped there.</summary>
    public Task CancelAsync(RemoteJob job, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<ConnectionCheckResult> CheckAsync(
        ProviderConnection connection,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(connection);

        using var request = NewRequest(connection, HttpMethod.Get, "v1/user/balance", Json);
        return StabilityResponseMapper.ForCheck(
            await http.SendAsync(Id, connection, request, ProviderHttp.JsonLimit, cancellationToken)
        );
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
            await PostAsync(call, endpoint.Path, "image/*", form, cancellationToken),
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
        var response = await PostAsync(
            call,
            upscaler.Path,
            upscaler.IsAsynchronous ? Json : "image/*",
            form,
            cancellationToken
        );
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
        using var body = new ByteArrayContent(
            JsonSerializer.SerializeToUtf8Bytes(
                StabilitySdxl.BodyOf(call.ImageRequest),
                StabilityJson.Default.SdxlRequest
            )
        );
        body.Headers.ContentType = new MediaTypeHeaderValue(Json);
        var path = $"v1/generation/{Uri.EscapeDataString(call.ImageRequest.ProviderModel)}/text-to-image";
        var request = NewRequest(call.Connection, HttpMethod.Post, path, Json);
        request.Content = body;
        return StabilitySdxl.Read(await http.SendForImagesAsync(Id, call.Connection, request, cancellationToken), call);
    }

    private Task<ProviderResponse> PostAsync(
        ProviderCall call,
        string path,
        string accept,
        HttpContent form,
        CancellationToken cancellationToken
    ) => SendAsync(call, HttpMethod.Post, $"v2beta/stable-image/{path}", accept, form, cancellationToken);

    private Task<ProviderResponse> SendAsync(
        ProviderCall call,
        HttpMethod method,
        string path,
        string accept,
        HttpContent? content,
        CancellationToken cancellationToken
    )
    {
        var request = NewRequest(call.Connection, method, path, accept);
        request.Content = content;
        return http.SendForFileAsync(Id, call.Connection, request, cancellationToken);
    }

    private static HttpRequestMessage NewRequest(
        ProviderConnection connection,
        HttpMethod method,
        string path,
        string accept
    )
    {
        var request = new HttpRequestMessage(
            method,
            new Uri($"{connection.BaseAddress?.AbsoluteUri.TrimEnd('/')}/{path}")
        );
        request.Headers.Accept.ParseAdd(accept);
        ProviderKey.AddBearer(request, connection);
        return request;
    }
}
