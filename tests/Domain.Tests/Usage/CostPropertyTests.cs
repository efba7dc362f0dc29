using System.Globalization;
using System.Numerics;
using System.Text.Json;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;
using ImageGenerator.Domain.Usage;

namespace ImageGenerator.Domain.Tests.Usage;

/// <summary>
/// Thousands of random jobs over random price lists, whatever happens to them, against a calculation of its own: whole
/// numbers of 1/100,000,000 dollar and exact fractions, rounded once at the end.
/// </summary>
[TestFixture]
internal sealed class CostPropertyTests
{
    private const int JobsPerSeed = 2000;

    [TestCase(1)]
    [TestCase(20261128)]
    [TestCase(777_001)]
    public void Costs_OfRandomJobs_AreWhatAnIndependentCalculationSays(int seed)
    {
        var world = new World(new Random(seed));
        var seen = new Dictionary<string, int>();
        for (var number = 0; number < JobsPerSeed; number++)
        {
            var story = world.NextStory();
            var (job, lines) = (story.Job, story.Lines);
            var sum = story.PriorCost + (story.LastCost ?? 0);
            var expected = story.LastCost is null && sum == 0 ? (decimal?)null : sum;
            var name = $"seed {seed}, job {number}: {story.Log}";

            Assert.That(job.EstimatedCost?.Amount, Is.EqualTo(story.Estimate), $"{name}: estimate");
            Assert.That(job.ActualCost?.Amount, Is.EqualTo(expected), $"{name}: actual");
            Assert.That(job.UnknownAmounts, Is.EqualTo(story.LastCost is null ? 1 : 0), $"{name}: unknown amounts");
            Assert.That(lines.Sum(line => line.Amount?.Amount ?? 0), Is.EqualTo(sum), $"{name}: sum of the ledger");
            Assert.That(
                lines.Count(line => line.Amount is null),
                Is.EqualTo(job.UnknownAmounts),
                $"{name}: unknown stays unknown, and nothing else does"
            );
            foreach (var (provider, paid) in story.PaidElsewhere)
            {
                Assert.That(
                    lines.Where(line => line.Provider == provider).Sum(line => line.Amount!.Value.Amount),
                    Is.EqualTo(paid),
                    $"{name}: share of {provider}"
                );
            }

            Assert.That(lines.Sum(line => line.Outputs), Is.EqualTo(story.Images), $"{name}: images");
            AssertSharesAddUp(job, story.Images, name);
            var kind =
                $"{job.Status} {(story.LastCost is null ? "unknown" : "known")} {(story.PaidElsewhere.Count > 0 ? "failover" : "straight")} {lines.Count}";
            seen[kind] = seen.GetValueOrDefault(kind) + 1;
        }

        Assert.That(seen, Has.Count.GreaterThan(10), "or the stories are all alike");
        Assert.That(
            seen.Keys,
            Has.Some.StartsWith("Completed known failover")
                .And.Some.StartsWith("Completed unknown")
                .And.Some.StartsWith("Cancelled")
                .And.Some.StartsWith("Failed unknown")
        );
    }

    private static void AssertSharesAddUp(Generation job, int images, string name)
    {
        if (job.ActualCost is not { } cost || images == 0)
            return;

        var shares = cost.SplitEvenly(images);
        Assert.That(shares.Sum(share => share.Amount), Is.EqualTo(cost.Amount), $"{name}: shares");
        Assert.That(
            shares,
            Has.All.Matches<Money>(share => decimal.Round(share.Amount, Money.Decimals) == share.Amount),
            $"{name}: places"
        );
    }

    /// <summary>What happened to a job, and what it must have come to.</summary>
    private sealed record Story(Generation Job, IReadOnlyList<UsageRecord> Lines)
    {
        public required decimal? Estimate { get; init; }

        /// <summary>What the last attempt came to; null when nobody knows.</summary>
        public required decimal? LastCost { get; init; }

        /// <summary>What the attempts before it came to.</summary>
        public required decimal PriorCost { get; init; }

        public required int Images { get; init; }

        /// <summary>By providers that failed after they had charged.</summary>
        public required Dictionary<string, decimal> PaidElsewhere { get; init; }

        public required string Log { get; init; }
    }

    private sealed class World(Random random)
    {
        private static readonly PriceUnit[] _units = Enum.GetValues<PriceUnit>()
            .Where(unit => unit <= PriceUnit.OutputTextToken)
            .ToArray();
        private static readonly string[] _looks = ["silk", "agate"];
        private static readonly string[] _ratios = ["1:1", "16:9"];

