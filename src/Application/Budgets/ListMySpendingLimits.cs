using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using MediatR;

namespace ImageGenerator.Application.Budgets;

/// <summary>The spending limits that bind whoever asks.</summary>
[Requires(Permission.View)]
public sealed record ListMySpendingLimits : IQuery<IReadOnlyList<SpendingLimitView>>;

internal sealed class ListMySpendingLimitsHandler(ISpendingLimitReader limits, Actor actor)
    : IRequestHandler<ListMySpendingLimits, Result<IReadOnlyList<SpendingLimitView>>>
{
    public async Task<Result<IReadOnlyList<SpendingLimitView>>> Handle(
        ListMySpendingLimits query,
        CancellationToken cancellationToken
    ) =>
        Result<IReadOnlyList<SpendingLimitView>>.Ok(
            await limits.ListBindingAsync(actor.UserId, actor.ApiKeyId, cancellationToken)
        );
}
