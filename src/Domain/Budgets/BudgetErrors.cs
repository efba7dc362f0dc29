using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Budgets;

/// <summary>Why a job is not taken on for the money's sake.</summary>
public static class BudgetErrors
{
    /// <summary>Nobody knows what it costs, and a limit has to be kept.</summary>
    public static readonly Error PriceUnknown = Error.OverBudget(
        "budget.price_unknown",
        "The price of this model is unknown, and a spending limit has to be kept. Choose a model with a "
            + "price, or ask an administrator to enter one."
    );

    /// <summary>A limit leaves less than the job is expected to cost.</summary>
    public static Error Exceeded(LimitScope scope, LimitPeriod period, Money limit, Money remaining, Money expected) =>
        Error.OverBudget(
            "budget.exceeded",
            $"This may cost {expected}, and {NameOf(scope, period)} has {remaining} of {limit} left. Wait "
                + "until it resets, or ask an administrator to raise it."
        );

    private static string NameOf(LimitScope scope, LimitPeriod period)
    {
        var length = period == LimitPeriod.Day ? "daily" : "monthly";
        return scope switch
        {
            LimitScope.Organization => $"the organization's {length} limit",
            LimitScope.User => $"your {length} limit",
            _ => $"this API key's {length} limit",
        };
    }
}
