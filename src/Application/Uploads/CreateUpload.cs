using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Uploads;
using MediatR;

namespace ImageGenerator.Application.Uploads;

/// <summary>Takes in an image that generations may refer to.</summary>
/// <param name="Content">The bytes; seekable, at most <see cref="Upload.MaxBytes"/>.</param>
/// <param name="Id">Its id, when the same upload may be sent again: the second time finds the first one. Null for a new
/// one.</param>
[Requires(Permission.Create)]
public sealed record CreateUpload(Stream Content, UploadId? Id = null) : ICommand<UploadView>;

internal sealed class CreateUploadHandler(
    UploadStore store,
    IUploadRepository uploads,
    IUnitOfWork unitOfWork,
    Actor actor,
    TimeProvider clock
) : IRequestHandler<CreateUpload, Result<UploadView>>
{
    public async Task<Result<UploadView>> Handle(CreateUpload command, CancellationToken cancellationToken)
    {
        if (command.Id is { } known && await uploads.FindAsync(known, cancellationToken) is { } earlier)
            return UploadView.Of(earlier);

        var id = command.Id ?? UploadId.New();
        var now = clock.GetUtcNow();
        var file = await store.StoreAsync(command.Content, actor.OrganizationId, id, now, cancellationToken);
        if (!file.Succeeded)
            return file.Error;

        var upload = Upload.Receive(id, actor.OrganizationId, actor.UserId, file.Value, now);
        uploads.Add(upload);
        try
        {
            await unitOfWork.SaveAsync(cancellationToken);
        }
        catch (DuplicateKeyException) when (command.Id is not null)
        {
            // The same one, sent twice at the same moment: the other one was first.
            return await uploads.FindAsync(id, cancellationToken) is { } other
                ? UploadView.Of(other)
                : UploadErrors.NotFound;
        }

        return UploadView.Of(upload);
    }
}

/// <summary>An upload as it is read.</summary>
public sealed record UploadView
{
    public required Guid Id { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required string MediaType { get; init; }

    public required long Bytes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    internal static UploadView Of(Upload upload) =>
        new()
        {
            Id = upload.Id.Value,
            Width = upload.File.Width,
            Height = upload.File.Height,
            MediaType = upload.File.MediaType,
            Bytes = upload.File.Bytes,
            CreatedAt = upload.CreatedAt,
        };
}

internal static class UploadErrors
{
    internal static readonly Error NotFound = Error.NotFound("upload.not_found", "There is no such upload.");

    internal static Error NotAnImage(string reason) => Error.RuleViolation("upload.not_an_image", reason, "file");
}
