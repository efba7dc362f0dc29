using ImageGenerator.Application.Common;
using ImageGenerator.Domain.Common;
using MediatR;

namespace ImageGenerator.Application.Budgets;

/// <summary>Every spending limit of the organization: its own first, then people's, then API keys'.</summary>
public sealed record ListSpendingLimits : IQuery<IReadOnlyList<SpendingLimitView>>;

internal sealed class ListSpendingLimitsHandler(ISpendingLimitReader limits)
    : IRequestHandler<ListSpendingLimits, Result<IReadOnlyList<SpendingLimitView>>>
{
    public async Task<Result<IReadOnlyList<SpendingLimitView>>> Handle(ListSpendingLimits query, CancellationToken cancellationToken) =>
        Result<IReadOnlyList<SpendingLimitView>>.Ok(await limits.ListAsync(cancellationToken));
}
