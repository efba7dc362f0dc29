using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Budgets;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Pricing;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;
using Moq;

namespace ImageGenerator.Application.Tests.Budgets;

/// <summary>Where in a job's life money is set aside and settled.</summary>
[TestFixture]
internal sealed class HoldUseCaseTests
{
    private static readonly GenerationInput _input = new() { Prompt = "a red fox", Count = 2 };

    [Test]
    public async Task Create_SetsAsideWhatItIsExpectedToCost()
    {
        using var host = new TestHost();
        var key = ApiKeyId.New();
        host.Actor = host.Actor with { ApiKeyId = key };

        var created = await host.SendAsync(new CreateGeneration(_input, null));

        Assert.That(created.Succeeded, Is.True);
        host.Budget.Verify(
            budget =>
                budget.HoldAsync(
                    It.Is<ProviderJob>(job => job.ApiKeyId == key),
                    Money.Usd(0.08m),
                    null,
                    It.IsAny<CancellationToken>()
                ),
            Times.Once
        );
    }

    [Test]
    public async Task Create_WhenThereIsNoRoom_IsRefusedAndSavesNothing()
    {
        using var host = new TestHost();
        host.Budget.Setup(budget =>
                budget.HoldAsync(
                    It.IsAny<ProviderJob>(),
                    It.IsAny<Money?>(),
                    It.IsAny<CredentialScope?>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync(BudgetErrors.PriceUnknown);

        var refused = await host.SendAsync(new CreateGeneration(_input, null));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                refused.Error,
                Has.Property("Code").EqualTo("budget.price_unknown").And.Property("Kind").EqualTo(ErrorKind.OverBudget)
            );
            host.UnitOfWork.Verify(work => work.SaveAsync(It.IsAny<CancellationToken>()), Times.Never);
        }
    }

    [Test]
    public async Task Create_WhenItIsFree_NeedsNoTransaction()
    {
        using var host = new TestHost();
        host.Models.Setup(models => models.All).Returns([TestModels.Able with { Price = Price.PerImage(Money.Zero) }]);

        await host.SendAsync(new CreateGeneration(_input, null));

        host.UnitOfWork.Verify(work => work.SaveAsync(It.IsAny<CancellationToken>()), Times.Once);
        host.UnitOfWork.VerifyNoOtherCalls();
    }

    [Test]
    public async Task Retry_SetsAsideAgain_OrIsRefused()
    {
        using var host = new TestHost();
        var job = Known(host, new GenerationBuilder().Failed().Build());
        host.Budget.Setup(budget => budget.HoldAsync(job, Money.Usd(0.04m), null, It.IsAny<CancellationToken>()))
            .ReturnsAsync(BudgetErrors.PriceUnknown);

        var refused = await host.SendAsync(new RetryGeneration(job.Id.Value));

        Assert.That(refused.Error?.Code, Is.EqualTo("budget.price_unknown"));
    }

    [Test]
    public async Task Cancel_WhenPending_Settles()
    {
        using var host = new TestHost();
        var job = Known(host, new GenerationBuilder().Build());

        await host.SendAsync(new CancelGeneration(job.Id.Value));

        host.Budget.Verify(budget => budget.Settle(job), Times.Once);
    }

    [Test]
    public async Task Cancel_WhenProcessing_LeavesItToTheWorker()
    {
        using var host = new TestHost();
        var job = Known(host, new GenerationBuilder().Processing().Build());

        await host.SendAsync(new CancelGeneration(job.Id.Value));

        host.Budget.Verify(budget => budget.Settle(It.IsAny<ProviderJob>()), Times.Never);
    }

    private static IEnumerable<TestCaseData> Answers()
    {
        yield return new TestCaseData(new ProviderResult.ContentRejected("No."), true).SetArgDisplayNames("refused");
        yield return new TestCaseData(new ProviderResult.Unknown("Lost."), true).SetArgDisplayNames("lost");
        yield return new TestCaseData(new ProviderResult.CredentialRejected("No."), true).SetArgDisplayNames(
            "rejected"
        );
        yield return new TestCaseData(new ProviderResult.Unavailable("Away."), false).SetArgDisplayNames("tried again");
        yield return new TestCaseData(new ProviderResult.RateLimited(null), false).SetArgDisplayNames("waits");
    }

    [TestCaseSource(nameof(Answers))]
    public async Task Run_SettlesWhenItEndsTheJob(ProviderResult result, bool ends)
    {
        using var scene = new RunScene(new GenerationBuilder().Processing()).Answering(result);

        await scene.RunAsync();

        scene.Host.Budget.Verify(budget => budget.Settle(scene.Job), Times.Exactly(ends ? 1 : 0));
    }

    [Test]
    public async Task Run_WhenItStoredTheImages_Settles()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing()).Answering(
            new ProviderResult.Completed([ProviderOutput.FromBytes(RunScene.Png)])
        );

        await scene.RunAsync();

        Assert.That(scene.Job.Status, Is.EqualTo(JobStatus.Completed));
        scene.Host.Budget.Verify(budget => budget.Settle(scene.Job), Times.Once);
    }

    [Test]
    public async Task Run_WhenTheClaimHadEndedTheJob_Settles()
    {
        using var scene = new RunScene(new GenerationBuilder().Failed(FailureCode.OutcomeUnknown));

        await scene.RunAsync();

        scene.Host.Budget.Verify(budget => budget.Settle(scene.Job), Times.Once);
    }

    [Test]
    public async Task Estimate_SaysWhatIsLeftAndWhyItWouldBeRefused()
    {
        using var host = new TestHost();
        var limit = new Application.Budgets.SpendingLimitView
        {
            Id = Guid.CreateVersion7(),
            Scope = LimitScope.User,
            SubjectId = GenerationBuilder.Person.Value,
            SubjectName = "Ada",
            Period = LimitPeriod.Day,
            Amount = Money.Usd(1),
            Spent = Money.Usd(0.9m),
            Held = Money.Usd(0.03m),
            Current = BudgetPeriod.Of(LimitPeriod.Day, Moments.Start),
        };
        host.Limits.Setup(port => port.ListBindingAsync(GenerationBuilder.Person, null, It.IsAny<CancellationToken>()))
            .ReturnsAsync([limit]);

        var estimate = (await host.SendAsync(new EstimateGeneration(_input))).Value;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(estimate.EstimatedCost, Is.EqualTo(0.08m));
            Assert.That(estimate.Budget, Is.EqualTo([limit]));
            Assert.That(estimate.Blocked?.Code, Is.EqualTo("budget.exceeded"));
            Assert.That(estimate.Blocked?.Message, Does.Contain("0.07 USD of 1 USD"));
        }
    }

    private static Generation Known(TestHost host, Generation job)
    {
        host.Jobs.Setup(generations => generations.FindAsync(job.Id, It.IsAny<CancellationToken>())).ReturnsAsync(job);
        host.Reader.Setup(reader => reader.FindAsync(job.Id, It.IsAny<CancellationToken>()))
            .ReturnsAsync(new GenerationView { Id = job.Id.Value });
        return job;
    }
}
