using ImageGenerator.Application.Common;
using ImageGenerator.Domain.Common;
using MediatR;

namespace ImageGenerator.Application.Budgets;

/// <summary>The spending limits that bind whoever asks.</summary>
public sealed record ListMySpendingLimits : IQuery<IReadOnlyList<SpendingLimitView>>;

internal sealed class ListMySpendingLimitsHandler(ISpendingLimitReader limits, ICurrentUser user)
    : IRequestHandler<ListMySpendingLimits, Result<IReadOnlyList<SpendingLimitView>>>
{
    public async Task<Result<IReadOnlyList<SpendingLimitView>>> Handle(ListMySpendingLimits query, CancellationToken cancellationToken) =>
        Result<IReadOnlyList<SpendingLimitView>>.Ok(await limits.ListBindingAsync(user.UserId, user.ApiKeyId, cancellationToken));
}
