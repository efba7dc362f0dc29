using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;
using Moq;

namespace ImageGenerator.Application.Tests.Generations;

/// <summary>What is charged, or may be, although nothing could be taken: it is paid once, and said.</summary>
[TestFixture]
internal sealed class ChargedOutcomeTests
{
    private static readonly ProviderResult.ServerError _fault = new("Internal error (status 500).");

    private static readonly Price _byToken = new()
    {
        Components = [new PriceComponent(PriceUnit.OutputImageToken, Money.Usd(30))],
        Expected = [new PriceComponent(PriceUnit.Image, Money.Usd(0.05m))],
    };

    private static IEnumerable<TestCaseData> Empties()
    {
        var usage = new ProviderUsage { OutputImageTokens = 1000 };
        var negative = new ProviderUsage { OutputImageTokens = -1000 };
        var absurd = new ProviderUsage { OutputImageTokens = int.MaxValue };
        yield return Empty(
            new ProviderResult.NoOutput("Only text came."),
            0.05m,
            "nothing is told: the price of one image"
        );
        yield return Empty(
            new ProviderResult.NoOutput("Only text came.", Usage: usage),
            0.03m,
            "tokens are told: the price book"
        );
        yield return Empty(
            new ProviderResult.NoOutput("Only text came.", Usage: negative),
            0.05m,
            "negative tokens are not told"
        );
        yield return Empty(
            new ProviderResult.NoOutput("Only text came.", Usage: absurd),
            0.05m,
            "more tokens than can be are not told"
        );
        yield return Empty(
            new ProviderResult.NoOutput("Only text came.", Money.Usd(0.07m), usage),
            0.07m,
            "the provider's own word"
        );
        yield return Empty(
            new ProviderResult.NoOutput("Only text came.", Money.Usd(-0.07m)),
            0.05m,
            "a negative word is none"
        );

        static TestCaseData Empty(ProviderResult result, decimal cost, string name) =>
            new TestCaseData(result, cost).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Empties))]
    public async Task Run_WhenASuccessHasNoImage_IsPaidAndNotBoughtAgain(ProviderResult result, decimal cost)
    {
        using var scene = new RunScene(
            new GenerationBuilder().Of(TestModels.Able with { Price = _byToken }).Processing()
        ).Answering(result);

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Calls, Is.EqualTo(["submit"]));
            Assert.That(scene.LeaseActions, Is.EqualTo([LeaseAction.Complete]));
            Assert.That(
                scene.Job.Failure,
                Is.EqualTo(
                    new JobFailure(
                        FailureCode.NoOutput,
                        "Only text came. The provider charges for it. It was not sent again, so that it cannot be paid twice."
                    )
                )
            );
            Assert.That(
                (scene.Job.ActualCost?.Amount, scene.Job.Charge, scene.Job.UnknownAmounts),
                Is.EqualTo(((decimal?)cost, Charge.Charged, 0))
            );
            Assert.That(scene.Ledger.Select(line => line.Amount?.Amount), Is.EqualTo(new[] { (decimal?)cost }));
            Assert.That(scene.Job.Retry(scene.Host.Clock.Now).Succeeded, Is.True, "a person may");
        }
    }

    [Test]
    public async Task Run_WhenASuccessHasAnEmptyListOfImages_IsTheSame()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing()).Answering(
            new ProviderResult.Completed([])
        );

        await scene.RunAsync();

        Assert.That(
            (scene.Job.Failure?.Code, scene.Job.ActualCost?.Amount),
            Is.EqualTo(((FailureCode?)FailureCode.NoOutput, (decimal?)0.04m))
        );
    }

    [Test]
    public async Task Run_WhenASuccessHasNoImageAndNoPrice_IsChargedAnUnknownAmount()
    {
        using var scene = new RunScene(new GenerationBuilder().PricedAt(null).Processing()).Answering(
            new ProviderResult.NoOutput("Nothing.")
        );

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (scene.Job.ActualCost, scene.Job.Charge, scene.Job.UnknownAmounts),
                Is.EqualTo(((Money?)null, Charge.Charged, 1))
            );
            Assert.That(scene.Ledger.Single().Amount, Is.Null);
        }
    }

    [TestCase(0, TestName = "Run_WhenTheModelIsFree_MayTryAgain")]
    [TestCase(0.04, TestName = "Run_WhenTheProviderSaysThatNothingIsCharged_MayTryAgain")]
    public async Task Run_WhenASuccessWithoutAnImageIsFree(double price)
    {
        using var scene = new RunScene(new GenerationBuilder().PricedAt((decimal)price).Processing()).Answering(
            new ProviderResult.NoOutput("Nothing.", price > 0 ? Money.Zero : null)
        );

        await scene.RunAsync();

        Assert.That((scene.Job.Status, scene.Job.Attempts[0].Charge), Is.EqualTo((JobStatus.Pending, Charge.None)));
    }

    [TestCase(-0.03, 0.04, TestName = "Run_WhenTheReportedCostIsNegative_ThePriceBookCounts")]
    [TestCase(50_000_000, 0.04, TestName = "Run_WhenTheReportedCostCannotBeMeant_ThePriceBookCounts")]
    [TestCase(0.02, 0.02, TestName = "Run_WhenTheReportedCostIsPlausible_ItCounts")]
    public async Task Run_WhenTheProviderReportsACost(double reported, double expected)
    {
        using var scene = new RunScene(new GenerationBuilder().Processing()).Answering(
            new ProviderResult.Completed([ProviderOutput.FromBytes(RunScene.Png)], Money.Usd((decimal)reported))
        );

        await scene.RunAsync();

        Assert.That(
            (scene.Job.Status, scene.Job.ActualCost?.Amount),
            Is.EqualTo((JobStatus.Completed, (decimal?)expected))
        );
    }

    [Test]
    public async Task Run_WhenAServerErrorMayHaveBeenCharged_EndsUnknownWithItsReason()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing())
        {
            Found = new ProviderResult.Unknown(""),
        }.Answering(_fault);

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Calls, Is.EqualTo(["submit", "reconcile"]));
            Assert.That(
                scene.Job.Failure,
                Is.EqualTo(
                    new JobFailure(
                        FailureCode.OutcomeUnknown,
                        "Internal error (status 500). It was not sent again, so that it cannot be paid twice."
                    )
                )
            );
            Assert.That(
                scene.Job.Attempts.Single(),
                Has.Property("Outcome")
                    .EqualTo(AttemptOutcome.ServerError)
                    .And.Property("Charge")
                    .EqualTo(Charge.Unknown)
            );
            Assert.That(
                (scene.Job.ActualCost, scene.Job.Charge, scene.Job.UnknownAmounts),
                Is.EqualTo(((Money?)null, Charge.Unknown, 1))
            );
            Assert.That(scene.Ledger.Single().Amount, Is.Null);
        }
    }

    [Test]
    public async Task Run_WhenTheProviderHasWhatEndedInAServerError_FollowsIt()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing())
        {
            Found = new ProviderResult.Accepted("job-1", TimeSpan.Zero),
        }.Answering(_fault, new ProviderResult.Completed([ProviderOutput.FromBytes(RunScene.Png)]));

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Calls, Is.EqualTo(["submit", "reconcile", "poll job-1"]));
            Assert.That(
                (scene.Job.Status, scene.Job.ActualCost),
                Is.EqualTo((JobStatus.Completed, (Money?)Money.Usd(0.04m)))
            );
        }
    }

    [Test]
    public async Task Run_WhenTheProviderNeverGotWhatEndedInAServerError_SendsItAgain()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing())
        {
            Found = new ProviderResult.Unavailable("It did not arrive."),
        }.Answering(_fault);

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Job.Status, Is.EqualTo(JobStatus.Pending));
            Assert.That(
                scene.Job.Attempts.Single(),
                Has.Property("Charge")
                    .EqualTo(Charge.None)
                    .And.Property("Message")
                    .EqualTo("Internal error (status 500). It did not arrive.")
            );
        }
    }

    private static IEnumerable<TestCaseData> Unhelpful()
    {
        yield return new TestCaseData(new ProviderResult.RateLimited(null)).SetArgDisplayNames("rate limited");
        yield return new TestCaseData(new ProviderResult.ServerError("Oops.")).SetArgDisplayNames("server error");
        yield return new TestCaseData(new ProviderResult.CredentialRejected("Bad key.")).SetArgDisplayNames(
            "key rejected"
        );
        yield return new TestCaseData(new ProviderResult.Invalid(null, "What?")).SetArgDisplayNames("invalid");
    }

    [TestCaseSource(nameof(Unhelpful))]
    public async Task Run_WhenTheQuestionAboutALostAnswerFails_NothingIsSentAgain(ProviderResult found)
    {
        using var scene = new RunScene(new GenerationBuilder().Processing()) { Found = found }.Answering(
            new ProviderResult.Unknown("Lost.")
        );

        await scene.RunAsync();

        Assert.That(
            (scene.Job.Failure?.Code, scene.Job.Charge),
            Is.EqualTo(((FailureCode?)FailureCode.OutcomeUnknown, Charge.Unknown))
        );
    }

    [Test]
    public async Task Run_WhenServerErrorsAreFreeByDocumentation_SendsItAgain()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing()).Answering(
            _fault with
            {
                RetryAfter = TimeSpan.FromSeconds(4),
            }
        );
        scene.Host.Change("test", provider => provider with { ErrorsAreFreeSource = "Its price list." });

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.LeaseActions, Is.EqualTo([LeaseAction.ReleaseFor(TimeSpan.FromSeconds(4))]));
            Assert.That(
                scene.Job.Attempts.Single(),
                Has.Property("Outcome").EqualTo(AttemptOutcome.Unavailable).And.Property("Charge").EqualTo(Charge.None)
            );
        }
    }

    [Test]
    public async Task Run_WhenSomebodyDecidedToRiskIt_SendsItAgainAndCountsTheUnknownAmount()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing()).Answering(_fault);
        scene.Host.Change("test", provider =>
            provider with
            {
                Settings = new ProviderSettings { ResendAfterServerError = true },
            }
        );

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (scene.Job.Status, scene.Job.UnknownAmounts, scene.Job.Charge),
                Is.EqualTo((JobStatus.Pending, 1, Charge.Pending))
            );
            Assert.That(scene.LeaseActions.Last(), Is.TypeOf<LeaseAction.Released>());
            scene.Host.Budget.Verify(
                budget => budget.RaiseAsync(scene.Job, Money.Usd(0.04m), It.IsAny<CancellationToken>()),
                "both may have to be paid"
            );
        }
    }

    [Test]
    public async Task Run_WhenSomebodyDecidedToRiskIt_AnotherProviderMayTakeOver()
    {
        using var scene = new RunScene(new GenerationBuilder().Of(Market.At("test", 0.04m)).Processing()).Answering(
            _fault
        );
        scene.Host.Offer(Market.At("test", 0.04m), Market.At("second", 0.05m));
        scene.Host.Change("test", provider =>
            provider with
            {
                Settings = new ProviderSettings { ResendAfterServerError = true },
            }
        );

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.LeaseActions, Is.EqualTo([LeaseAction.MoveTo("second")]));
            Assert.That(scene.Job.Attempts.Single().Charge, Is.EqualTo(Charge.Unknown));
            Assert.That(scene.Job.ExpectedCost, Is.EqualTo(Money.Usd(0.05m)));
        }
    }

    [Test]
    public async Task Run_WhenRiskingItAgainIsBeyondTheBudget_Ends()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing()).Answering(_fault);
        scene.Host.Change("test", provider =>
            provider with
            {
                Settings = new ProviderSettings { ResendAfterServerError = true },
            }
        );
        scene
            .Host.Budget.Setup(budget =>
                budget.RaiseAsync(scene.Job, It.IsAny<Money?>(), It.IsAny<CancellationToken>())
            )
            .ReturnsAsync(Result.Fail(Error.OverBudget("budget.exceeded", "Too much.")));

        await scene.RunAsync();

        Assert.That(
            (scene.Job.Failure?.Code, scene.Job.ActualCost, scene.Job.UnknownAmounts),
            Is.EqualTo(((FailureCode?)FailureCode.BudgetExceeded, (Money?)null, 1))
        );
    }

    [TestCase(true, 0.04)]
    [TestCase(false, 0)]
    public async Task Run_WhenAServerErrorCannotHaveCost_SendsItAgain(bool canResubmit, double price)
    {
        using var scene = new RunScene(
            new GenerationBuilder().PricedAt((decimal)price).Processing(),
            canResubmit
        ).Answering(_fault);

        await scene.RunAsync();

        Assert.That(scene.Job.Status, Is.EqualTo(JobStatus.Pending));
    }

    [Test]
    public async Task Run_WhenServerErrorsUseUpTheAttempts_EndsUnknown()
    {
        var story = new GenerationBuilder()
            .Deferred(AttemptOutcome.ServerError)
            .Deferred(AttemptOutcome.ServerError)
            .Processing();
        using var scene = new RunScene(story).Answering(_fault);
        scene.Host.Change("test", provider =>
            provider with
            {
                Settings = new ProviderSettings { ResendAfterServerError = true },
            }
        );

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (scene.Job.Failure?.Code, scene.Job.UnknownAmounts),
                Is.EqualTo(((FailureCode?)FailureCode.OutcomeUnknown, 3))
            );
            Assert.That(scene.Ledger.Select(line => line.Amount), Is.EqualTo(new Money?[] { null, null, null }));
        }
    }
}
