using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Organizations;
using MediatR;

namespace ImageGenerator.Application.Edits;

/// <summary>Reads one edit, with its attempts and its place in the queue.</summary>
[Requires(Permission.View)]
public sealed record GetEdit(Guid Id) : IQuery<EditView>;

internal sealed class GetEditHandler(IEditReader reader, IJobQueue queue) : IRequestHandler<GetEdit, Result<EditView>>
{
    public async Task<Result<EditView>> Handle(GetEdit query, CancellationToken cancellationToken)
    {
        var id = new JobId(query.Id);
        if (await reader.FindAsync(id, cancellationToken) is not { } edit)
            return EditErrors.NotFound;
        if (edit.Status != JobStatus.Pending)
            return edit;

        return edit with
        {
            QueuePosition = await queue.PositionAsync(id, cancellationToken),
        };
    }
}
