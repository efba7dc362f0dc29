using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using MediatR;
using Microsoft.Extensions.Logging;

namespace ImageGenerator.Application.Budgets;

/// <summary>Takes a spending limit away. What it had counted is not lost: it is in the ledger.</summary>
[Requires(Permission.Manage)]
public sealed record RemoveSpendingLimit(Guid Id) : ICommand<Unit>;

internal sealed partial class RemoveSpendingLimitHandler(
    ISpendingLimitRepository limits,
    IUnitOfWork unitOfWork,
    Actor actor,
    ILogger<RemoveSpendingLimitHandler> logger
) : IRequestHandler<RemoveSpendingLimit, Result<Unit>>
{
    private static readonly Error _notFound = Error.NotFound(
        "spending_limit.not_found",
        "There is no such spending limit."
    );

    public async Task<Result<Unit>> Handle(RemoveSpendingLimit command, CancellationToken cancellationToken)
    {
        var removed = await unitOfWork.InTransactionAsync(
            token => RemoveAsync(new SpendingLimitId(command.Id), token),
            cancellationToken
        );
        if (!removed.Succeeded)
            return removed.Error;

        LogRemoved(command.Id, actor.UserId.Value);
        return Unit.Value;
    }

    private async Task<Result> RemoveAsync(SpendingLimitId id, CancellationToken cancellationToken)
    {
        await limits.LockAsync(cancellationToken);
        if (await limits.FindAsync(id, cancellationToken) is not { } limit)
            return _notFound;

        limits.Remove(limit);
        await unitOfWork.SaveAsync(cancellationToken);
        return Result.Ok();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Spending limit {LimitId} was removed by {UserId}")]
    private partial void LogRemoved(Guid limitId, Guid userId);
}
