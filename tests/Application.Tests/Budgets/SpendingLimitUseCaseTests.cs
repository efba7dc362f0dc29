using ImageGenerator.Application.Budgets;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Budgets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Tests.Support;
using Moq;

namespace ImageGenerator.Application.Tests.Budgets;

[TestFixture]
internal sealed class SpendingLimitUseCaseTests
{
    private readonly List<string> _steps = [];
    private readonly List<SpendingLimit> _limits = [];
    private TestHost _host = null!;

    [SetUp]
    public void SetUp()
    {
        _steps.Clear();
        _limits.Clear();
        _host = new TestHost();
        var limits = _host.LimitRepository;
        limits
            .Setup(port => port.LockAsync(It.IsAny<CancellationToken>()))
            .Callback(() => _steps.Add("locked"))
            .Returns(Task.CompletedTask);
        limits
            .Setup(port => port.ExistsAsync(It.IsAny<LimitSubject>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(true);
        limits
            .Setup(port =>
                port.FindAsync(It.IsAny<LimitSubject>(), It.IsAny<LimitPeriod>(), It.IsAny<CancellationToken>())
            )
            .ReturnsAsync(
                (LimitSubject subject, LimitPeriod period, CancellationToken _) =>
                    _limits.FirstOrDefault(limit =>
                        (limit.Scope, limit.SubjectId, limit.Period) == (subject.Scope, subject.Id, period)
                    )
            );
        limits
            .Setup(port => port.FindAsync(It.IsAny<SpendingLimitId>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((SpendingLimitId id, CancellationToken _) => _limits.FirstOrDefault(limit => limit.Id == id));
        limits.Setup(port => port.Add(It.IsAny<SpendingLimit>())).Callback<SpendingLimit>(_limits.Add);
        limits
            .Setup(port => port.Remove(It.IsAny<SpendingLimit>()))
            .Callback((SpendingLimit limit) => _limits.Remove(limit));
        limits
            .Setup(port =>
                port.RecountAsync(It.IsAny<SpendingLimit>(), It.IsAny<BudgetPeriod>(), It.IsAny<CancellationToken>())
            )
            .Callback(
                (SpendingLimit _, BudgetPeriod period, CancellationToken _) =>
                    _steps.Add($"recounted from {period.Start:d}")
            )
            .Returns(Task.CompletedTask);
        _host
            .UnitOfWork.Setup(work => work.SaveAsync(It.IsAny<CancellationToken>()))
            .Callback(() => _steps.Add("saved"))
            .Returns(Task.CompletedTask);
        _host
            .Limits.Setup(port => port.ListAsync(It.IsAny<CancellationToken>()))
            .ReturnsAsync(() => [.. _limits.Select(ViewOf)]);
    }

    [TearDown]
    public void TearDown() => _host.Dispose();

    [Test]
    public async Task Set_WhenThereIsNone_LocksSavesAndCounts()
    {
        var set = await _host.SendAsync(new SetSpendingLimit(LimitScope.Organization, null, LimitPeriod.Month, 50));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(set.Value.Amount, Is.EqualTo(Money.Usd(50)));
            Assert.That(
                _steps,
                Is.EqualTo(["locked", "saved", "recounted from 03/01/2026"]),
                "counted while nobody else may"
            );
            Assert.That(
                _limits.Single(),
                Has.Property("CreatedBy")
                    .EqualTo(GenerationBuilder.Person)
                    .And.Property("OrganizationId")
                    .EqualTo(GenerationBuilder.Organization)
            );
        }
    }

    [Test]
    public async Task Set_WhenThereIsOne_ChangesIt()
    {
        var person = Guid.CreateVersion7();
        await _host.SendAsync(new SetSpendingLimit(LimitScope.User, person, LimitPeriod.Day, 50));

        await _host.SendAsync(new SetSpendingLimit(LimitScope.User, person, LimitPeriod.Day, 20));

        Assert.That(_limits.Single().Amount, Is.EqualTo(Money.Usd(20)));
    }

    [Test]
    public async Task Set_ForSomebodyElsesPerson_IsRefusedAndSavesNothing()
    {
        _host
            .LimitRepository.Setup(port => port.ExistsAsync(It.IsAny<LimitSubject>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(false);

        var refused = await _host.SendAsync(
            new SetSpendingLimit(LimitScope.User, Guid.CreateVersion7(), LimitPeriod.Day, 50)
        );

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Error?.Code, Is.EqualTo("spending_limit.subject_unknown"));
            Assert.That(_steps, Is.EqualTo(["locked"]));
        }
    }

    private static IEnumerable<TestCaseData> Shapes()
    {
        var somebody = Guid.CreateVersion7();
        yield return new TestCaseData(new SetSpendingLimit(null, null, LimitPeriod.Day, 1), "scope").SetArgDisplayNames(
            "no scope"
        );
        yield return new TestCaseData(
            new SetSpendingLimit((LimitScope)9, null, LimitPeriod.Day, 1),
            "scope"
        ).SetArgDisplayNames("no such scope");
        yield return new TestCaseData(
            new SetSpendingLimit(LimitScope.Organization, null, null, 1),
            "period"
        ).SetArgDisplayNames("no period");
        yield return new TestCaseData(
            new SetSpendingLimit(LimitScope.Organization, null, LimitPeriod.Day, null),
            "amount"
        ).SetArgDisplayNames("no amount");
        yield return new TestCaseData(
            new SetSpendingLimit(LimitScope.Organization, null, LimitPeriod.Day, 0),
            "amount"
        ).SetArgDisplayNames("nothing");
        yield return new TestCaseData(
            new SetSpendingLimit(LimitScope.Organization, null, LimitPeriod.Day, -5),
            "amount"
        ).SetArgDisplayNames("less than nothing");
        yield return new TestCaseData(
            new SetSpendingLimit(LimitScope.Organization, null, LimitPeriod.Day, 0.000000001m),
            "amount"
        ).SetArgDisplayNames("too fine");
        yield return new TestCaseData(
            new SetSpendingLimit(LimitScope.Organization, null, LimitPeriod.Day, 100_000_001),
            "amount"
        ).SetArgDisplayNames("too much");
        yield return new TestCaseData(
            new SetSpendingLimit(LimitScope.Organization, somebody, LimitPeriod.Day, 1),
            "subjectId"
        ).SetArgDisplayNames("organization with a name");
        yield return new TestCaseData(
            new SetSpendingLimit(LimitScope.User, null, LimitPeriod.Day, 1),
            "subjectId"
        ).SetArgDisplayNames("nobody");
    }

    [TestCaseSource(nameof(Shapes))]
    public async Task Set_OfTheWrongShape_NamesTheField(SetSpendingLimit command, string field)
    {
        var refused = await _host.SendAsync(command);

        Assert.That(refused.Error?.Code, Is.EqualTo("validation.failed"));
        Assert.That(refused.Error!.Fields.Select(fault => fault.Field), Does.Contain(field));
    }

    [Test]
    public async Task Remove_TakesItAwayUnderTheLock()
    {
        var set = await _host.SendAsync(new SetSpendingLimit(LimitScope.Organization, null, LimitPeriod.Month, 50));
        _steps.Clear();

        var removed = await _host.SendAsync(new RemoveSpendingLimit(set.Value.Id));
        var again = await _host.SendAsync(new RemoveSpendingLimit(set.Value.Id));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(removed.Succeeded, Is.True);
            Assert.That(_limits, Is.Empty);
            Assert.That(_steps, Is.EqualTo(["locked", "saved", "locked"]));
            Assert.That(again.Error?.Code, Is.EqualTo("spending_limit.not_found"));
        }
    }

    [Test]
    public async Task ListMine_AsksForTheCallersPersonAndKey()
    {
        var key = ApiKeyId.New();
        _host.Actor = _host.Actor with { ApiKeyId = key };
        var view = ViewOf(
            SpendingLimit
                .Set(
                    GenerationBuilder.Organization,
                    LimitSubject.Organization,
                    LimitPeriod.Day,
                    Money.Usd(1),
                    GenerationBuilder.Person,
                    Moments.Start
                )
                .Value
        );
        _host
            .Limits.Setup(port => port.ListBindingAsync(GenerationBuilder.Person, key, It.IsAny<CancellationToken>()))
            .ReturnsAsync([view]);

        var mine = await _host.SendAsync(new ListMySpendingLimits());

        Assert.That(mine.Value, Is.EqualTo([view]));
    }

    [TestCase(10, 4, 3, 3, null)]
    [TestCase(10, 4, 3, 3.00000001, "budget.exceeded")]
    [TestCase(10, 12, 0, 0.01, "budget.exceeded")]
    [TestCase(10, 12, 0, 0, null)]
    public void WhyBlocked_LooksAtWhatIsLeft(decimal amount, decimal spent, decimal held, decimal cost, string? code)
    {
        var limit = Used(amount, spent, held);

        Assert.That(SpendingLimitView.WhyBlocked([Used(1000, 0, 0), limit], Money.Usd(cost))?.Code, Is.EqualTo(code));
        Assert.That(limit.Remaining, Is.GreaterThanOrEqualTo(Money.Zero));
    }

    [Test]
    public void WhyBlocked_WhenThePriceIsUnknown_DependsOnWhetherThereIsALimit()
    {
        Assert.That(SpendingLimitView.WhyBlocked([Used(10, 0, 0)], null)?.Code, Is.EqualTo("budget.price_unknown"));
        Assert.That(SpendingLimitView.WhyBlocked([], null), Is.Null);
    }

    private static SpendingLimitView Used(decimal amount, decimal spent, decimal held) =>
        ViewOf(
            SpendingLimit
                .Set(
                    GenerationBuilder.Organization,
                    LimitSubject.Organization,
                    LimitPeriod.Day,
                    Money.Usd(amount),
                    GenerationBuilder.Person,
                    Moments.Start
                )
                .Value
        ) with
        {
            Spent = Money.Usd(spent),
            Held = Money.Usd(held),
        };

    private static SpendingLimitView ViewOf(SpendingLimit limit) =>
        new()
        {
            Id = limit.Id.Value,
            Scope = limit.Scope,
            SubjectId = limit.SubjectId,
            SubjectName = "Somebody",
            Period = limit.Period,
            Amount = limit.Amount,
            Spent = Money.Zero,
            Held = Money.Zero,
            Current = BudgetPeriod.Of(limit.Period, Moments.Start),
        };
}
