using System.Net.Http.Headers;
using System.Text.Json;
using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;

namespace ImageGenerator.Infrastructure.Providers.Google;

/// <summary>
/// Google's Gemini models that draw: one question, one answer with the image in it. The key goes in a header, never in
/// the address, where proxies would write it down.
/// </summary>
internal sealed class GoogleProvider(ProviderHttp http) : IProvider
{
    public const string ProviderId = "google";

    private const string KeyHeader = "x-goog-api-key";

    public string Id => ProviderId;

    public bool CanResubmit => false;

    public async Task<ProviderResult> SubmitAsync(ProviderCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);

        if (GoogleQuestion.Refuse(call.ImageRequest) is { } refusal)
            return refusal;

        var question = await GoogleQuestion.AskForAsync(call.ImageRequest, cancellationToken);
        var request = NewRequest(
            call.Connection,
            HttpMethod.Post,
            $"models/{Uri.EscapeDataString(call.ImageRequest.ProviderModel)}:generateContent"
        );
        request.Content = new ByteArrayContent(
            JsonSerializer.SerializeToUtf8Bytes(question, GoogleJson.Default.GoogleRequest)
        );
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return GoogleResponseMapper.ForSubmit(
            await http.SendForImagesAsync(Id, call.Connection, request, cancellationToken),
            call
        );
    }

    /// <summary>There are no jobs to ask about: an answer comes with the image or not at all.</summary>
    public Task<ProviderResult> PollAsync(RemoteJob job, CancellationToken cancellationToken) =>
        Task.FromResult<ProviderResult>(new ProviderResult.NoOutput("Google has no such job."));

    public Task CancelAsync(RemoteJob job, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<ConnectionCheckResult> CheckAsync(
        ProviderConnection connection,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(connection);

        var request = NewRequest(connection, HttpMethod.Get, "models?pageSize=1");
        return GoogleResponseMapper.ForCheck(
            await http.SendAsync(Id, connection, request, ProviderHttp.JsonLimit, cancellationToken),
            connection
        );
    }

    private static HttpRequestMessage NewRequest(ProviderConnection connection, HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(
            method,
            new Uri($"{connection.BaseAddress?.AbsoluteUri.TrimEnd('/')}/{path}")
        );
        ProviderKey.Add(request, connection, KeyHeader);
        return request;
    }
}
