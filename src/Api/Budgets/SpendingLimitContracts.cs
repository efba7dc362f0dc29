using System.ComponentModel.DataAnnotations;
using ImageGenerator.Application.Budgets;
using ImageGenerator.Domain.Budgets;

namespace ImageGenerator.Api.Budgets;

/// <summary>How much may be spent.</summary>
public sealed record SetSpendingLimitRequest
{
    /// <summary>Whose spending counts.</summary>
    [Required]
    public LimitScope? Scope { get; init; }

    /// <summary>The person's or the API key's id; not given for the organization.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>A day or a month of UTC.</summary>
    [Required]
    public LimitPeriod? Period { get; init; }

    /// <summary>In dollars, more than 0, with 8 decimals at most.</summary>
    /// <example>50</example>
    [Required, Range(0, SpendingLimit.MaxDollars, MinimumIsExclusive = true)]
    public decimal? Amount { get; init; }
}

/// <summary>A spending limit in the period of this moment. Amounts in dollars.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Scope">Whose spending counts.</param>
/// <param name="SubjectId">The person or the API key; null for the organization.</param>
/// <param name="SubjectName">Their name.</param>
/// <param name="Period">A day or a month of UTC.</param>
/// <param name="Amount">How much may be spent.</param>
/// <param name="Spent">What jobs have come to that were submitted in this period; an unknown amount counts as what was
/// set aside for it.</param>
/// <param name="UnknownAmounts">How many amounts nobody knows of those that were spent: the providers may or may not
/// charge them.</param>
/// <param name="Held">What is set aside for jobs that have not ended.</param>
/// <param name="Remaining">What is left.</param>
/// <param name="PeriodStart">The period's first moment.</param>
/// <param name="PeriodEnd">When it resets.</param>
public sealed record SpendingLimitResponse(
    Guid Id,
    LimitScope Scope,
    Guid? SubjectId,
    string SubjectName,
    LimitPeriod Period,
    decimal Amount,
    decimal Spent,
    int UnknownAmounts,
    decimal Held,
    decimal Remaining,
    DateTimeOffset PeriodStart,
    DateTimeOffset PeriodEnd
)
{
    internal static SpendingLimitResponse From(SpendingLimitView limit) =>
        new(
            limit.Id,
            limit.Scope,
            limit.SubjectId,
            limit.SubjectName,
            limit.Period,
            limit.Amount.Amount,
            limit.Spent.Amount,
            limit.UnknownAmounts,
            limit.Held.Amount,
            limit.Remaining.Amount,
            limit.Current.Start,
            limit.Current.End
        );
}

/// <summary>Spending limits.</summary>
/// <param name="Items">The organization's first, then people's, then API keys'.</param>
public sealed record SpendingLimitListResponse(IReadOnlyList<SpendingLimitResponse> Items);

/// <summary>What a limit leaves for a request.</summary>
/// <param name="LimitId">The limit.</param>
/// <param name="Scope">Whose spending counts.</param>
/// <param name="Period">A day or a month of UTC.</param>
/// <param name="Limit">How much may be spent, in dollars.</param>
/// <param name="Remaining">What is left, in dollars.</param>
public sealed record BudgetResponse(
    Guid LimitId,
    LimitScope Scope,
    LimitPeriod Period,
    decimal Limit,
    decimal Remaining
)
{
    internal static BudgetResponse From(SpendingLimitView limit) =>
        new(limit.Id, limit.Scope, limit.Period, limit.Amount.Amount, limit.Remaining.Amount);
}
