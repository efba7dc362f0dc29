using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Pricing;

namespace ImageGenerator.Domain.Tests.Pricing;

/// <summary>Work of every kind against prices of every unit.</summary>
[TestFixture]
internal sealed class WorkTests
{
    private static readonly Work _upscale = Work
        .OneRequest.Sending(1, 1_000_000)
        .Making(1, 16_000_000)
        .Under("factor", "4");
    private static readonly Work _sentence = Work
        .OneRequest.With(PriceUnit.InputCharacter, 250)
        .With(PriceUnit.OutputMediaSecond, 12.5m);
    private static readonly Work _film = Work
        .OneRequest.With(PriceUnit.OutputMediaSecond, 10)
        .Under("resolution", "4k");
    private static readonly Work _dubbing = Work.OneRequest.With(PriceUnit.InputMediaSecond, 90);
    private static readonly Work _chat = Work.OneRequest.Measuring(
        new ProviderUsage
        {
            InputTextTokens = 2000,
            OutputTextTokens = 500,
            Seconds = 3,
        }
    );

    private static IEnumerable<TestCaseData> Table()
    {
        yield return Case("an upscale by the call", _upscale, Line(PriceUnit.Request, 0.40m), 0.40m);
        yield return Case("an upscale by the image", _upscale, Line(PriceUnit.Image, 0.02m), 0.02m);
        yield return Case("an upscale by what is made", _upscale, Line(PriceUnit.Megapixel, 0.01m), 0.16m);
        yield return Case(
            "an upscale by what is made, four megapixels free",
            _upscale,
            Line(PriceUnit.Megapixel, 0.01m, included: 4),
            0.12m
        );
        yield return Case("an upscale by what is sent", _upscale, Line(PriceUnit.InputMegapixel, 0.03m), 0.03m);
        yield return Case("an upscale at this factor", _upscale, Line(PriceUnit.Request, 0.1m, "factor", "4"), 0.1m);
        yield return Case("an upscale at another factor", _upscale, Line(PriceUnit.Request, 0.1m, "factor", "2"), null);
        yield return Case(
            "an upscale of unknown size",
            _upscale.Making(1, null),
            Line(PriceUnit.Megapixel, 0.01m),
            null
        );
        yield return Case("an upscale by seconds that nobody measured", _upscale, Line(PriceUnit.Second, 0.01m), null);
        yield return Case("a sentence by its characters", _sentence, Line(PriceUnit.InputCharacter, 0.10m), 0.025m);
        yield return Case(
            "a sentence, a hundred characters free",
            _sentence,
            Line(PriceUnit.InputCharacter, 0.10m, included: 0.1m),
            0.015m
        );
        yield return Case(
            "a sentence that is free altogether",
            _sentence,
            Line(PriceUnit.InputCharacter, 0.10m, included: 1),
            0m
        );
        yield return Case("a sentence by its length", _sentence, Line(PriceUnit.OutputMediaSecond, 0.002m), 0.025m);
        yield return Case("a sentence by images, which it makes none of", _sentence, Line(PriceUnit.Image, 1), null);
        yield return Case(
            "ten seconds of film",
            _film,
            Line(PriceUnit.OutputMediaSecond, 0.60m, "resolution", "4k"),
            6m
        );
        yield return Case(
            "ten seconds of film, five free",
            _film,
            Line(PriceUnit.OutputMediaSecond, 0.60m, included: 5),
            3m
        );
        yield return Case("ninety seconds of sound sent", _dubbing, Line(PriceUnit.InputMediaSecond, 0.01m), 0.9m);
        yield return Case("tokens in", _chat, Line(PriceUnit.InputTextToken, 5), 0.01m);
        yield return Case("tokens out", _chat, Line(PriceUnit.OutputTextToken, 10), 0.005m);
        yield return Case("seconds of a machine", _chat, Line(PriceUnit.Second, 0.001m), 0.003m);
        yield return Case("image tokens that nobody counted", _chat, Line(PriceUnit.OutputImageToken, 30), null);
    }

    [TestCaseSource(nameof(Table))]
    public void Estimate_OfWorkOfAnyKind_IsCountedByItsUnit(Work work, PriceComponent line, decimal? expected)
    {
        var price = new Price { Components = [line] };

        Assert.That(price.Estimate(work)?.Amount, Is.EqualTo(expected));
        Assert.That(price.Actual(work)?.Amount, Is.EqualTo(expected));
    }

    [Test]
    public void With_WhenACountIsNotKnown_TakesTheEarlierOneBack()
    {
        var price = new Price { Components = [Line(PriceUnit.Image, 1)] };

        Assert.That(price.Estimate(_upscale.With(PriceUnit.Image, null)), Is.Null, "unknown, not free");
        Assert.That(
            price.Estimate(_upscale.Making(0, 0)),
            Is.EqualTo(Money.Zero),
            "nothing was made, and that is known"
        );
    }

    [Test]
    public void Under_WhenASettingIsNotMade_MeetsNoConditionOfIt()
    {
        var price = new Price { Components = [Line(PriceUnit.Request, 2, "factor", "4"), Line(PriceUnit.Request, 1)] };

        Assert.That(price.Estimate(_upscale), Is.EqualTo(Money.Usd(2)));
        Assert.That(price.Estimate(_upscale.Under("factor", null)), Is.EqualTo(Money.Usd(1)));
    }

    [Test]
    public void Rules_CoverEveryUnit() =>
        Assert.That(
            Enum.GetValues<PriceUnit>().Select(unit => PriceUnitRule.Of(unit).Size),
            Is.All.AnyOf(1, 1000, 1_000_000)
        );

    private static TestCaseData Case(string name, Work work, PriceComponent line, decimal? expected) =>
        new TestCaseData(work, line, expected).SetArgDisplayNames(name);

    private static PriceComponent Line(
        PriceUnit unit,
        decimal dollars,
        string? setting = null,
        string? value = null,
        decimal included = 0
    ) =>
        new(unit, Money.Usd(dollars))
        {
            When = setting is null
                ? new Dictionary<string, string>()
                : new Dictionary<string, string> { [setting] = value! },
            Included = included,
        };
}
