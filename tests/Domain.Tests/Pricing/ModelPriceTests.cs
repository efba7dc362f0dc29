using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Domain.Tests.Pricing;

/// <summary>Prices follow each other by day, and nobody is charged by what nobody knew.</summary>
[TestFixture]
internal sealed class ModelPriceTests
{
    private static readonly UserId _admin = UserId.New();
    private static readonly DateOnly _today = DateOnly.FromDateTime(Moments.Start.UtcDateTime);

    [Test]
    public void At_TheLatestDayThatHasComeCounts()
    {
        var history = new PriceHistory([
            Shipped(0.01m, _today.AddDays(-30)),
            Shipped(0.02m, _today.AddDays(-10)),
            Shipped(0.03m, _today.AddDays(5)),
        ]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(DollarsAt(history, Moments.Start.AddDays(-31)), Is.Null, "unknown, not free");
            Assert.That(DollarsAt(history, Moments.Start.AddDays(-11)), Is.EqualTo(0.01m));
            Assert.That(DollarsAt(history, Moments.Start), Is.EqualTo(0.02m));
            Assert.That(DollarsAt(history, Midnight(_today.AddDays(5)).AddTicks(-1)), Is.EqualTo(0.02m));
            Assert.That(DollarsAt(history, Midnight(_today.AddDays(5))), Is.EqualTo(0.03m));
        }
    }

    [Test]
    public void At_BeforeAPriceWasEntered_IsWhatWasKnownThen()
    {
        var entered = Enter(0.05m, _today, Moments.At(60)).Value;
        var history = new PriceHistory([Shipped(0.01m, _today.AddDays(-30)), entered]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(DollarsAt(history, Moments.At(59)), Is.EqualTo(0.01m), "this morning's job keeps its price");
            Assert.That(DollarsAt(history, Moments.At(60)), Is.EqualTo(0.05m));
        }
    }

    [Test]
    public void At_OfTwoOfOneDay_TheLaterEnteredCounts()
    {
        var history = new PriceHistory([
            Enter(0.05m, _today, Moments.At(1)).Value,
            Enter(0.04m, _today, Moments.At(2)).Value,
        ]);

        Assert.That(DollarsAt(history, Moments.At(3)), Is.EqualTo(0.04m));
    }

    [Test]
    public void Enter_ForYesterday_IsRefused() =>
        Assert.That(Enter(0.05m, _today.AddDays(-1), Moments.Start).Error?.Code, Is.EqualTo("price.in_the_past"));

    [TestCase("quality", "hd", true)]
    [TestCase("quality", "best", false)]
    [TestCase("size", "1024x1024", true)]
    [TestCase("size", "big", false)]
    [TestCase("aspectRatio", "16:9", true)]
    [TestCase("references", "true", true)]
    [TestCase("references", "yes", false)]
    [TestCase("look", "silk", true)]
    [TestCase("look", "velvet", false)]
    [TestCase("steps", "20", true)]
    [TestCase("steps", "20.0", false)]
    [TestCase("tiled", "true", true)]
    [TestCase("tiled", "True", false)]
    [TestCase("note", "x", true)]
    [TestCase("colour", "red", false)]
    public void Enter_TakesOnlyConditionsThatAJobCanMeet(string name, string value, bool works)
    {
        var line = new PriceComponent(PriceUnit.Image, Money.Usd(1))
        {
            When = new Dictionary<string, string> { [name] = value },
        };

        var entered = ModelPrice.Enter(
            TestModels.Able,
            new Price { Components = [line], ValidFrom = _today },
            _admin,
            Moments.Start
        );

        Assert.That(entered.Error?.Code, Is.EqualTo(works ? null : "price.condition_unknown"));
        if (!works)
            Assert.That(entered.Error!.Fields.Single().Field, Is.EqualTo($"components[0].when.{name}"));
    }

    [TestCase("factor", "4", null)]
    [TestCase("factor", "3", "price.condition_unknown")]
    [TestCase("factor", "4.0", "price.condition_unknown")]
    [TestCase("creativity", "0.3", null)]
    [TestCase("quality", "hd", "price.condition_unknown")]
    [TestCase("size", "1024x1024", "price.condition_unknown")]
    public void Enter_OfAnUpscaler_TakesTheConditionsOfItsOperation(string name, string value, string? code)
    {
        var line = new PriceComponent(PriceUnit.Request, Money.Usd(1))
        {
            When = new Dictionary<string, string> { [name] = value },
        };

        var entered = ModelPrice.Enter(
            TestModels.Upscaler,
            new Price { Components = [line], ValidFrom = _today },
            _admin,
            Moments.Start
        );

        Assert.That(entered.Error?.Code, Is.EqualTo(code));
    }

    [TestCase(PriceUnit.OutputMediaSecond)]
    [TestCase(PriceUnit.InputMediaSecond)]
    public void Enter_InAUnitThatNoRequestIsCountedIn_IsRefused(PriceUnit unit)
    {
        var price = new Price { Components = [new PriceComponent(unit, Money.Usd(1))], ValidFrom = _today };

        var entered = ModelPrice.Enter(TestModels.Able, price, _admin, Moments.Start);

        Assert.That(entered.Error?.Code, Is.EqualTo("price.unit_unknown"));
        Assert.That(entered.Error!.Fields.Single().Field, Is.EqualTo("components[0].unit"));
    }

    [TestCase(PriceUnit.Image)]
    [TestCase(PriceUnit.Megapixel)]
    public void Enter_InImagesOfAModelThatMakesNone_IsRefused(PriceUnit unit)
    {
        var price = new Price { Components = [new PriceComponent(unit, Money.Usd(1))], ValidFrom = _today };

        Assert.That(
            ModelPrice.Enter(TestModels.Studio, price, _admin, Moments.Start).Error?.Code,
            Is.EqualTo("price.unit_unknown")
        );
    }

    [Test]
    public void Enter_InSecondsOfFilm_IsTakenForAModelThatMakesFilms()
    {
        var price = new Price
        {
            Components = [new PriceComponent(PriceUnit.OutputMediaSecond, Money.Usd(0.4m))],
            ValidFrom = _today,
        };

        Assert.That(ModelPrice.Enter(TestModels.Studio, price, _admin, Moments.Start).Succeeded, Is.True);
    }

    [Test]
    public void Enter_TwoLinesForTheSame_IsRefused()
    {
        var line = new PriceComponent(PriceUnit.Image, Money.Usd(1))
        {
            When = new Dictionary<string, string> { ["quality"] = "hd" },
        };
        var price = new Price
        {
            Components = [line],
            Expected = [line, line with { Amount = Money.Usd(2) }],
            ValidFrom = _today,
        };

        var entered = ModelPrice.Enter(TestModels.Able, price, _admin, Moments.Start);

        Assert.That(entered.Error?.Code, Is.EqualTo("price.ambiguous"));
        Assert.That(entered.Error!.Fields.Single().Field, Is.EqualTo("expected[1]"));
    }

    private static Result<ModelPrice> Enter(decimal perImage, DateOnly from, DateTimeOffset now) =>
        ModelPrice.Enter(
            TestModels.Able,
            Price.PerImage(Money.Usd(perImage)) with
            {
                ValidFrom = from,
                Source = "test",
            },
            _admin,
            now
        );

    private static ModelPrice Shipped(decimal perImage, DateOnly from) =>
        ModelPrice.Shipped(TestModels.Able.Id, Price.PerImage(Money.Usd(perImage)) with { ValidFrom = from });

    private static decimal? DollarsAt(PriceHistory history, DateTimeOffset at) =>
        history.At(at)?.Components[0].Amount.Amount;

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
