using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;
using Moq;

namespace ImageGenerator.Application.Tests.Generations;

/// <summary>A provider whose circuit is open is not asked: that is no attempt.</summary>
[TestFixture]
internal sealed class HeldBackTests
{
    private static readonly TimeSpan _break = TimeSpan.FromSeconds(15);
    private static readonly ProviderResult _held = new ProviderResult.NotSent("It is left alone.", _break);

    [Test]
    public async Task Run_WhenNothingWasSent_TheAttemptDoesNotCount()
    {
        using var scene = new RunScene(new GenerationBuilder().Deferred().Deferred().Processing()).Answering(_held);

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Job, Has.Property("Status").EqualTo(JobStatus.Pending).And.Property("Failure").Null);
            Assert.That(scene.Job.Attempts, Has.Count.EqualTo(2), "the third was not made");
            Assert.That(scene.Job.RetryAt, Is.EqualTo(scene.Host.Clock.Now + _break));
            Assert.That(scene.LeaseActions, Is.EqualTo([LeaseAction.ReleaseFor(_break)]));
            Assert.That(scene.Ledger, Is.Empty);
        }
    }

    [Test]
    public async Task Run_WhenNothingWasSent_AllWorkersLeaveTheConnectionAlone()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing()).Answering(_held);
        scene.Host.KeysOf(CredentialScope.User);

        await scene.RunAsync();

        scene.Host.States.Verify(states =>
            states.PauseUntilAnsweredAsync(
                It.Is<ProviderConnection>(connection => connection.Owner == CredentialScope.User),
                _break,
                It.IsAny<CancellationToken>()
            )
        );
    }

    [Test]
    public async Task Run_WhenNothingWasSentAndSomebodyCanTakeOver_MovesOnAsAfterAThrottle()
    {
        using var scene = new RunScene(new GenerationBuilder().Of(Market.At("test", 0.04m)).Processing()).Answering(
            _held
        );
        scene.Host.Offer(Market.At("test", 0.04m), Market.At("second", 0.04m));

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Job.Provider, Is.EqualTo("second"));
            Assert.That(scene.Job.Attempts, Is.Empty);
            Assert.That(scene.LeaseActions, Is.EqualTo([LeaseAction.MoveTo("second")]));
        }
    }

    [Test]
    public async Task Run_WhenAnAcceptedJobCannotBeAskedAbout_AsksAgainWhenTheBreakIsOver()
    {
        using var scene = new RunScene(new GenerationBuilder().Accepted("job-7")).Answering(
            _held,
            new ProviderResult.Completed([ProviderOutput.FromBytes(RunScene.Png)])
        );

        await scene.RunAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scene.Calls, Is.EqualTo(["poll job-7", "poll job-7"]));
            Assert.That(scene.Host.Clock.Waits, Is.EqualTo(new[] { _break }));
            Assert.That(scene.Job.Status, Is.EqualTo(JobStatus.Completed));
        }
    }

    [Test]
    public async Task Run_WhenItAnswersAgain_LiftsThePause()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing()).Answering(
            new ProviderResult.Completed([ProviderOutput.FromBytes(RunScene.Png)])
        );

        await scene.RunAsync();

        scene.Host.States.Verify(
            states => states.ResumeAsync(It.IsAny<ProviderConnection>(), It.IsAny<CancellationToken>()),
            Times.Once
        );
    }

    [Test]
    public async Task Run_WhenItCannotBeWrittenDownThatItAnswers_SavesWhatCame()
    {
        using var scene = new RunScene(new GenerationBuilder().Processing()).Answering(
            new ProviderResult.Completed([ProviderOutput.FromBytes(RunScene.Png)])
        );
        scene
            .Host.States.Setup(states =>
                states.ResumeAsync(It.IsAny<ProviderConnection>(), It.IsAny<CancellationToken>())
            )
            .ThrowsAsync(new InvalidOperationException("the database is away"));

        await scene.RunAsync();

        Assert.That(scene.Job.Status, Is.EqualTo(JobStatus.Completed));
    }
}
