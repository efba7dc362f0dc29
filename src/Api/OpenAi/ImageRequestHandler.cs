using System.Text.Json;
using ImageGenerator.Api.Generations;
using ImageGenerator.Api.Jobs;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Models;
using MediatR;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace ImageGenerator.Api.OpenAi;

/// <summary>
/// The calls that make images. They go the way of every generation: the same checks, routing, budget, idempotency
/// and library. A client that leaves does not stop a generation: it may be paid for already.
/// </summary>
internal sealed class ImageRequestHandler(
    IMediator mediator,
    IModelCatalog models,
    JobWait waiting,
    Actor actor,
    ImageLinks links,
    EditImages edits,
    IImageProcessor processor,
    IOptions<OpenAiOptions> options
)
{
    private const int MaxDepth = 32;

    internal async Task<IResult> GenerateAsync(HttpContext context)
    {
        if (!IsJson(context.Request))
            return OpenAiError.Of(Problems.OfStatus(415));

        var raw = await ReadJsonAsync(context);
        if (ImageParameters.Read(raw) is not { } read)
            return raw.Fault!;

        var request = await WithPartialsAsync(read, context.RequestAborted);

        return await RunAsync(context, request, request.ToInput(), "image_generation");
    }

    internal async Task<IResult> EditAsync(HttpContext context)
    {
        var isForm = MultipartForm.Is(context.Request);
        if (!isForm && !IsJson(context.Request))
            return OpenAiError.Of(Problems.OfStatus(415));

        if (!isForm)
            EditRequest.AllowJson(context);
        await using var form = isForm
            ? await EditRequest.FromFormAsync(context.Request)
            : EditRequest.FromJson(await ReadJsonAsync(context));
        if (ImageParameters.Read(form.Parameters) is not { } read)
            return form.Parameters.Fault!;

        return await RunWithImagesAsync(context, form, await WithPartialsAsync(read, context.RequestAborted));
    }

    internal async Task<IResult> VaryAsync(HttpContext context)
    {
        if (!MultipartForm.Is(context.Request))
            return OpenAiError.Of(Problems.OfStatus(415));

        await using var form = await EditRequest.FromVariationAsync(context.Request);
        return ImageParameters.ReadVariation(form.Parameters) is { } request
            ? await RunWithImagesAsync(context, form, request)
            : form.Parameters.Fault!;
    }

    private async Task<IResult> RunWithImagesAsync(HttpContext context, EditRequest form, ImageParameters request)
    {
        var uploads = await edits.UploadAsync(form, KeyOf(context), context.RequestAborted);
        return uploads.Error is { } error
            ? error
            : await RunAsync(context, request, request.ToInput(uploads.References, uploads.Mask), "image_edit");
    }

    private async Task<ImageParameters> WithPartialsAsync(ImageParameters read, CancellationToken cancellationToken)
    {
        if (!read.AsksDefaultForPartials)
            return read.For(models, models.Default);

        var standard = await mediator.Send(new GetDefaultModel(), cancellationToken);
        return read.For(models, standard.Succeeded ? standard.Value : models.Default);
    }

    private async Task<IResult> RunAsync(
        HttpContext context,
        ImageParameters request,
        GenerationInput input,
        string noun
    )
    {
        var wait = PatienceFor(context);
        var end = waiting.EndOf(wait);
        var created = await mediator.Send(new CreateGeneration(input, KeyOf(context)), context.RequestAborted);
        if (!created.Succeeded)
            return OpenAiError.Of(created.Error);

        if (created.Value.IsReplay)
            context.Response.Headers[Headers.IdempotentReplayed] = "true";
        var generation = created.Value.Job;
        OpenAiHeaders.NameDropped(context, generation.Metadata.Dropped);
        if (request.AsStream)
        {
            return new ImageStream(
                generation,
                noun,
                request.Partials,
                stop => waiting.WatchAsync(generation.Id, end, stop),
                mediator,
                processor
            );
        }

        OpenAiHeaders.Name(context, generation.Id);
        var waited = await waiting.UntilFinishedAsync(generation, end, context.RequestAborted);
        return OpenAiErrorMapper.ErrorOf(waited) is { } error
            ? error
            : new ImageResponseBody(waited, request.AsUrl, mediator, actor, links);
    }

    /// <summary>
    /// How long this call waits: as long as the client prefers, where it says so, and never longer than the
    /// installation allows.
    /// </summary>
    private TimeSpan PatienceFor(HttpContext context)
    {
        if (Headers.PreferredWait(context.Request, options.Value.Patience) is not { } preferred)
        {
            return options.Value.Patience;
        }

        context.Response.Headers[Headers.PreferenceApplied] = Headers.WaitOf(preferred);
        return preferred;
    }

    private static string? KeyOf(HttpContext context) =>
        context.Request.Headers.TryGetValue(Headers.IdempotencyKey, out var key) ? key.ToString() : null;

    private static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase);

    private static async Task<RawParameters> ReadJsonAsync(HttpContext context)
    {
        try
        {
            // The elements are used for as long as the request lasts; the document's memory goes back with it.
            var document = await JsonDocument.ParseAsync(
                context.Request.Body,
                new JsonDocumentOptions { MaxDepth = MaxDepth, AllowDuplicateProperties = false },
                context.RequestAborted
            );
            context.Response.RegisterForDispose(document);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return RawParameters.From(document.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // Said below. A name that is no UTF-8 is only found out when it is read.
        }

        var nothing = RawParameters.From([], []);
        nothing.Refuse("invalid_json", "The body is not a JSON object.", null);
        return nothing;
    }
}
