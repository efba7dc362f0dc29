using ImageGenerator.Api.Assets;
using ImageGenerator.Api.Auth;
using ImageGenerator.Api.Common;
using ImageGenerator.Application.Uploads;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Uploads;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace ImageGenerator.Api.Uploads;

/// <summary>Images that people bring along.</summary>
internal sealed class UploadEndpoints : IEndpointGroup
{
    private const string FileField = "file";

    // Room for the form around the file.
    private const int MaxRequestBytes = Upload.MaxBytes + 64 * 1024;

    public void Map(IEndpointRouteBuilder routes)
    {
        var uploads = routes.MapGroup("/uploads").WithTags("Uploads").Fails(401, 403);
        uploads
            .MapPost("", CreateUpload)
            .WithName(nameof(CreateUpload))
            .WithSummary("Takes in an image that generations may refer to")
            .WithDescription(
                "Send a PNG, JPEG or WebP image of 25 MB at most: as the field `file` of a form, or as the "
                    + "body itself. Its type is read from the bytes. "
                    + "It is turned upright by its EXIF orientation. What no generation refers to is removed "
                    + "after 7 days."
            )
            .RequireAuthorization(Policies.Create)
            .WithMetadata(new RequestSizeLimitAttribute(MaxRequestBytes))
            .Fails(400, 413, 415, 422, 503, 507);
        uploads
            .MapGet("/{id:guid}/content", GetUploadContent)
            .WithName(nameof(GetUploadContent))
            .WithSummary("Serves an upload's bytes; they never change")
            .RequireAuthorization(Policies.View)
            .ServesImages()
            .Fails(400, 404);
    }

    private static async Task<Results<Created<UploadResponse>, ProblemResult>> CreateUpload(
        HttpRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        if (MultipartForm.Is(request))
            return await FromFormAsync(request, mediator, cancellationToken);
        if (!IsRawImage(request))
        {
            return ProblemResult.Of(
                415,
                "request.unsupported_media_type",
                "Send the image as the field `file` of a form (multipart/form-data), or as the body itself (image/png)."
            );
        }

        await using var image = await RequestBodyBuffer.ReceiveAsync(request.Body, Upload.MaxBytes, cancellationToken);
        return await TakeAsync(image, mediator, cancellationToken);
    }

    private static async Task<Results<Created<UploadResponse>, ProblemResult>> FromFormAsync(
        HttpRequest request,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        await using var form = await MultipartForm.ReadAsync(
            request,
            name => name == FileField,
            Upload.MaxBytes,
            cancellationToken
        );
        if (form is { Files: [var (_, image)], Texts: [], Unreadable: [] })
        {
            return await TakeAsync(image, mediator, cancellationToken);
        }

        var field = form.Texts.Select(text => text.Key).Concat(form.Unreadable).FirstOrDefault(FileField);
        return ProblemResult.FromError(
            Error.Invalid(
                "validation.failed",
                "Send one image, and nothing else.",
                new FieldError(field, "Send exactly one file in the field file.")
            )
        );
    }

    private static async Task<Results<Created<UploadResponse>, ProblemResult>> TakeAsync(
        Stream image,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var upload = await mediator.Send(new CreateUpload(image), cancellationToken);
        if (!upload.Succeeded)
            return ProblemResult.FromError(upload.Error);

        var response = UploadResponse.From(upload.Value);
        return TypedResults.Created(response.Url, response);
    }

    /// <param name="id">The upload.</param>
    /// <param name="rendition">Which form; the original when not given.</param>
    private static async Task<Results<FileStreamHttpResult, ProblemResult>> GetUploadContent(
        Guid id,
        QueryEnum<UploadRendition>? rendition,
        HttpContext context,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var content = await mediator.Send(
            new GetUploadContent(id, rendition?.Value ?? UploadRendition.Original),
            cancellationToken
        );
        return content.Succeeded ? Content.Serve(context, content.Value) : ProblemResult.FromError(content.Error);
    }

    // The type of a raw body only has to look like one; what the bytes are is found out from them.
    private static bool IsRawImage(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && (
            type.Type.Equals("image", StringComparison.OrdinalIgnoreCase)
            || type.MediaType.Equals("application/octet-stream", StringComparison.OrdinalIgnoreCase)
        );
}
