using System.Globalization;
using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Tests.Common;

[TestFixture]
internal sealed class MoneyTests
{
    [TestCase("0.123456789", "0.12345679")]
    [TestCase("0.000000005", "0")]
    [TestCase("0.000000015", "0.00000002")]
    [TestCase("0.000000025", "0.00000002")]
    [TestCase("-0.123456789", "-0.12345679")]
    [TestCase("79228162514264337593543950335", "79228162514264337593543950335")]
    public void Usd_RoundsToEightPlacesHalfToEven(string given, string kept)
    {
        Assert.That(Money.Usd(Number(given)).Amount, Is.EqualTo(Number(kept)));
    }

    [Test]
    public void Usd_WhenThereAreTrailingZeros_LooksTheSame()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Money.Usd(0.0400m).ToString(), Is.EqualTo("0.04 USD"));
            Assert.That(Money.Usd(1.00m).ToString(), Is.EqualTo("1 USD"));
            Assert.That((Money.Usd(0.5m) + Money.Usd(0.50m)).ToString(), Is.EqualTo("1 USD"));
            Assert.That(Money.Usd(0.0400m).GetHashCode(), Is.EqualTo(Money.Usd(0.04m).GetHashCode()));
        }
    }

    [Test]
    public void Operators_AreExact()
    {
        var (one, two) = (Money.Usd(0.1m), Money.Usd(0.2m));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(one + two, Is.EqualTo(Money.Usd(0.3m)));
            Assert.That(one - two, Is.EqualTo(Money.Usd(-0.1m)));
            Assert.That(one * 3, Is.EqualTo(Money.Usd(0.3m)));
            Assert.That(one < two && two > one && one <= two && two >= one, Is.True);
            Assert.That(one > two || two < one || one >= two || two <= one, Is.False);
            Assert.That(one.CompareTo(two), Is.Negative);
            Assert.That(Money.Zero, Is.EqualTo(Money.Usd(0)));
        }
    }

    [Test]
    public void SplitEvenly_WhateverTheAmountAndTheParts_AddsUpExactlyAndFavoursNobody()
    {
        var random = new Random(20260301);
        var unit = Money.Usd(0.00000001m);

        for (var round = 0; round < 20_000; round++)
        {
            var amount = Money.Usd(random.NextInt64((long)Math.Pow(10, random.Next(0, 15))) * unit.Amount);
            var parts = random.Next(1, 21);

            var shares = amount.SplitEvenly(parts);

            Assert.That(shares, Has.Count.EqualTo(parts));
            Assert.That(
                shares.Aggregate(Money.Zero, (sum, share) => sum + share),
                Is.EqualTo(amount),
                $"{amount} in {parts}"
            );
            Assert.That(shares.Min(), Is.GreaterThanOrEqualTo(Money.Zero), $"{amount} in {parts}");
            Assert.That(shares.SkipLast(1).Distinct().Count(), Is.LessThanOrEqualTo(1));
            Assert.That(shares.Max() - shares.Min(), Is.LessThan(unit * parts), $"{amount} in {parts}");
        }
    }

    [Test]
    public void SplitEvenly_WhenItDoesNotDivide_TheLastPartTakesTheRest()
    {
        var shares = Money.Usd(0.1m).SplitEvenly(3);

        Assert.That(shares.Select(share => share.Amount), Is.EqualTo([0.03333333m, 0.03333333m, 0.03333334m]));
    }

    [Test]
    public void SplitEvenly_WhenTheAmountIsNegative_AddsUpToo()
    {
        var shares = Money.Usd(-0.1m).SplitEvenly(3);

        Assert.That(shares.Sum(share => share.Amount), Is.EqualTo(-0.1m));
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void SplitEvenly_IntoNoParts_IsABug(int parts)
    {
        Assert.That(() => Money.Usd(1).SplitEvenly(parts), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
