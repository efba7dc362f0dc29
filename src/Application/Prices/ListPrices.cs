using FluentValidation;
using ImageGenerator.Application.Common;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Models;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Organizations;
using ImageGenerator.Domain.Pricing;
using MediatR;

namespace ImageGenerator.Application.Prices;

/// <summary>The price book, of one model or of all: what counts now, what counted before, and what will.</summary>
[Requires(Permission.Operate)]
public sealed record ListPrices(string? Model) : IQuery<IReadOnlyList<PriceView>>;

internal sealed class ListPricesValidator : AbstractValidator<ListPrices>
{
    public ListPricesValidator() => RuleFor(query => query.Model).IsStorable().HasAtMost(ModelRules.MaxNameLength);
}

internal sealed class ListPricesHandler(IPriceRepository prices, TimeProvider clock)
    : IRequestHandler<ListPrices, Result<IReadOnlyList<PriceView>>>
{
    public async Task<Result<IReadOnlyList<PriceView>>> Handle(ListPrices query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var entered = await prices.ListAsync(query.Model, cancellationToken);
        var current = entered
            .GroupBy(price => price.Line.Model, price => price.Line)
            .Select(lines => new PriceHistory(lines).At(now)?.Id)
            .ToHashSet();
        return Result<IReadOnlyList<PriceView>>.Ok([
            .. entered.Select(price => new PriceView(price.Line, price.EnteredByName, current.Contains(price.Line.Id))),
        ]);
    }
}
