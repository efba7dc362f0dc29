using System.Numerics;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Pricing;

namespace ImageGenerator.Domain.Tests.Pricing;

/// <summary>
/// Thousands of random works of no kind in particular over random price lists, against a calculation of its own in
/// whole numbers, rounded once at the end, half to even.
/// </summary>
[TestFixture]
internal sealed class WorkPropertyTests
{
    private const int WorksPerSeed = 5000;

    private static readonly BigInteger _dollar = BigInteger.Pow(10, Money.Decimals);

    // Counts have three decimals at most, and allowances two: everything is a whole number of these parts of a unit.
    private static readonly BigInteger _parts = BigInteger.Pow(10, 9);

    [TestCase(1)]
    [TestCase(20261130)]
    [TestCase(424_242)]
    public void Estimates_OfRandomWork_AreWhatAnIndependentCalculationSays(int seed)
    {
        var random = new Random(seed);
        var (known, unknown) = (0, 0);
        for (var number = 0; number < WorksPerSeed; number++)
        {
            var counts = Enum.GetValues<PriceUnit>()
                .Where(_ => random.Next(5) > 0)
                .ToDictionary(
                    unit => unit,
                    unit => unit is PriceUnit.Image ? random.Next(1, 5) : random.Next(0, 4_000_000) / 1000m
                );
            var work = counts.Aggregate(Work.OneRequest.With(PriceUnit.Request, null), (sum, count) =>
                sum.With(count.Key, count.Value)
            );
            var lines = Enum.GetValues<PriceUnit>()
                .Where(_ => random.Next(6) == 0)
                .Select(unit => NewLine(unit, random))
                .ToList();

            var cost = new Price { Components = lines }.Estimate(work);

            Assert.That(cost?.Amount, Is.EqualTo(Expected(lines, counts)), $"seed {seed}, work {number}");
            if (cost is not { } amount)
            {
                unknown++;
                continue;
            }

            known++;
            var shares = amount.SplitEvenly(random.Next(1, 8));
            Assert.That(
                shares.Sum(share => share.Amount),
                Is.EqualTo(amount.Amount),
                $"seed {seed}, work {number}: shares"
            );
        }

        Assert.That(Math.Min(known, unknown), Is.GreaterThan(500), "or the works are all alike");
    }

    private static PriceComponent NewLine(PriceUnit unit, Random random) =>
        new(unit, Money.Usd(random.Next(0, 900_000_000) / 100_000_000m))
        {
            Included = random.Next(3) == 0 ? random.Next(0, 500) / 100m : 0,
        };

    private static decimal? Expected(List<PriceComponent> lines, Dictionary<PriceUnit, decimal> counts)
    {
        if (lines.Count == 0)
            return null;

        var total = BigInteger.Zero;
        foreach (var line in lines)
        {
            if (!counts.TryGetValue(line.Unit, out var count))
                return null;
            total += new BigInteger(line.Amount.Amount * (decimal)_dollar) * PartsOf(line, count, counts);
        }

        var whole = BigInteger.DivRem(total, _parts, out var rest);
        if (rest * 2 > _parts || (rest * 2 == _parts && !whole.IsEven))
            whole++;
        return (decimal)whole / (decimal)_dollar;
    }

    private static BigInteger PartsOf(PriceComponent line, decimal count, Dictionary<PriceUnit, decimal> counts)
    {
        var single = line.Unit switch
        {
            PriceUnit.Megapixel
            or PriceUnit.InputMegapixel
            or PriceUnit.InputTextToken
            or PriceUnit.InputImageToken
            or PriceUnit.OutputTextToken
            or PriceUnit.OutputImageToken => 1_000m,
            PriceUnit.InputCharacter => 1_000_000m,
            _ => 1_000_000_000m,
        };
        var times = line.Unit switch
        {
            PriceUnit.Megapixel => counts.GetValueOrDefault(PriceUnit.Image, 1),
            PriceUnit.InputImage
            or PriceUnit.InputMegapixel
            or PriceUnit.InputCharacter
            or PriceUnit.InputMediaSecond
            or PriceUnit.OutputMediaSecond => 1,
            _ => 0,
        };
        var free = new BigInteger(line.Included * times * (decimal)_parts);
        return BigInteger.Max(0, new BigInteger(count * single) - free);
    }
}