        public Story NextStory()
        {
            ModelDescription[] models = [NewModel("first"), NewModel("second"), NewModel("third")];
            var settings = NewSettings(models[0]);
            var job = Generation.Request(
                GenerationBuilder.Organization,
                GenerationBuilder.Person,
                models[0],
                settings,
                Moments.Start
            );
            var estimate = Sheet.Estimate(models[0].Price, settings, models[0].TypicalSeconds);
            var log = new List<string>();
            var paid = new Dictionary<string, decimal>();
            var (now, model) = (1, 0);

            // Attempts that came to nothing, some of them charged, some followed by another provider.
            for (var failures = random.Next(Job.MaxAttempts); failures > 0; failures--)
            {
                Do(job.BeginAttempt(Moments.At(now++)));
                var charged = random.Next(2) == 0 ? NewAmount() : (decimal?)null;
                if (charged is { } cost)
                    paid[job.Provider] = paid.GetValueOrDefault(job.Provider) + cost;
                Do(
                    charged is { } money
                        ? job.Defer(
                            AttemptOutcome.NoOutput,
                            "Empty.",
                            Moments.At(now++),
                            Moments.At(now),
                            CostReport.Told(Money.Usd(money))
                        )
                        : job.Defer(AttemptOutcome.Unavailable, "Away.", Moments.At(now++), Moments.At(now))
                );
                log.Add($"{job.Provider} charged {charged}");
                if (random.Next(2) == 0)
                    continue;

                model = (model + 1) % models.Length;
                Do(job.SwitchTo(models[model], settings, Moments.At(now)));
            }

            var before = paid.Values.Sum();
            var (last, images) = End(job, models[model], settings, now, log);
            paid.Remove(job.Provider);
            foreach (var nothing in paid.Where(entry => entry.Value == 0).ToList())
                paid.Remove(nothing.Key);
            return new Story(job, UsageRecord.Settle(job, images, null, Moments.At(now + 2)))
            {
                Estimate = estimate,
                LastCost = last,
                PriorCost = before,
                Images = images,
                PaidElsewhere = paid,
                Log = string.Join("; ", log),
            };
        }

        private (decimal? Cost, int Images) End(
            Generation job,
            ModelDescription model,
            GenerationSettings settings,
            int now,
            List<string> log
        )
        {
            var estimate = Sheet.Estimate(model.Price, settings, model.TypicalSeconds);
            var unknown = estimate == 0 ? 0 : (decimal?)null;
            var ending = random.Next(10);
            if (ending == 0)
            {
                Do(job.RequestCancellation(Moments.At(now)));
                log.Add("cancelled while it waited");
                return (0, 0);
            }

            Do(job.BeginAttempt(Moments.At(now)));
            var reported = random.Next(3) == 0 ? NewAmount() : (decimal?)null;
            var report = CostReport.Told(reported is { } money ? Money.Usd(money) : null);
            switch (ending)
            {
                case 1:
                    Do(job.RequestCancellation(Moments.At(now)));
                    Do(job.ConfirmCancelled(Moments.At(now)));
                    log.Add("cancelled at work");
                    return (unknown, 0);
                case 2:
                    Do(
                        job.Fail(
                            AttemptOutcome.Refused,
                            JobFailure.Because(FailureCode.ContentRefused, "No."),
                            Moments.At(now),
                            report with
                            {
                                IsCharged = true,
                            }
                        )
                    );
                    log.Add($"refused and charged, reported {reported}");
                    return (reported ?? estimate, 0);
                case 3:
                    Do(
                        job.Fail(
                            AttemptOutcome.Invalid,
                            JobFailure.Because(FailureCode.InvalidRequest, "No."),
                            Moments.At(now),
                            report
                        )
                    );
                    log.Add($"invalid, reported {reported}");
                    return (reported ?? 0, 0);
                case 4:
                    Do(
                        job.Fail(
                            AttemptOutcome.Unknown,
                            JobFailure.Because(FailureCode.OutcomeUnknown, "Lost."),
                            Moments.At(now)
                        )
                    );
                    log.Add("lost");
                    return (unknown, 0);
                default:
                    return Complete(job, model, settings, now, reported, log);
            }
        }

        private (decimal? Cost, int Images) Complete(
            Generation job,
            ModelDescription model,
            GenerationSettings settings,
            int now,
            decimal? reported,
            List<string> log
        )
        {
            var images = random.Next(1, settings.Count + 1);
            var usage = random.Next(4) == 0 ? null : NewUsage();
            var measured = usage
                ?? (model.TypicalSeconds is { } seconds ? new ProviderUsage { Seconds = (decimal)seconds } : null);
            var work = settings.ToWork(images).Measuring(measured);

            var told = reported is { } money ? Money.Usd(money) : (Money?)null;
            Do(job.Complete(told ?? model.Price?.Actual(work), told, Moments.At(now)));
            log.Add($"{images} of {settings.Count} images at {job.Provider}, reported {reported}");
            var priced = Sheet.Actual(model.Price, settings, images, measured);
            return (reported ?? priced, images);
        }

