using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Providers.OpenAI;

/// <summary>
/// A server of one's own that speaks OpenAI's API, such as LocalAI. It is asked in the words that all of them know: no
/// quality, no formats, no edits.
/// </summary>
internal sealed class OpenAICompatibleProvider(
    OpenAIClient client,
    [FromKeyedServices(OpenAICompatibleProvider.ProviderId)] ProviderApi<IOpenAIApi> compatible
) : IProvider
{
    public const string ProviderId = "openai-compatible";

    /// <summary>The model's own parameters.</summary>
    public const string ServerModel = "serverModel";
    public const string ResponseFormat = "responseFormat";

    private readonly OpenAIServer _server = new(ProviderId, "OpenAI-compatible server", compatible);

    public string Id => ProviderId;

    /// <summary>It may be a gateway to somebody who charges.</summary>
    public bool CanResubmit => false;

    public Task<ProviderResult> SubmitAsync(ProviderCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);

        var request = call.ImageRequest;
        var wanted = new OpenAIRequest
        {
            Prompt = request.Prompt,
            Model = request.Parameters.GetText(ServerModel)?.Trim() is { Length: > 0 } model ? model : null,
            N = request.Count,
            Size = request.Size.ToString(),
            ResponseFormat = request.Parameters.GetText(ResponseFormat),
        };
        return client.SendAsync(
            _server,
            call,
            api => api.GenerateAsync(wanted, call.Connection, cancellationToken),
            cancellationToken
        );
    }

    public Task<ProviderResult> PollAsync(RemoteJob job, CancellationToken cancellationToken) =>
        Task.FromResult<ProviderResult>(new ProviderResult.NoOutput("The server has no jobs to ask about."));

    public Task CancelAsync(RemoteJob job, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<ConnectionCheckResult> CheckAsync(
        ProviderConnection connection,
        CancellationToken cancellationToken
    )
    {
        var reply = await _server.ListModelsAsync(connection, cancellationToken);
        return reply.Status == 404
            ? new ConnectionCheckResult(
                ConnectionStatus.Unreachable,
                "There is no list of models under this address. Does it have to end in /v1?"
            )
            : DefaultResponseMapper.ForCheck(reply, _server.Name);
    }
}
