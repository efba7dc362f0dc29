namespace ImageGenerator.Domain.Budgets;

/// <summary>How long a spending limit counts before it resets. Days and months are those of UTC.</summary>
public enum LimitPeriod
{
    Day,
    Month,
}

/// <summary>One day or one month of a spending limit.</summary>
/// <param name="Start">Its first moment (UTC).</param>
/// <param name="End">The first moment after it (UTC).</param>
public readonly record struct BudgetPeriod(DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>The period that a moment belongs to.</summary>
    public static BudgetPeriod Of(LimitPeriod period, DateTimeOffset moment)
    {
        var day = new DateTimeOffset(moment.UtcDateTime.Date, TimeSpan.Zero);
        if (period == LimitPeriod.Day)
            return new BudgetPeriod(day, day.AddDays(1));

        var first = day.AddDays(1 - day.Day);
        return new BudgetPeriod(first, first.AddMonths(1));
    }
}