        private ModelDescription NewModel(string provider) =>
            TestModels.Able with
            {
                Id = $"{provider}/able",
                Provider = provider,
                Price = random.Next(12) == 0 ? null : NewPrice(),
                TypicalSeconds = random.Next(3) == 0 ? null : random.Next(1, 400) / 8.0,
                Capabilities = TestModels.Able.Capabilities with
                {
                    MaxReferences = 3,
                    Modes = [GenerationMode.TextToImage, GenerationMode.ImageToImage],
                },
            };

        private Price NewPrice() =>
            new()
            {
                Components = NewLines(),
                Expected = random.Next(4) == 0 ? [new PriceComponent(PriceUnit.Image, Money.Usd(NewAmount()))] : [],
            };

        private List<PriceComponent> NewLines()
        {
            var lines = new List<PriceComponent>();
            foreach (var unit in _units.Where(_ => random.Next(4) == 0))
            {
                if (random.Next(5) > 0)
                    lines.Add(NewLine(unit, conditions: 0));
                for (var more = random.Next(4); more > 0; more--)
                    lines.Add(NewLine(unit, random.Next(1, 4)));
            }

            return lines.Count > 0 ? lines : [NewLine(PriceUnit.Image, 0)];
        }

        private PriceComponent NewLine(PriceUnit unit, int conditions)
        {
            var when = new Dictionary<string, string>();
            for (; conditions > 0; conditions--)
            {
                var (name, value) = NewCondition();
                when[name] = value;
            }

            return new PriceComponent(unit, Money.Usd(NewAmount()))
            {
                When = when,
                Included = random.Next(3) == 0 ? random.Next(0, 5) / 4m : 0,
            };
        }

        private (string Name, string Value) NewCondition() =>
            random.Next(7) switch
            {
                0 => ("quality", Pick("standard", "hd")),
                1 => ("size", Pick("1024x1024", "1344x768")),
                2 => ("aspectRatio", Pick(_ratios)),
                3 => ("references", Pick("true", "false")),
                4 => ("look", Pick(_looks)),
                5 => ("tiled", Pick("true", "false")),
                _ => ("steps", Pick("20", "30")),
            };

        private GenerationSettings NewSettings(ModelDescription model)
        {
            var exact = random.Next(3) == 0;
            var request = new GenerationRequest
            {
                Prompt = "anything",
                Count = random.Next(1, 5),
                Quality = random.Next(3) switch
                {
                    0 => Quality.Standard,
                    1 => Quality.Hd,
                    _ => null,
                },
                AspectRatio = exact ? null : Pick(_ratios),
                Size = exact ? new ImageSize(8 * random.Next(32, 160), 8 * random.Next(32, 160)) : null,
                References = ReferenceImages.Of([.. Enumerable.Range(0, random.Next(4)).Select(_ => NewReference())]),
                Parameters = TestModels.Parameters(
                    ("look", Pick(_looks)),
                    ("tiled", random.Next(2) == 0),
                    ("steps", Pick(20, 30, 20.0m))
                ),
            };
            return GenerationSettings.For(request, model, Seed.From(1)).Value;
        }

        private ReferenceImage NewReference() =>
            new(
                ReferenceSource.Asset,
                Guid.CreateVersion7(),
                new ImageSize(random.Next(64, 4000), random.Next(64, 4000))
            );

        private ProviderUsage NewUsage() =>
            new()
            {
                Seconds = Maybe(() => random.Next(0, 200_000) / 1000m),
                InputTextTokens = MaybeInt(4000),
                InputImageTokens = MaybeInt(9000),
                OutputImageTokens = MaybeInt(20_000),
                OutputTextTokens = MaybeInt(2000),
            };

        // Whole dollars, cents, and prices far below a cent; nothing at all now and then.
        private decimal NewAmount() =>
            random.Next(6) switch
            {
                0 => 0,
                1 => random.Next(1, 5),
                2 => random.Next(1, 500) / 100m,
                3 => random.Next(1, 100_000) / 10_000m,
                _ => random.Next(1, 900_000_000) / 100_000_000m,
            };

        private decimal? Maybe(Func<decimal> value) => random.Next(4) == 0 ? null : value();

        private int? MaybeInt(int below) => random.Next(4) == 0 ? null : random.Next(below);

        private T Pick<T>(params T[] values) => values[random.Next(values.Length)];

        private static void Do(Result step) => Assert.That(step.Error, Is.Null, "the story itself is possible");
    }

