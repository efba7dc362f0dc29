using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Providers.Google;

/// <summary>
/// Google's Gemini models that draw: one question, one answer with the image in it.
/// </summary>
internal sealed class GoogleProvider([FromKeyedServices(GoogleProvider.ProviderId)] ProviderApi<IGoogleApi> google)
    : IProvider
{
    public const string ProviderId = "google";

    public string Id => ProviderId;

    public bool CanResubmit => false;

    public async Task<ProviderResult> SubmitAsync(ProviderCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);

        if (GoogleQuestion.Refuse(call.ImageRequest) is { } refusal)
            return refusal;

        var question = await GoogleQuestion.AskForAsync(call.ImageRequest, cancellationToken);
        var response = await google.SendAsync(
            call.Connection,
            api =>
                api.GenerateContentAsync(call.ImageRequest.ProviderModel, question, call.Connection, cancellationToken),
            ResponseBody.ReadImagesAsync,
            cancellationToken
        );
        return GoogleResponseMapper.ForSubmit(response, call);
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

        var response = await google.SendAsync(
            connection,
            api => api.ListModelsAsync(pageSize: 1, connection, cancellationToken),
            ResponseBody.ReadJsonAsync,
            cancellationToken
        );
        return GoogleResponseMapper.ForCheck(response, connection);
    }
}
