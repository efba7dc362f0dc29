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
/// Takes the images of an edit in as uploads, the mask turned into ours. Under an idempotency key the same image is the
/// same upload, so that the same request, sent again, is known to be the same.
/// </summary>
internal sealed class EditImages(IMediator mediator, IImageProcessor processor, Actor actor)
{
    internal async Task<TakenImages> TakeAsync(EditRequest brought, string? key, CancellationToken cancellationToken)
    {
        var references = new List<ReferenceInput>();
        foreach (var image in brought.Images)
        {
            var upload = await mediator.Send(
                new CreateUpload(image, await NameAsync(image, key, cancellationToken)),
                cancellationToken
            );
            if (!upload.Succeeded)
                return new TakenImages(OpenAiError.Of(upload.Error));

            references.Add(new ReferenceInput { UploadId = upload.Value.Id });
        }

        return brought.Mask is null
            ? new TakenImages(null, references)
            : await TakeMaskAsync(brought.Mask, references, key, cancellationToken);
    }

    private async Task<TakenImages> TakeMaskAsync(
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
                ? new TakenImages(null, references, new ReferenceInput { UploadId = upload.Value.Id })
                : Unfit(upload.Error.Message);
        }
        catch (UnreadableImageException unreadable)
        {
            return Unfit(unreadable.Message);
        }

        static TakenImages Unfit(string reason) => new(OpenAiError.Invalid("invalid_image_file", reason, "mask"));
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

/// <summary>Images that were taken in, or why not.</summary>
internal sealed record TakenImages(
    OpenAiError? Error,
    IReadOnlyList<ReferenceInput>? References = null,
    ReferenceInput? Mask = null
);
