using System.Net.Http.Headers;
using System.Text.Json;
using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Providers.Stability;

/// <summary>
/// Stability AI: forms that are answered with the image itself, one job that is asked about (creative upscaling), and the older
/// SDXL, which takes and answers JSON. One image per form; only SDXL makes several.
/// </summary>
internal sealed class StabilityProvider(ProviderHttp http) : IProvider
{
    public const string ProviderId = "stability";

    private const string Json = "application/json";

    public string Id => ProviderId;

    public bool CanResubmit => false;

    public async Task<ProviderAnswer> SubmitAsync(ProviderCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);

        if (StabilitySdxl.Makes(call.ImageRequest.ProviderModel)) return await SubmitSdxlAsync(call, cancellationToken);
        if (StabilityEndpoint.Of(call.ImageRequest.ProviderModel) is not { } endpoint)
        {
            return new ProviderAnswer.Invalid("model", $"Stability AI has no model {call.ImageRequest.ProviderModel}.");
        }

        if (endpoint.Refuse(call.ImageRequest) is { } refusal) return refusal;

        using var form = await StabilityForm.FillAsync(endpoint, call.ImageRequest, cancellationToken);
        var path = $"v2beta/stable-image/{endpoint.Path}";
        if (!endpoint.IsAsynchronous)
        {
            return StabilityAnswers.ForImage(await SendAsync(call, HttpMethod.Post, path, "image/*", form, cancellationToken), call);
        }

        var accepted = await SendAsync(call, HttpMethod.Post, path, Json, form, cancellationToken);
        return StabilityAnswers.ForAccepted(accepted, call);
    }

    public async Task<ProviderAnswer> PollAsync(RemoteJob job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);

        var path = $"v2beta/results/{Uri.EscapeDataString(job.ProviderJobId)}";
        return StabilityAnswers.ForPoll(await SendAsync(job.Call, HttpMethod.Get, path, "*/*", null, cancellationToken), job);
    }

    /// <summary>A job cannot be stopped there.</summary>
    public Task CancelAsync(RemoteJob job, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<ProviderHealth> CheckAsync(ProviderConnection connection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);

        using var request = NewRequest(connection, HttpMethod.Get, "v1/user/balance", Json);
        return StabilityAnswers.ForCheck(await http.SendAsync(Id, connection, request, ProviderHttp.JsonLimit, cancellationToken));
    }

    private async Task<ProviderAnswer> SubmitSdxlAsync(ProviderCall call, CancellationToken cancellationToken)
    {
        using var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(StabilitySdxl.BodyOf(call.ImageRequest), StabilityJson.Default.SdxlRequest));
        body.Headers.ContentType = new MediaTypeHeaderValue(Json);
        var path = $"v1/generation/{Uri.EscapeDataString(call.ImageRequest.ProviderModel)}/text-to-image";
        var request = NewRequest(call.Connection, HttpMethod.Post, path, Json);
        request.Content = body;
        return StabilitySdxl.Read(await http.SendForImagesAsync(Id, call.Connection, request, cancellationToken), call);
    }

    private Task<ProviderReply> SendAsync(
        ProviderCall call, HttpMethod method, string path, string accept, HttpContent? content, CancellationToken cancellationToken)
    {
        var request = NewRequest(call.Connection, method, path, accept);
        request.Content = content;
        return http.SendForFileAsync(Id, call.Connection, request, cancellationToken);
    }

    private static HttpRequestMessage NewRequest(ProviderConnection connection, HttpMethod method, string path, string accept)
    {
        var request = new HttpRequestMessage(method, new Uri($"{connection.BaseAddress?.AbsoluteUri.TrimEnd('/')}/{path}"));
        request.Headers.Accept.ParseAdd(accept);
        ProviderKey.AddBearer(request, connection);
        return request;
    }
}
