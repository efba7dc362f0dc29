using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Tests.Support;
using ImageGenerator.Domain.Usage;

namespace ImageGenerator.Domain.Tests.Jobs;

/// <summary>
/// Whatever a provider reports and measures, no amount falls below zero, and no unknown one is counted as nothing.
/// </summary>
[TestFixture]
internal sealed class ChargePropertyTests
{
    private static readonly decimal[] _reports =
    [
        -100_000_000m,
        -1m,
        -0.00000001m,
        0m,
        0.00000001m,
        0.5m,
        9_999m,
        10_001m,
        100_000_000m,
    ];
    private static readonly int[] _counts =
    [
        int.MinValue,
        -1_000_000,
        -1,
        0,
        1,
        5000,
        ProviderUsage.MaxTokens,
        ProviderUsage.MaxTokens + 1,
        int.MaxValue,
    ];

    [TestCase(7)]
    [TestCase(20261130)]
    public void Costs_WhateverProvidersSay_NeverMoveMoneyDown(int seed)
    {
        var random = new Random(seed);
        for (var number = 0; number < 3000; number++)
        {
            var job = Story(random);
            var lines = UsageRecord.Settle(job, 0, null, Moments.At(99));
            var attempts = job.Attempts;
            var name =
                $"seed {seed}, job {number}: {string.Join(", ", attempts.Select(attempt => $"{attempt.Outcome} {attempt.Charge} {attempt.Cost}"))}";

            Assert.That(attempts.Where(attempt => attempt.Cost < Money.Zero), Is.Empty, name);
            Assert.That(job.ActualCost is { } actual && actual < Money.Zero, Is.False, name);
            Assert.That(job.PriorCost >= Money.Zero, Is.True, name);
            Assert.That(
                lines.Sum(line => line.Amount?.Amount ?? 0),
                Is.EqualTo(attempts.Sum(attempt => attempt.Cost?.Amount ?? 0)),
                name
            );
            Assert.That(lines.Count(line => line.Amount is null), Is.EqualTo(job.UnknownAmounts), name);
            Assert.That(job.UnknownAmounts, Is.EqualTo(attempts.Count(attempt => attempt.Cost is null)), name);
            Assert.That(
                job.ActualCost == Money.Zero && job.Charge != Charge.None,
                Is.False,
                $"{name}: nothing is only shown when it is known"
            );
        }
    }

    private static Domain.Generations.Generation Story(Random random)
    {
        var job = new GenerationBuilder().Of(TestModels.Able with { Price = PriceOf(random) }).Build();
        var outcomes = Enum.GetValues<AttemptOutcome>()
            .Where(outcome => outcome is not (AttemptOutcome.Completed or AttemptOutcome.Cancelled))
            .ToArray();
        for (var failures = random.Next(Job.MaxAttempts); failures > 0; failures--)
        {
            job.BeginAttempt(Moments.At(1));
            if (random.Next(2) == 0)
                job.AcceptedAs("job", Moments.At(1));
            job.Defer(outcomes[random.Next(outcomes.Length)], "No.", Moments.At(2), Moments.At(2), Report(random, job));
        }

        job.BeginAttempt(Moments.At(3));
        switch (random.Next(4))
        {
            case 0:
                job.RequestCancellation(Moments.At(4));
                job.ConfirmCancelled(Moments.At(4));
                break;
            case 1:
                var report = Report(random, job);
                job.Complete(report.Priced, report.Reported, Moments.At(4));
                break;
            default:
                job.Fail(
                    outcomes[random.Next(outcomes.Length)],
                    JobFailure.Because(FailureCode.NoOutput, "No."),
                    Moments.At(4),
                    Report(random, job)
                );
                break;
        }

        return job;
    }

    private static CostReport Report(Random random, Domain.Generations.Generation job) =>
        new()
        {
            Reported = random.Next(2) == 0 ? Money.Usd(Pick(random, _reports)) : null,
            Priced = PriceOf(random)?.Actual(job.Settings.ToWork().Measuring(Usage(random))),
            IsCharged = random.Next(2) == 0,
        };

    private static ProviderUsage Usage(Random random) =>
        new()
        {
            Seconds = random.Next(2) == 0 ? Pick(random, _reports) : null,
            InputTextTokens = Pick(random, _counts),
            InputImageTokens = Pick(random, _counts),
            OutputImageTokens = Pick(random, _counts),
            OutputTextTokens = Pick(random, _counts),
        };

    private static Price? PriceOf(Random random) =>
        random.Next(4) switch
        {
            0 => null,
            1 => Price.PerImage(Money.Zero),
            2 => Price.PerImage(Money.Usd(0.04m)),
            _ => new Price
            {
                Components =
                [
                    new PriceComponent(PriceUnit.InputTextToken, Money.Usd(5)),
                    new PriceComponent(PriceUnit.OutputImageToken, Money.Usd(30)),
                ],
                Expected = [new PriceComponent(PriceUnit.Image, Money.Usd(0.05m))],
            },
        };

    private static T Pick<T>(Random random, T[] values) => values[random.Next(values.Length)];
}
