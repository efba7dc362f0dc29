using System.Diagnostics;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using ImageGenerator.Application.Assets;
using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Storage;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Jobs;
using MediatR;

namespace ImageGenerator.Api.OpenAi;

/// <summary>
/// Answers with server-sent events: unfinished images while the work goes on, then each finished one. What fails before
/// the first event is still a plain error with its status.
/// </summary>
/// <param name="generation">The generation, just made.</param>
/// <param name="noun"><c>image_generation</c> or <c>image_edit</c>.</param>
/// <param name="partials">Unfinished forms of each image that are wanted, at most.</param>
/// <param name="updates">What happens with it.</param>
/// <param name="mediator">Reads it again.</param>
/// <param name="processor">Turns previews into the format that was asked for.</param>
internal sealed class ImageStream(
    GenerationView generation,
    string noun,
    int partials,
    Func<CancellationToken, IAsyncEnumerable<JobUpdate>> updates,
    IMediator mediator,
    IImageProcessor processor
) : IResult
{
    private static readonly TimeSpan _silence = TimeSpan.FromSeconds(15);

    private readonly Dictionary<int, (int Count, int Version)> _shown = [];

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        OpenAiHeaders.Name(httpContext, generation.Id);
        var response = httpContext.Response;
        var cancellationToken = httpContext.RequestAborted;
        var spoken = Stopwatch.GetTimestamp();
        await foreach (var happened in updates(cancellationToken))
        {
            switch (happened)
            {
                case JobUpdate.NoChange when Stopwatch.GetElapsedTime(spoken) > _silence:
                    await WriteAsync(response, ": still at work\n\n", cancellationToken);
                    spoken = Stopwatch.GetTimestamp();
                    break;

                case JobUpdate.PartialImages shown when await PublishAsync(response, shown.Partials, cancellationToken):
                    spoken = Stopwatch.GetTimestamp();
                    break;

                case JobUpdate.Finished:
                    await EndAsync(httpContext, cancellationToken);
                    return;

                case JobUpdate.TimedOut:
                    await RefuseAsync(httpContext, OpenAiErrorMapper.StillAtWork(generation.Id), cancellationToken);
                    return;
            }
        }
    }

    private async Task<bool> PublishAsync(
        HttpResponse response,
        IReadOnlyList<PartialImageVersion> latest,
        CancellationToken cancellationToken
    )
    {
        var any = false;
        foreach (var partial in latest)
        {
            var (number, version) = _shown.GetValueOrDefault(partial.Index);
            if (number == partials || partial.Version <= version)
                continue;
            if (await ReadAsync(partial.Index, cancellationToken) is not { } image)
                continue;

            _shown[partial.Index] = (number + 1, partial.Version);
            await using var content = new ReadOnlyMemoryStream(image);
            await WriteImageAsync(
                response,
                "partial_image",
                content,
                $",\"partial_image_index\":{number}",
                cancellationToken
            );
            any = true;
        }

        return any;
    }

    /// <summary>
    /// The preview in the format that was asked for: whoever asks for PNG may not be able to read WebP.
    /// </summary>
    private async Task<byte[]?> ReadAsync(int index, CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new GetPartialImage(generation.Id, index), cancellationToken);
        if (!found.Succeeded)
            return null;

        await using var blob = found.Value;
        var preview = new byte[blob.Length];
        await blob.Content.ReadExactlyAsync(preview, cancellationToken);
        return await Task.Run(
            () => processor.Convert(preview, generation.Settings.OutputFormat).Bytes,
            cancellationToken
        );
    }

    private async Task EndAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var read = await mediator.Send(new GetGeneration(generation.Id), cancellationToken);
        if (read.Succeeded && OpenAiErrorMapper.ErrorOf(read.Value) is { } error)
        {
            await RefuseAsync(context, error, cancellationToken);
            return;
        }

        var finished = read.Value;
        foreach (var image in finished.Images)
        {
            await using var file = (
                await mediator.Send(new GetAssetContent(image.AssetId, Rendition.Original), cancellationToken)
            )
                .Value
                .Blob;
            await WriteImageAsync(context.Response, "completed", file.Content, "", cancellationToken, finished);
        }
    }

    private static async Task RefuseAsync(HttpContext context, OpenAiError error, CancellationToken cancellationToken)
    {
        if (!context.Response.HasStarted)
        {
            await error.ExecuteAsync(context);
            return;
        }

        var body = JsonSerializer.Serialize(error.ToBody());
        await WriteAsync(context.Response, $"event: error\ndata: {body}\n\n", cancellationToken);
    }

    private async Task WriteImageAsync(
        HttpResponse response,
        string what,
        Stream content,
        string more,
        CancellationToken cancellationToken,
        GenerationView? state = null
    )
    {
        var facts = new ImageFacts(state ?? generation);
        Begin(response);
        var writer = response.BodyWriter;
        await WriteAsync(
            writer,
            $"event: {noun}.{what}\ndata: {{\"type\":\"{noun}.{what}\",\"b64_json\":\"",
            cancellationToken
        );
        await Base64Writer.WriteAsync(writer, content, cancellationToken);
        await WriteAsync(
            writer,
            $"\",\"created_at\":{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}{facts.ToJson()}{more}}}\n\n",
            cancellationToken
        );
    }

    private static async Task WriteAsync(HttpResponse response, string text, CancellationToken cancellationToken)
    {
        Begin(response);
        await WriteAsync(response.BodyWriter, text, cancellationToken);
    }

    private static async Task WriteAsync(PipeWriter writer, string text, CancellationToken cancellationToken)
    {
        Encoding.UTF8.GetBytes(text, writer);
        await writer.FlushAsync(cancellationToken);
    }

    private static void Begin(HttpResponse response)
    {
        if (response.HasStarted)
            return;

        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
    }
}
