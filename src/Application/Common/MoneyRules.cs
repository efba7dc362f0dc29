using FluentValidation;
using ImageGenerator.Domain.Common;

namespace ImageGenerator.Application.Common;

/// <summary>Rules for amounts from outside: what cannot be kept exactly is refused, not rounded.</summary>
internal static class MoneyRules
{
    internal static IRuleBuilderOptions<T, decimal?> IsMoney<T>(this IRuleBuilder<T, decimal?> rule) =>
        rule.Must(amount => amount is null || decimal.Round(amount.Value, Money.Decimals) == amount)
            .WithMessage($"Use {Money.Decimals} decimals at most.");
}