    /// <summary>
    /// The calculation of its own. It shares no code with the product, and knows of settings only what is written on
    /// them.
    /// </summary>
    private static class Sheet
    {
        private static readonly BigInteger _dollar = BigInteger.Pow(10, Money.Decimals);
        private static readonly BigInteger _million = 1_000_000;

        public static decimal? Estimate(Price? price, GenerationSettings settings, double? typicalSeconds)
        {
            var usage = typicalSeconds is { } seconds ? new ProviderUsage { Seconds = (decimal)seconds } : null;
            return price is null
                ? null
                : Sum(price.Expected.Count > 0 ? price.Expected : price.Components, settings, settings.Count, usage);
        }

        public static decimal? Actual(Price? price, GenerationSettings settings, int images, ProviderUsage? usage)
        {
            if (price is null)
                return null;

            return Sum(price.Components, settings, images, usage)
                ?? (price.Expected.Count > 0 ? Sum(price.Expected, settings, images, usage) : null);
        }

        public static decimal? Part(decimal? whole, int images, int count) =>
            whole is { } dollars ? InDollars(Units(dollars) * images, count) : null;

        private static decimal? Sum(
            IReadOnlyList<PriceComponent> lines,
            GenerationSettings settings,
            int images,
            ProviderUsage? usage
        )
        {
            // Over the common denominator of everything that is counted: a million units.
            var total = BigInteger.Zero;
            foreach (var unit in lines.Select(line => line.Unit).Distinct())
            {
                PriceComponent? best = null;
                foreach (var line in lines)
                {
                    if (line.Unit != unit || !Applies(line, settings))
                        continue;
                    if (best is null || line.When.Count > best.When.Count)
                        best = line;
                }

                if (best is null || MillionthsOf(unit, best.Included, settings, images, usage) is not { } amount)
                    return null;
                total += Units(best.Amount.Amount) * amount;
            }

            return InDollars(total, _million);
        }

        private static bool Applies(PriceComponent line, GenerationSettings settings)
        {
            foreach (var (name, wanted) in line.When)
            {
                var actual = name switch
                {
                    "quality" => settings.Quality switch
                    {
                        Quality.Standard => "standard",
                        Quality.Hd => "hd",
                        _ => "",
                    },
                    "size" => FormattableString.Invariant($"{settings.Width}x{settings.Height}"),
                    "aspectRatio" => settings.AspectRatio ?? "",
                    "references" => settings.References.Count == 0 ? "false" : "true",
                    "steps" => ((int)settings.Parameters.Values[name].GetDecimal()).ToString(
                        CultureInfo.InvariantCulture
                    ),
                    "tiled" => settings.Parameters.Values[name].ValueKind == JsonValueKind.True ? "true" : "false",
                    _ => settings.Parameters.Values[name].GetString(),
                };
                if (actual != wanted)
                    return false;
            }

            return true;
        }

        private static BigInteger? MillionthsOf(
            PriceUnit unit,
            decimal included,
            GenerationSettings settings,
            int images,
            ProviderUsage? usage
        )
        {
            var free = new BigInteger(included * 1_000_000m);
            BigInteger sent = settings.References.All.Aggregate(0L, (sum, reference) =>
                sum + (long)reference.Size.Width * reference.Size.Height
            );
            return unit switch
            {
                PriceUnit.Request => _million,
                PriceUnit.Image => _million * images,
                PriceUnit.Megapixel => BigInteger.Max(0, (BigInteger)settings.Width * settings.Height - free) * images,
                PriceUnit.InputImage => BigInteger.Max(0, _million * settings.References.Count - free),
                PriceUnit.InputMegapixel => BigInteger.Max(0, sent - free),
                PriceUnit.Second => usage?.Seconds is { } seconds ? new BigInteger(seconds * 1_000_000m) : null,
                PriceUnit.InputTextToken => usage?.InputTextTokens,
                PriceUnit.InputImageToken => usage?.InputImageTokens,
                PriceUnit.OutputImageToken => usage?.OutputImageTokens,
                PriceUnit.OutputTextToken => usage?.OutputTextTokens,
                _ => throw new ArgumentOutOfRangeException(nameof(unit)),
            };
        }

        private static BigInteger Units(decimal dollars) => new(dollars * (decimal)_dollar);

        /// <summary>Half to even, once.</summary>
        private static decimal InDollars(BigInteger units, BigInteger over)
        {
            var whole = BigInteger.DivRem(units, over, out var rest);
            var twice = rest * 2;
            if (twice > over || (twice == over && !whole.IsEven))
                whole++;
            return (decimal)whole / (decimal)_dollar;
        }
    }
}
