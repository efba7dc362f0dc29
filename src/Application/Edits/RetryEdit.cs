using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Jobs;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Edits;
using ImageGenerator.Domain.Organizations;
using MediatR;

namespace ImageGenerator.Application.Edits;

/// <summary>Tries a failed or cancelled edit again with the same settings.</summary>
[Requires(Permission.Create)]
public sealed record RetryEdit(Guid Id) : ICommand<EditView>;

internal sealed class RetryEditHandler(JobRetry retry, IEditReader reader)
    : IRequestHandler<RetryEdit, Result<EditView>>
{
    public async Task<Result<EditView>> Handle(RetryEdit command, CancellationToken cancellationToken)
    {
        var id = new JobId(command.Id);
        var retried = await retry.RetryAsync<Edit>(id, EditErrors.NotFound, cancellationToken);
        if (!retried.Succeeded)
            return retried.Error;

        return await reader.FindAsync(id, cancellationToken) is { } view ? view : EditErrors.NotFound;
    }
}
