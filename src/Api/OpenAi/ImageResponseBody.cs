using System.Text;
using System.Text.Json;
using ImageGenerator.Application.Assets;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Generations;
using ImageGenerator.Domain.Assets;
using MediatR;

namespace ImageGenerator.Api.OpenAi;

/// <summary>
/// Answers with finished images: <c>{created, data: [{b64_json | url}], output_format, size, …}</c>. The files go from
/// the store through base64 straight to the client.
/// </summary>
internal sealed class ImageResponseBody(
    GenerationView generation,
    bool asUrl,
    IMediator mediator,
    Actor actor,
    ImageLinks links
) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        OpenAiHeaders.Name(httpContext, generation.Id);
        if (asUrl)
            await WriteUrlsAsync(httpContext);
        else
            await WriteImagesAsync(httpContext);
    }

    private Task WriteUrlsAsync(HttpContext context)
    {
        var urls = generation
            .Images.Select(image => links.AddressOf(context.Request, actor.OrganizationId, image.AssetId))
            .Select(url => $$"""{"url":{{JsonSerializer.Serialize(url)}}}""");
        return Results.Text($"{Head()}{string.Join(',', urls)}{Tail()}", "application/json").ExecuteAsync(context);
    }

    private async Task WriteImagesAsync(HttpContext context)
    {
        var files = new List<AssetContent>();
        try
        {
            // All of them first: a file that cannot be opened is still an error then, and the length is known.
            foreach (var image in generation.Images)
                files.Add(
                    (
                        await mediator.Send(
                            new GetAssetContent(image.AssetId, Rendition.Original),
                            context.RequestAborted
                        )
                    ).Value
                );

            await WriteAsync(context.Response, files, context.RequestAborted);
        }
        finally
        {
            foreach (var file in files)
                await file.Blob.DisposeAsync();
        }
    }

    private async Task WriteAsync(HttpResponse response, List<AssetContent> files, CancellationToken cancellationToken)
    {
        var parts = (
            Head: Bytes(Head()),
            Open: Bytes("{\"b64_json\":\""),
            Close: Bytes("\"}"),
            Comma: Bytes(","),
            Tail: Bytes(Tail())
        );
        response.ContentType = "application/json";
        response.ContentLength =
            parts.Head.Length
            + parts.Tail.Length
            + Math.Max(0, files.Count - 1)
            + files.Sum(file => parts.Open.Length + parts.Close.Length + Base64Writer.LengthOf(file.Blob.Length));

        var writer = response.BodyWriter;
        await writer.WriteAsync(parts.Head, cancellationToken);
        foreach (var (place, file) in files.Index())
        {
            if (place > 0)
                await writer.WriteAsync(parts.Comma, cancellationToken);
            await writer.WriteAsync(parts.Open, cancellationToken);
            await Base64Writer.WriteAsync(writer, file.Blob.Content, cancellationToken);
            await writer.WriteAsync(parts.Close, cancellationToken);
        }

        await writer.WriteAsync(parts.Tail, cancellationToken);
    }

    private string Head() =>
        $$"""{"created":{{(generation.CompletedAt ?? generation.CreatedAt).ToUnixTimeSeconds()}},"data":[""";

    // What the images are, as far as it is known: OpenAI leaves out what it does not know, too.
    private string Tail() => $"]{new ImageFacts(generation).ToJson()}}}";

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
