using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;
using Moq;

namespace ImageGenerator.Application.Tests.Generations;

/// <summary>What becomes of a job when its provider fails, by the kind of the failure.</summary>
[TestFixture]
internal sealed class FailoverTests
{
    private static readonly ProviderResult _away = new ProviderResult.Unavailable("Away.");

    private static IEnumerable<TestCaseData> Switching()
    {
        yield return Case(_away, AttemptOutcome.Unavailable);
        yield return Case(new ProviderResult.Failed("The model crashed."), AttemptOutcome.Unavailable);
        yield return Case(new ProviderResult.RateLimited(null), AttemptOutcome.RateLimited);
        yield return Case(new ProviderResult.RateLimited(TimeSpan.FromSeconds(30)), AttemptOutcome.RateLimited);
        yield return Case(new ProviderResult.CredentialRejected("Out of credit."), AttemptOutcome.CredentialRejected);

        static TestCaseData Case(ProviderResult result, AttemptOutcome outcome) =>
            new TestCaseData(result, outcome).SetArgDisplayNames(result.ToString());
    }

    [TestCaseSource(nameof(Switching))]
    public async Task Run_WhenTheProviderCannotDoIt_AnotherOneStandsInAtOnce(
        ProviderResult result,
        AttemptOutcome outcome
    )
    {
        using var scene = Scene().Answering(result);

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                scene.Job.Attempts.Single(),
                Has.Property("Outcome").EqualTo(outcome).And.Property("Provider").EqualTo("test")
            );
            Assert.That(
                scene.Job,
                Has.Property("Provider").EqualTo("second").And.Property("Model").EqualTo("second/fox")
            );
            Assert.That(scene.Job.EstimatedCost, Is.EqualTo(Money.Usd(0.04m)), "what was shown stays");
            Assert.That(scene.LeaseActions, Is.EqualTo([LeaseAction.MoveTo("second")]));
            Assert.That(scene.Ledger, Is.Empty);
        }
    }

    private static IEnumerable<TestCaseData> Staying()
    {
        yield return new TestCaseData(
            new ProviderResult.ContentRejected("Not this."),
            FailureCode.ContentRefused
        ).SetArgDisplayNames("refused");
        yield return new TestCaseData(
            new ProviderResult.Invalid("width", "Too wide."),
            FailureCode.InvalidRequest
        ).SetArgDisplayNames("invalid");
        yield return new TestCaseData(
            new ProviderResult.Unknown("Lost."),
            FailureCode.OutcomeUnknown
        ).SetArgDisplayNames("unknown");
        yield return new TestCaseData(
            new ProviderResult.ServerError("Oops."),
            FailureCode.OutcomeUnknown
        ).SetArgDisplayNames("server error");
        yield return new TestCaseData(
            new ProviderResult.NoOutput("Nothing came."),
            FailureCode.NoOutput
        ).SetArgDisplayNames("no output");
    }

    [TestCaseSource(nameof(Staying))]
    public async Task Run_WhenAnotherProviderWouldMendNothing_EndsThere(ProviderResult result, FailureCode code)
    {
        using var scene = Scene().Answering(result);

        await scene.RunAsync();

        Assert.That(
            scene.Job,
            Has.Property("Provider").EqualTo("test").And.Property("Failure").Property("Code").EqualTo(code)
        );
    }

    [Test]
    public async Task Run_WhenTheProviderSoonTakesMore_WaitsForIt()
    {
        using var scene = Scene().Answering(new ProviderResult.RateLimited(TimeSpan.FromSeconds(5)));

        await scene.RunAsync();

        Assert.That(scene.LeaseActions, Is.EqualTo([LeaseAction.ReleaseFor(TimeSpan.FromSeconds(5))]));
    }

    [Test]
    public async Task Run_WhenThePlatformIsThrottled_AllWorkersPause()
    {
        using var scene = Scene().Answering(new ProviderResult.RateLimited(TimeSpan.FromSeconds(30)));

        await scene.RunAsync();

        scene.Host.States.Verify(states =>
            states.PauseAsync(
                It.Is<ProviderConnection>(connection => connection.Owner == CredentialScope.Platform),
                TimeSpan.FromSeconds(30),
                It.IsAny<CancellationToken>()
            )
        );
    }

    [Test]
    public async Task Run_WhenACustomersOwnKeyIsThrottled_NobodyElsePauses()
    {
        using var scene = Scene().Answering(new ProviderResult.RateLimited(TimeSpan.FromSeconds(30)));
        scene.Host.KeysOf(CredentialScope.User);

        await scene.RunAsync();

        scene.Host.States.Verify(states =>
            states.PauseAsync(
                It.Is<ProviderConnection>(connection => connection.Owner == CredentialScope.User),
                TimeSpan.FromSeconds(30),
                It.IsAny<CancellationToken>()
            )
        );
        scene.Host.States.Verify(
            states =>
                states.PauseAsync(
                    It.Is<ProviderConnection>(connection => connection.Owner != CredentialScope.User),
                    It.IsAny<TimeSpan>(),
                    It.IsAny<CancellationToken>()
                ),
            Times.Never
        );
    }

    [TestCase(Failover.SamePrice, 0.05, true, TestName = "a cent more is within the promise")]
    [TestCase(Failover.SamePrice, 0.0501, false, TestName = "more than a cent is not")]
    [TestCase(Failover.SamePrice, null, false, TestName = "an unknown price is not")]
    [TestCase(Failover.AnyPrice, 9.99, true, TestName = "any price is any price")]
    [TestCase(Failover.AnyPrice, null, true, TestName = "also one that nobody knows")]
    [TestCase(Failover.None, 0.04, false, TestName = "nobody may stand in")]
    public async Task Run_WhenItFails_KeepsThePromiseAboutThePrice(Failover failover, double? price, bool switches)
    {
        using var scene = Scene(new GenerationOptions { Failover = failover }, (decimal?)price).Answering(_away);

        await scene.RunAsync();

        Assert.That(scene.Job.Provider, Is.EqualTo(switches ? "second" : "test"));
    }

    [Test]
    public async Task Run_WhenTheJobWasFree_NobodyPaidStandsIn()
    {
        using var scene = new RunScene(new GenerationBuilder().Of(Market.At("test", 0)).Processing()).Answering(_away);
        scene.Host.Offer(Market.At("test", 0), Market.At("second", 0.01m));

        await scene.RunAsync();

        Assert.That(scene.Job.Provider, Is.EqualTo("test"));
    }

    [Test]
    public async Task Run_WhenTheOtherModelLacksAChosenSetting_ItDoesNotTakeOver()
    {
        var story = new GenerationBuilder()
            .Of(Market.At("test", 0.04m))
            .Asking(request => request with { NegativePrompt = "text" });
        using var scene = new RunScene(story.Processing()).Answering(_away);
        var plain = Market.At("second", 0.04m);
        scene.Host.Offer(
            Market.At("test", 0.04m),
            plain with
            {
                Capabilities = plain.Capabilities with { NegativePrompt = false },
            }
        );

        await scene.RunAsync();

        Assert.That(scene.Job.Provider, Is.EqualTo("test"));
    }

    [Test]
    public async Task Run_WhenTheSeedWasOnlyOurs_AModelWithoutSeedsMayTakeOver()
    {
        using var scene = Scene().Answering(_away);
        var plain = Market.At("second", 0.04m);
        scene.Host.Offer(
            Market.At("test", 0.04m),
            plain with
            {
                Capabilities = plain.Capabilities with { Seed = false },
            }
        );

        await scene.RunAsync();

        Assert.That(scene.Job.Provider, Is.EqualTo("second"));
    }

    [Test]
    public async Task Run_WhenAllAttemptsAreUsed_NobodyStandsIn()
    {
        using var scene = new RunScene(
            new GenerationBuilder().Of(Market.At("test", 0.04m)).Deferred().Deferred().Processing()
        ).Answering(_away);
        scene.Host.Offer(Market.At("test", 0.04m), Market.At("second", 0.04m));

        await scene.RunAsync();

        Assert.That(scene.Job.Failure?.Code, Is.EqualTo(FailureCode.ProviderUnavailable));
    }

    [Test]
    public async Task Run_WhenAKeyIsRejected_TheNextKeyIsTriedBeforeAnotherProvider()
    {
        using var scene = Scene().Answering(new ProviderResult.CredentialRejected("Expired."));
        scene.Host.KeysOf(CredentialScope.User, CredentialScope.Platform);

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Job.Provider, Is.EqualTo("test"));
            Assert.That(scene.LeaseActions, Is.EqualTo([LeaseAction.ReleaseFor(TimeSpan.Zero)]));
            scene.Host.Connections.Verify(port =>
                port.ReportAsync(
                    It.Is<ProviderConnection>(used => used.Owner == CredentialScope.User),
                    It.Is<ProviderCredentialReport>(report => report.Rejection == "Expired."),
                    It.IsAny<CancellationToken>()
                )
            );
        }
    }

    [Test]
    public async Task Run_WhenNobodyCouldBeAsked_AnotherProviderStandsIn()
    {
        using var scene = new RunScene(new GenerationBuilder().Of(Market.At("test", 0.04m)));
        scene.Host.Offer(Market.At("test", 0.04m), Market.At("second", 0.04m));

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Calls, Is.Empty);
            Assert.That(
                scene.Job,
                Has.Property("Provider").EqualTo("second").And.Property("Status").EqualTo(JobStatus.Pending)
            );
            Assert.That(scene.LeaseActions, Is.EqualTo([LeaseAction.MoveTo("second")]));
        }
    }

    [Test]
    public async Task Run_WhenNobodyCouldBeAskedAndNobodyStandsIn_SaysWhatIsMissing()
    {
        using var scene = new RunScene(new GenerationBuilder());

        await scene.RunAsync();

        Assert.That(
            scene.Job.Failure,
            Has.Property("Code").EqualTo(FailureCode.CredentialRejected).And.Property("Message").Contains("key")
        );
    }

    [Test]
    public async Task Run_WhenTheAnswerWasLostButTheProviderHasTheJob_FollowsItAndPaysOnce()
    {
        using var scene = Scene()
            .Answering(
                new ProviderResult.Unknown("Lost."),
                new ProviderResult.Completed([ProviderOutput.FromBytes(RunScene.Png)])
            );
        scene.Found = new ProviderResult.Accepted("job-7", TimeSpan.FromSeconds(1));

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Calls, Is.EqualTo(["submit", "reconcile", "poll job-7"]));
            Assert.That(scene.Job.Status, Is.EqualTo(JobStatus.Completed));
        }
    }

    [Test]
    public async Task Run_WhenTheAnswerWasLostAndTheProviderSurelyHasNothing_AnotherOneStandsIn()
    {
        using var scene = Scene().Answering(new ProviderResult.Unknown("Lost."));
        scene.Found = new ProviderResult.Unavailable("It never arrived.");

        await scene.RunAsync();

        Assert.That(scene.Job.Provider, Is.EqualTo("second"));
    }

    [Test]
    public async Task Run_WhenAWorkerVanishedWhileItSent_AsksInsteadOfSendingAgain()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing(), takeover: true);

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Calls, Is.EqualTo(["reconcile"]));
            Assert.That(scene.Job.Failure?.Code, Is.EqualTo(FailureCode.OutcomeUnknown));
            Assert.That(scene.Job.ActualCost, Is.Null, "nobody knows");
        }
    }

    [Test]
    public async Task Run_WhenTheAskingFails_AsksAgainAndNeverSendsAgain()
    {
        using var scene = Scene()
            .Answering(
                new ProviderResult.Accepted("job-1", TimeSpan.FromSeconds(1)),
                _away,
                new ProviderResult.Unknown("Reset."),
                new ProviderResult.RateLimited(TimeSpan.FromSeconds(9)),
                new ProviderResult.Completed([ProviderOutput.FromBytes(RunScene.Png)])
            );

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Calls, Is.EqualTo(["submit", "poll job-1", "poll job-1", "poll job-1", "poll job-1"]));
            Assert.That(
                scene.Host.Clock.Waits,
                Is.EqualTo(new[] { 1d, 1, 2, 9 }.Select(seconds => TimeSpan.FromSeconds(seconds)))
            );
            Assert.That(
                scene.Job,
                Has.Property("Status").EqualTo(JobStatus.Completed).And.Property("Provider").EqualTo("test")
            );
        }
    }

    [Test]
    public async Task Run_WhenTheKeyIsRejectedAfterTheJobWasAccepted_NobodyElseIsPaidForIt()
    {
        using var scene = Scene()
            .Answering(
                new ProviderResult.Accepted("job-1", TimeSpan.FromSeconds(1)),
                new ProviderResult.CredentialRejected("Revoked.")
            );

        await scene.RunAsync();

        Assert.That(
            scene.Job,
            Has.Property("Provider")
                .EqualTo("test")
                .And.Property("Failure")
                .Property("Code")
                .EqualTo(FailureCode.OutcomeUnknown)
        );
    }

    [Test]
    public async Task Run_WhenTheProviderMeasured_ThePriceBookDecides()
    {
        var model = Market.At("test", null) with
        {
            Price = new Price
            {
                Components = [new PriceComponent(PriceUnit.OutputImageToken, Money.Usd(30))],
                Expected = [new PriceComponent(PriceUnit.Image, Money.Usd(0.05m))],
            },
        };
        using var scene = new RunScene(new GenerationBuilder().Of(model).Processing()).Answering(
            new ProviderResult.Completed(
                [ProviderOutput.FromBytes(RunScene.Png)],
                null,
                new ProviderUsage { OutputImageTokens = 1056, InputTextTokens = 11 }
            )
        );

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Job.EstimatedCost, Is.EqualTo(Money.Usd(0.05m)));
            Assert.That(scene.Job.ActualCost, Is.EqualTo(Money.Usd(0.03168m)));
            Assert.That(scene.Ledger.Select(line => line.Amount!.Value.Amount), Is.EqualTo([0.05m, -0.01832m]));
            Assert.That(
                scene.Ledger[0],
                Has.Property("OutputTokens").EqualTo(1056).And.Property("InputTokens").EqualTo(11)
            );
        }
    }

    private static RunScene Scene(GenerationOptions? routing = null, decimal? otherPrice = 0.04m)
    {
        var story = new GenerationBuilder().Of(Market.At("test", 0.04m)).With(routing ?? new GenerationOptions());
        var scene = new RunScene(story.Processing());
        scene.Host.Offer(Market.At("test", 0.04m), Market.At("second", otherPrice));
        scene.Host.KeysOf(CredentialScope.Platform);
        return scene;
    }
}
