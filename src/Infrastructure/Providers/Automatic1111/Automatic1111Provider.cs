using ImageGenerator.Application.Providers;
using ImageGenerator.Infrastructure.Providers.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Infrastructure.Providers.Automatic1111;

/// <summary>
/// AUTOMATIC1111's web UI and Forge on one's own hardware. The call that makes images lasts until they are made; beside
/// it the unfinished image can be looked at, and the work be broken off.
/// </summary>
internal sealed class Automatic1111Provider(
    [FromKeyedServices(Automatic1111Provider.ProviderId)] ProviderApi<IAutomatic1111Api> server,
    Automatic1111Watch watch
) : IProvider
{
    public const string ProviderId = "automatic1111";

    /// <summary>The model's own parameters.</summary>
    public const string Checkpoint = "checkpoint";

    public string Id => ProviderId;

    /// <summary>One's own hardware: doing it twice costs nothing.</summary>
    public bool CanResubmit => true;

    public async Task<ProviderResult> SubmitAsync(ProviderCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);

        if (await RefuseCheckpointAsync(call, cancellationToken) is { } refusal)
            return refusal;

        var wanted = await WantedOfAsync(call.ImageRequest, cancellationToken);
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var shown = watch.PublishAsync(call, wanted.ForceTaskId, watching.Token);
        try
        {
            var reply = await server.SendAsync(
                call.Connection,
                api =>
                    wanted.InitImages is null
                        ? api.TextToImageAsync(wanted, call.Connection, cancellationToken)
                        : api.ImageToImageAsync(wanted, call.Connection, cancellationToken),
                ResponseBody.ReadImagesAsync,
                cancellationToken
            );

            // Nobody waits for it any more, and it would only be in the way of the next try.
            if (reply.Fault == TransportError.Lost)
                await watch.StopAsync(call.Connection, wanted.ForceTaskId);
            return Automatic1111ResponseMapper.ForImages(reply, call);
        }
        catch (OperationCanceledException)
        {
            await watch.StopAsync(call.Connection, wanted.ForceTaskId);
            throw;
        }
        finally
        {
            await watching.CancelAsync();
            await shown;
        }
    }

    public Task<ProviderResult> PollAsync(RemoteJob job, CancellationToken cancellationToken) =>
        Task.FromResult<ProviderResult>(new ProviderResult.NoOutput("AUTOMATIC1111 has no jobs to ask about."));

    /// <summary>
    /// There is nothing to tell: <see cref="SubmitAsync"/> lasts as long as the work, and breaks it off itself.
    /// </summary>
    public Task CancelAsync(RemoteJob job, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<ConnectionCheckResult> CheckAsync(
        ProviderConnection connection,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(connection);

        return Automatic1111ResponseMapper.ForCheck(await ListCheckpointsAsync(connection, cancellationToken));
    }

    private Task<ProviderResponse> ListCheckpointsAsync(
        ProviderConnection connection,
        CancellationToken cancellationToken
    ) =>
        server.SendAsync(
            connection,
            api => api.ListCheckpointsAsync(connection, cancellationToken),
            ResponseBody.ReadJsonAsync,
            cancellationToken
        );

    /// <summary>
    /// The server drops the name of a checkpoint that it does not know, and works with another one: ask it first.
    /// </summary>
    private async Task<ProviderResult?> RefuseCheckpointAsync(ProviderCall call, CancellationToken cancellationToken)
    {
        if (CheckpointOf(call.ImageRequest) is not { } name)
            return null;

        var reply = await ListCheckpointsAsync(call.Connection, cancellationToken);
        if (
            reply.Read(Automatic1111Json.Default.IReadOnlyListAutomatic1111Checkpoint) is not { } known
            || !reply.Succeeded
        )
        {
            return Automatic1111ResponseMapper.ForQuestion(reply, call.Connection);
        }

        return known.Any(checkpoint => Is(checkpoint, name))
            ? null
            : new ProviderResult.Invalid($"parameters.{Checkpoint}", "The server has no checkpoint of this name.");
    }

    // Its title is the file's name with the hash behind it: "sd_xl_base_1.0.safetensors [31e35c80fc]".
    private static bool Is(Automatic1111Checkpoint? checkpoint, string name) =>
        new[]
        {
            checkpoint?.Title,
            checkpoint?.Title?.Split(" [")[0],
            checkpoint?.ModelName,
            checkpoint?.Hash,
        }.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static async Task<Automatic1111Wanted> WantedOfAsync(
        ImageRequest request,
        CancellationToken cancellationToken
    )
    {
        var wanted = new Automatic1111Wanted
        {
            Prompt = request.Prompt,
            NegativePrompt = request.NegativePrompt,
            Width = request.Size.Width,
            Height = request.Size.Height,
            Steps = (int?)request.Parameters.GetNumber("steps"),
            CfgScale = request.Parameters.GetNumber("guidance"),
            Seed = request.Seed.Value,
            SamplerName = TextOf(request, "sampler"),
            Scheduler = TextOf(request, "scheduler"),
            NIter = request.Count,
            OverrideSettings = CheckpointOf(request) is { } checkpoint ? new Automatic1111Overrides(checkpoint) : null,
            ForceTaskId = $"{request.JobId}-{request.Attempt}",
        };
        if (request.References is not [var image, ..])
            return wanted;

        wanted = wanted with
        {
            InitImages = [await image.ReadAsync(cancellationToken)],
            ResizeMode = 1,
            DenoisingStrength = request.Strength,
        };
        return request.Mask is not { } mask
            ? wanted
            : wanted with
            {
                Mask = await mask.ReadAsync(cancellationToken),
                InpaintingFill = 1,
                InpaintFullRes = false,
            };
    }

    private static string? CheckpointOf(ImageRequest request) => TextOf(request, Checkpoint);

    private static string? TextOf(ImageRequest request, string name) =>
        request.Parameters.GetText(name)?.Trim() is { Length: > 0 } text ? text : null;
}
