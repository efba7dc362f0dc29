using ImageGenerator.Domain.Budgets;
using ImageGenerator.Domain.Common;

namespace ImageGenerator.Application.Budgets;

/// <summary>Spending limits of the current organization and how far they are used up in this period.</summary>
public interface ISpendingLimitReader
{
    /// <summary>All of them.</summary>
    Task<IReadOnlyList<SpendingLimitView>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Those that a job of this person would have to keep, if it came with this API key.</summary>
    Task<IReadOnlyList<SpendingLimitView>> ListBindingAsync(
        UserId user,
        ApiKeyId? apiKey,
        CancellationToken cancellationToken
    );
}

/// <summary>A limit in the period of this moment.</summary>
public sealed record SpendingLimitView
{
    public required Guid Id { get; init; }

    public required LimitScope Scope { get; init; }

    public required Guid? SubjectId { get; init; }

    /// <summary>The organization's, the person's or the API key's name; empty when they are gone.</summary>
    public required string SubjectName { get; init; }

    public required LimitPeriod Period { get; init; }

    public required Money Amount { get; init; }

    public required Money Spent { get; init; }

    /// <summary>Set aside for jobs that have not ended.</summary>
    public required Money Held { get; init; }

    /// <summary>How many amounts are in <see cref="Spent"/> as what was set aside, because nobody knows them.</summary>
    public int UnknownAmounts { get; init; }

    public required BudgetPeriod Current { get; init; }

    /// <summary>Never less than nothing: a limit that was lowered may be overdrawn.</summary>
    public Money Remaining => Spent + Held is var used && used < Amount ? Amount - used : Money.Zero;

    /// <summary>Why something that costs this much would be refused now; null when it would not be.</summary>
    public static Error? WhyBlocked(IReadOnlyList<SpendingLimitView> binding, Money? expected)
    {
        if (expected == Money.Zero || binding.Count == 0)
            return null;
        if (expected is not { } cost)
            return BudgetErrors.PriceUnknown;

        return binding.MinBy(limit => limit.Remaining) is { } tightest && tightest.Remaining < cost
            ? BudgetErrors.Exceeded(tightest.Scope, tightest.Period, tightest.Amount, tightest.Remaining, cost)
            : null;
    }
}
