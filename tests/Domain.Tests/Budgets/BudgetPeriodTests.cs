using ImageGenerator.Domain.Budgets;

namespace ImageGenerator.Domain.Tests.Budgets;

[TestFixture]
internal sealed class BudgetPeriodTests
{
    [TestCase("2026-12-31T23:59:59.999999Z", "2026-12-31", "2027-01-01")]
    [TestCase("2027-01-01T00:00:00Z", "2027-01-01", "2027-01-02")]
    [TestCase("2028-02-29T12:00:00Z", "2028-02-29", "2028-03-01")]
    [TestCase("2026-06-01T01:00:00+02:00", "2026-05-31", "2026-06-01")]
    public void Of_ADay_IsTheDayOfUtc(string moment, string start, string end) =>
        AssertPeriod(LimitPeriod.Day, moment, start, end);

    [TestCase("2026-12-31T23:59:59.999999Z", "2026-12-01", "2027-01-01")]
    [TestCase("2027-01-01T00:00:00Z", "2027-01-01", "2027-02-01")]
    [TestCase("2028-02-29T12:00:00Z", "2028-02-01", "2028-03-01")]
    [TestCase("2026-06-01T01:00:00+02:00", "2026-05-01", "2026-06-01")]
    public void Of_AMonth_IsTheMonthOfUtc(string moment, string start, string end) =>
        AssertPeriod(LimitPeriod.Month, moment, start, end);

    private static void AssertPeriod(LimitPeriod period, string moment, string start, string end)
    {
        var found = BudgetPeriod.Of(period, DateTimeOffset.Parse(moment));

        Assert.That(found, Is.EqualTo(new BudgetPeriod(Utc(start), Utc(end))));
        Assert.That(found.Start.Offset, Is.EqualTo(TimeSpan.Zero));
    }

    private static DateTimeOffset Utc(string day) => new(DateOnly.Parse(day), TimeOnly.MinValue, TimeSpan.Zero);
}
