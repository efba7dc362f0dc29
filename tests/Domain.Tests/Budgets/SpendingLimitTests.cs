using ImageGenerator.Domain.Budgets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Domain.Tests.Budgets;

[TestFixture]
internal sealed class SpendingLimitTests
{
    private static readonly UserId _ada = UserId.New();
    private static readonly UserId _ben = UserId.New();

    [TestCase(0, false)]
    [TestCase(-0.01, false)]
    [TestCase(0.00000001, true)]
    [TestCase(100_000_000, true)]
    [TestCase(100_000_000.01, false)]
    public void Set_TakesAnAmountThatSomebodyCanMean(decimal dollars, bool works)
    {
        var limit = Set(dollars);

        Assert.That(limit.Error?.Code, Is.EqualTo(works ? null : "spending_limit.amount"));
    }

    [Test]
    public void ChangeTo_AnotherAmount_SaysWhoDidItAndWhen()
    {
        var limit = Set(5).Value;

        var changed = limit.ChangeTo(Money.Usd(7), _ben, Moments.At(9));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(changed.Succeeded, Is.True);
            Assert.That(limit.Amount, Is.EqualTo(Money.Usd(7)));
            Assert.That((limit.CreatedBy, limit.CreatedAt), Is.EqualTo((_ada, Moments.Start)));
            Assert.That((limit.ChangedBy, limit.ChangedAt), Is.EqualTo((_ben, Moments.At(9))));
        }
    }

    [Test]
    public void ChangeTo_TheSameAmount_ChangesNothing()
    {
        var limit = Set(5).Value;

        limit.ChangeTo(Money.Usd(5), _ben, Moments.At(9));

        Assert.That((limit.ChangedBy, limit.ChangedAt), Is.EqualTo((_ada, Moments.Start)));
    }

    [Test]
    public void ChangeTo_Nothing_IsRefusedAndLeavesTheAmount()
    {
        var limit = Set(5).Value;

        Assert.That(limit.ChangeTo(Money.Zero, _ben, Moments.At(9)).Error?.Code, Is.EqualTo("spending_limit.amount"));
        Assert.That(limit.Amount, Is.EqualTo(Money.Usd(5)));
    }

    [TestCase(LimitScope.Organization, false, true)]
    [TestCase(LimitScope.Organization, true, false)]
    [TestCase(LimitScope.User, false, false)]
    [TestCase(LimitScope.User, true, true)]
    [TestCase(LimitScope.ApiKey, false, false)]
    [TestCase(LimitScope.ApiKey, true, true)]
    public void Subject_IsNamedUnlessItIsTheOrganization(LimitScope scope, bool named, bool works) =>
        Assert.That(LimitSubject.Of(scope, named ? Guid.CreateVersion7() : null).Succeeded, Is.EqualTo(works));

    private static Result<SpendingLimit> Set(decimal dollars) =>
        SpendingLimit.Set(
            GenerationBuilder.Organization,
            LimitSubject.Organization,
            LimitPeriod.Month,
            Money.Usd(dollars),
            _ada,
            Moments.Start
        );
}
