using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Storage;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using MediatR;

namespace ImageGenerator.Application.Generations;

/// <summary>Opens the latest unfinished form of an image (WebP) while its generation runs.</summary>
[Requires(Permission.View)]
public sealed record GetPartialImage(Guid GenerationId, int Index) : IQuery<BlobContent>;

internal sealed class GetPartialImageHandler(IPartialImageStore partials)
    : IRequestHandler<GetPartialImage, Result<BlobContent>>
{
    public async Task<Result<BlobContent>> Handle(GetPartialImage query, CancellationToken cancellationToken) =>
        await partials.FindAsync(new JobId(query.GenerationId), query.Index, cancellationToken) is { } partial
            ? partial
            : Error.NotFound("partial.not_found", "There is no unfinished image to show.");
}
