using System.Security.Cryptography;
using System.Text;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Media;
using ImageGenerator.Application.Storage;
using ImageGenerator.Application.Uploads;
using ImageGenerator.Domain.Common;
using MediatR;

namespace ImageGenerator.Api.OpenAi;

/// <summary>
/// Keeps the images of an edit as uploads, the mask converted to the form of ours. Under an idempotency key the same
/// image is the same upload, so that the same request, sent again, is known to be the same.
/// </summary>
internal sealed class EditImages(IMediator mediator, IImageProcessor processor, Actor actor)
{
    internal async Task<UploadedImages> UploadAsync(
        EditRequest request,
        string? key,
        CancellationToken cancellationToken
    )
    {
        var references = new List<ReferenceInput>();
        foreach (var image in request.Images)
        {
            var upload = await mediator.Send(
                new CreateUpload(image, await NameAsync(image, key, cancellationToken)),
                cancellationToken
            );
            if (!upload.Succeeded)
                return new UploadedImages(OpenAiError.Of(upload.Error));

            references.Add(new ReferenceInput { UploadId = upload.Value.Id });
        }

        return request.Mask is null
            ? new UploadedImages(null, references)
            : await UploadMaskAsync(request.Mask, references, key, cancellationToken);
    }

    private async Task<UploadedImages> UploadMaskAsync(
        Stream mask,
        List<ReferenceInput> references,
        string? key,
        CancellationToken cancellationToken
    )
    {
        var bytes = new byte[mask.Length];
        await mask.ReadExactlyAsync(bytes, cancellationToken);
        try
        {
            if (await Task.Run(() => processor.MaskOfTransparency(bytes), cancellationToken) is not { } ours)
            {
                return Unfit("The mask has no alpha channel: what is to be changed has to be transparent in it.");
            }

            await using var content = new ReadOnlyMemoryStream(ours.Bytes);
            var upload = await mediator.Send(
                new CreateUpload(content, await NameAsync(content, key, cancellationToken)),
                cancellationToken
            );
            return upload.Succeeded
                ? new UploadedImages(null, references, new ReferenceInput { UploadId = upload.Value.Id })
                : Unfit(upload.Error.Message);
        }
        catch (UnreadableImageException unreadable)
        {
            return Unfit(unreadable.Message);
        }

        static UploadedImages Unfit(string reason) => new(OpenAiError.Invalid("invalid_image_file", reason, "mask"));
    }

    private async Task<UploadId?> NameAsync(Stream image, string? key, CancellationToken cancellationToken)
    {
        if (key is null)
            return null;

        var content = await SHA256.HashDataAsync(image, cancellationToken);
        image.Position = 0;
        var name = SHA256.HashData([
            .. actor.OrganizationId.Value.ToByteArray(),
            .. actor.UserId.Value.ToByteArray(),
            .. content,
            .. Encoding.UTF8.GetBytes(key),
        ]);

        // A UUID of version 8: whatever its maker wants it to be (RFC 9562).
        name[6] = (byte)((name[6] & 0x0F) | 0x80);
        name[8] = (byte)((name[8] & 0x3F) | 0x80);
        return new UploadId(new Guid(name.AsSpan(0, 16), bigEndian: true));
    }
}

/// <summary>The images of an edit as uploads, or why they cannot be.</summary>
internal sealed record UploadedImages(
    OpenAiError? Error,
    IReadOnlyList<ReferenceInput>? References = null,
    ReferenceInput? Mask = null
);
