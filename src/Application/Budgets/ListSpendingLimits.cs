using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using MediatR;

namespace ImageGenerator.Application.Budgets;

/// <summary>Every spending limit of the organization: its own first, then people's, then API keys'.</summary>
[Requires(Permission.Manage)]
public sealed record ListSpendingLimits : IQuery<IReadOnlyList<SpendingLimitView>>;

internal sealed class ListSpendingLimitsHandler(ISpendingLimitReader limits)
    : IRequestHandler<ListSpendingLimits, Result<IReadOnlyList<SpendingLimitView>>>
{
    public async Task<Result<IReadOnlyList<SpendingLimitView>>> Handle(
        ListSpendingLimits query,
        CancellationToken cancellationToken
    ) => Result<IReadOnlyList<SpendingLimitView>>.Ok(await limits.ListAsync(cancellationToken));
}
