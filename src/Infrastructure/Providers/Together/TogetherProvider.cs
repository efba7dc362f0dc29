using System.Text.Json;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Providers.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Providers.Together;

/// <summary>
/// Together AI: FLUX models behind one call that answers with the image.
/// https://docs.together.ai/reference/post-images-generations
/// </summary>
internal sealed class TogetherProvider(
    [FromKeyedServices(TogetherProvider.ProviderId)] ProviderApi<ITogetherApi> together,
    OutputDownloader results
) : IProvider
{
    public const string ProviderId = "together";

    /// <summary>The models' own parameters.</summary>
    public const string Steps = "steps";
    public const string PromptUpsampling = "promptUpsampling";

    public string Id => ProviderId;

    public bool CanResubmit => false;

    /// <summary>
    /// Together makes several images in one request as well, but does not tell their seeds. So each image is a request
    /// of its own with a seed that can be used again, one after the other: what is refused once is not sent four times,
    /// and a limit that follows the load is not run into.
    /// </summary>
    public async Task<ProviderResult> SubmitAsync(ProviderCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);

        var wanted = await WireOfAsync(call.ImageRequest, cancellationToken);
        var images = new List<ProviderOutput>();
        try
        {
            while (images.Count < call.ImageRequest.Count)
            {
                var result = await SendAsync(
                    call,
                    wanted with
                    {
                        Seed = call.ImageRequest.Seed.For(images.Count).Value,
                    },
                    cancellationToken
                );
                if (result is not ProviderResult.Completed completed)
                {
                    if (images.Count == 0)
                        return result;
                    break;
                }

                images.AddRange(completed.Outputs);
            }
        }
        catch (OperationCanceledException) when (images.Count > 0)
        {
            // As with a refusal: the images that came were paid for, and are kept.
        }

        return new ProviderResult.Completed(images);
    }

    public Task<ProviderResult> PollAsync(RemoteJob job, CancellationToken cancellationToken) =>
        Task.FromResult<ProviderResult>(new ProviderResult.NoOutput("Together AI has no jobs to ask about."));

    /// <summary>There is nothing to tell.</summary>
    public Task CancelAsync(RemoteJob job, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<ConnectionCheckResult> CheckAsync(
        ProviderConnection connection,
        CancellationToken cancellationToken
    )
    {
        var response = await together.SendAsync(
            connection,
            api => api.ListModelsAsync(connection, cancellationToken),
            ResponseBody.ReadJsonAsync,
            cancellationToken
        );
        return response.Succeeded && response.Parse() is not { ValueKind: JsonValueKind.Array }
            ? new ConnectionCheckResult(
                ConnectionStatus.Unreachable,
                "What answers under this address is not Together AI."
            )
            : DefaultResponseMapper.ForCheck(response, TogetherResponseMapper.Name);
    }

    private async Task<ProviderResult> SendAsync(
        ProviderCall call,
        TogetherRequest wanted,
        CancellationToken cancellationToken
    )
    {
        var response = await together.SendAsync(
            call.Connection,
            api => api.GenerateAsync(wanted, call.Connection, cancellationToken),
            ResponseBody.ReadImagesAsync,
            cancellationToken
        );
        if (!response.Succeeded)
            return TogetherResponseMapper.Of(response, call);

        var data = response.Read(TogetherJson.Default.TogetherReply)?.Data;
        var made = (data ?? [])
            .Select(image => ImageOf(image, response, wanted.Seed, call.Connection))
            .FirstOrDefault(image => image is not null)
            ?? ImageElsewhere(response, wanted.Seed, call.Connection);
        if (made is not null)
            return new ProviderResult.Completed([made]);

        return data is null || !response.Unmasked().Succeeded
            ? TogetherResponseMapper.Of(response, call)
            : new ProviderResult.NoOutput($"{TogetherResponseMapper.Name} answered without an image.");
    }

    private ProviderOutput? ImageOf(
        TogetherImage? image,
        ProviderResponse response,
        long seed,
        ProviderConnection connection
    ) =>
        results.ImageOf(response, image?.Base64, connection, seed, isBase64: true)
        ?? results.ImageOf(response, image?.Url, connection, seed);

    private ProviderOutput? ImageElsewhere(ProviderResponse response, long seed, ProviderConnection connection) =>
        OutputFinder
            .Find(response.Parse())
            .Select(text =>
                results.ImageOf(response, text, connection, seed, isBase64: !OutputFinder.IsImageOrAddress(text))
            )
            .FirstOrDefault(image => image is not null);

    private static async Task<TogetherRequest> WireOfAsync(ImageRequest request, CancellationToken cancellationToken)
    {
        var references = new List<string>();
        foreach (var image in request.References)
            references.Add(await image.ReadDataUrlAsync(cancellationToken));

        var isKontext = request.ProviderModel.Contains("kontext", StringComparison.OrdinalIgnoreCase);
        return new TogetherRequest
        {
            Prompt = request.Prompt,
            Model = request.ProviderModel,
            Width = request.Size.Width,
            Height = request.Size.Height,
            Seed = request.Seed.Value,
            Steps = (int?)request.Parameters.GetNumber(Steps),
            PromptUpsampling = request.Parameters.GetFlag(PromptUpsampling),
            ImageUrl = isKontext ? references.FirstOrDefault() : null,
            ReferenceImages = isKontext || references.Count == 0 ? null : references,
            OutputFormat = request.OutputFormat == OutputFormat.Jpeg ? "jpeg" : "png",
        };
    }
}
