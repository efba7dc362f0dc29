using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Edits;
using ImageGenerator.Domain.Organizations;
using MediatR;

namespace ImageGenerator.Application.Edits;

/// <summary>Stops an edit: a waiting one at once, a processing one as soon as its worker hears of it.</summary>
[Requires(Permission.Create)]
public sealed record CancelEdit(Guid Id) : ICommand<EditView>;

internal sealed class CancelEditHandler(JobCanceler cancellation, IEditReader reader)
    : IRequestHandler<CancelEdit, Result<EditView>>
{
    public async Task<Result<EditView>> Handle(CancelEdit command, CancellationToken cancellationToken)
    {
        var id = new JobId(command.Id);
        var cancelled = await cancellation.CancelAsync<Edit>(id, EditErrors.NotFound, cancellationToken);
        if (!cancelled.Succeeded)
            return cancelled.Error;

        return await reader.FindAsync(id, cancellationToken) is { } view ? view : EditErrors.NotFound;
    }
}
