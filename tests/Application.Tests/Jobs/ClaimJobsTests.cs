using ImageGenerator.Application.Jobs;
using ImageGenerator.Application.Providers;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;
using Moq;

namespace ImageGenerator.Application.Tests.Jobs;

[TestFixture]
internal sealed class ClaimJobsTests
{
    private TestHost _host = null!;

    [SetUp]
    public void SetUp() => _host = new TestHost();

    [TearDown]
    public void TearDown() => _host.Dispose();

    [Test]
    public async Task Claim_WhenNothingIsDue_SavesNothing()
    {
        _host
            .Queue.Setup(queue =>
                queue.ClaimAsync(
                    "test",
                    It.IsAny<IReadOnlyCollection<JobKind>>(),
                    4,
                    It.IsAny<OrganizationPlaces>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync([]);

        var claimed = await _host.SendAsync(new ClaimJobs("test", 4));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(claimed.Value, Is.Empty);
            _host.UnitOfWork.Verify(work => work.SaveAsync(It.IsAny<CancellationToken>()), Times.Never);
        }
    }

    [Test]
    public async Task Claim_WhenAJobIsFresh_RecordsTheAttemptWithTheClaim()
    {
        var job = new GenerationBuilder().Build();

        var leases = await ClaimAsync(job);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(leases.Single().Lease.JobId, Is.EqualTo(job.Id));
            Assert.That(job.Status, Is.EqualTo(JobStatus.Processing));
            Assert.That(
                job.OpenAttempt,
                Has.Property("Number").EqualTo(1).And.Property("StartedAt").EqualTo(_host.Clock.Now)
            );
            _host.UnitOfWork.Verify(work => work.SaveAsync(It.IsAny<CancellationToken>()), Times.Once);
        }
    }

    [Test]
    public async Task Claim_WhenAJobWasDeferred_BeginsTheNextAttempt()
    {
        var job = new GenerationBuilder().Deferred().Build();

        await ClaimAsync(job);

        Assert.That(job.OpenAttempt?.Number, Is.EqualTo(2));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Claim_WhenTheProviderHadAccepted_LeavesTheAttemptToBeAskedAbout(bool canResubmit)
    {
        var job = new GenerationBuilder().Accepted("job-7").Build();

        await ClaimAsync(job, canResubmit);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(job.Attempts, Has.Count.EqualTo(1));
            Assert.That(job.OpenAttempt?.ProviderJobId, Is.EqualTo("job-7"));
        }
    }

    [Test]
    public async Task Claim_WhenAWorkerVanishedAndResendingIsFree_BeginsAnew()
    {
        var job = new GenerationBuilder().Processing().Build();

        await ClaimAsync(job, canResubmit: true);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(job.Attempts[0].Outcome, Is.EqualTo(AttemptOutcome.Abandoned));
            Assert.That(job.OpenAttempt?.Number, Is.EqualTo(2));
        }
    }

    [Test]
    public async Task Claim_WhenAWorkerVanishedAndResendingCouldCost_HandsTheAttemptOverToBeAskedAbout()
    {
        var job = new GenerationBuilder().PricedAt(0.04m).Processing().Build();

        var leases = await ClaimAsync(job, canResubmit: false);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(leases.Single().IsTakeover, Is.True);
            Assert.That(job.Attempts.Single().IsOpen, Is.True, "it is not made again");
        }
    }

    [Test]
    public async Task Claim_WhenTheProviderIsSwitchedOff_BeginsNoAttempt()
    {
        var job = new GenerationBuilder().Build();
        _host.Providers[0] = _host.Providers[0] with { Settings = new ProviderSettings { Enabled = false } };

        await ClaimAsync(job);

        Assert.That(job.Attempts, Is.Empty);
    }

    [Test]
    public async Task Claim_WhenThereIsNoKey_BeginsNoAttempt()
    {
        var job = new GenerationBuilder().Build();
        _host.NoWayToAnybody();

        var claimed = await ClaimAsync(job);

        Assert.That(job.Attempts, Is.Empty);
        Assert.That(claimed.Single().State, Is.EqualTo(ClaimState.NoConnection));
    }

    [Test]
    public async Task Claim_WhenSomebodysKeyIsUsed_WritesDownWhose()
    {
        var job = new GenerationBuilder().Build();
        _host.KeysOf(CredentialScope.User, CredentialScope.Platform);

        var claimed = await ClaimAsync(job);

        Assert.That(job.OpenAttempt?.KeyOwner, Is.EqualTo(CredentialScope.User));
        Assert.That(claimed.Single().Connection?.Owner, Is.EqualTo(CredentialScope.User), "the run gets the same key");
    }

    [Test]
    public async Task Claim_WritesDownOverWhichConnection()
    {
        var job = new GenerationBuilder().Build();
        ConnectOver("key-7");

        await ClaimAsync(job, connection: "key-7");

        Assert.That(job.OpenAttempt?.Connection, Is.EqualTo("key-7"));
    }

    [Test]
    public async Task Claim_WhenTheKeyHasChangedSince_PutsTheJobInTheQueueOfTheNewOne()
    {
        var job = new GenerationBuilder().Build();
        ConnectOver("key-8");

        var leases = await ClaimAsync(job, connection: "key-7");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(leases, Is.Empty, "it keeps to the limits of the connection that it takes");
            Assert.That(job.Attempts, Is.Empty);
            _host.Queue.Verify(
                queue =>
                    queue.RequeueAsync(
                        It.Is<JobLease>(lease => lease.JobId == job.Id),
                        "key-8",
                        It.IsAny<CancellationToken>()
                    ),
                Times.Once
            );
        }
    }

    [Test]
    public async Task Claim_WhenWorkersVanishedThreeTimes_GivesUp()
    {
        var job = new GenerationBuilder().Abandoned().Abandoned().Processing().Build();

        await ClaimAsync(job, canResubmit: true);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(job.Failure?.Code, Is.EqualTo(FailureCode.ProviderUnavailable));
            Assert.That(
                job.Attempts.Select(attempt => attempt.Outcome),
                Has.Exactly(3).EqualTo(AttemptOutcome.Abandoned)
            );
            Assert.That(job.ActualCost, Is.EqualTo(Money.Zero));
        }
    }

    [TestCase("cancel requested")]
    [TestCase("finished")]
    public async Task Claim_WhenThereIsNothingLeftToTry_ChangesNothing(string state)
    {
        var job = (
            state == "finished" ? new GenerationBuilder().Completed() : new GenerationBuilder().Stopping()
        ).Build();

        var leases = await ClaimAsync(job, canResubmit: true);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(leases, Has.Count.EqualTo(1), "its worker ends it");
            Assert.That(job.Attempts, Has.Count.EqualTo(1));
            Assert.That(job.Events, Is.Empty);
        }
    }

    [Test]
    public async Task Claim_TellsHowMuchTimeTheAttemptHas()
    {
        var fresh = await ClaimAsync(new GenerationBuilder().Build());
        var left = await ClaimAsync(new GenerationBuilder().Accepted("job-7").Build());

        var whole = TimeSpan.FromMinutes(5);
        Assert.That(
            (fresh.Single().TimeLeft, left.Single().TimeLeft),
            Is.EqualTo((whole, whole - (_host.Clock.Now - Moments.At(1)))),
            "a takeover does not begin it anew"
        );
    }

    [TestCase(false, 0.04)]
    [TestCase(true, 0.0)]
    public async Task Claim_WritesDownWhatTheAttemptMayCost(bool canResubmit, double expected)
    {
        var job = new GenerationBuilder().PricedAt(0.04m).Build();

        await ClaimAsync(job, canResubmit);

        Assert.That(job.OpenAttempt?.ExpectedCost, Is.EqualTo(Money.Usd((decimal)expected)));
    }

    [Test]
    public async Task Claim_WhenOneJobCannotBePrepared_TakesTheOthers()
    {
        var (broken, sound) = (new GenerationBuilder().Build(), new GenerationBuilder().Accepted("job-7").Build());
        _host.Clock.Now = Moments.At(20);
        FailToConnect();

        var leases = await ClaimAsync([broken, sound]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(leases.Select(claimed => claimed.Lease.JobId), Is.EqualTo(new[] { sound.Id }));
            Assert.That(broken.Attempts, Is.Empty);
            _host.UnitOfWork.Verify(work => work.SaveAsync(It.IsAny<CancellationToken>()), Times.Once);
        }
    }

    [Test]
    public async Task Claim_WhenOneCannotBePreparedForLong_ItGoesOnWithoutAnAttempt()
    {
        var job = new GenerationBuilder().Build();
        _host.Clock.Now = Moments.At(1000);
        FailToConnect();

        var leases = await ClaimAsync(job);

        Assert.That((leases.Count, job.Attempts.Count), Is.EqualTo((1, 0)), "whoever runs it moves it on or ends it");
    }

    private void FailToConnect() =>
        _host
            .Connections.Setup(port =>
                port.ChooseAsync(
                    It.IsAny<OrganizationId>(),
                    It.IsAny<UserId>(),
                    It.IsAny<string>(),
                    It.IsAny<IReadOnlyCollection<CredentialScope>>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ThrowsAsync(new InvalidOperationException("a bug"));

    private void ConnectOver(string key) =>
        _host
            .Connections.Setup(port =>
                port.ChooseAsync(
                    It.IsAny<OrganizationId>(),
                    It.IsAny<UserId>(),
                    It.IsAny<string>(),
                    It.IsAny<IReadOnlyCollection<CredentialScope>>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync(new ProviderConnection { Owner = CredentialScope.User, Key = key });

    private Task<IReadOnlyList<ClaimedJob>> ClaimAsync(
        Generation job,
        bool canResubmit = false,
        string connection = ProviderAttempt.PlatformConnection
    ) => ClaimAsync([job], canResubmit, connection);

    private async Task<IReadOnlyList<ClaimedJob>> ClaimAsync(
        Generation[] jobs,
        bool canResubmit = false,
        string connection = ProviderAttempt.PlatformConnection
    )
    {
        _host.Provider.Setup(provider => provider.CanResubmit).Returns(canResubmit);
        _host
            .Queue.Setup(queue =>
                queue.ClaimAsync(
                    "test",
                    It.IsAny<IReadOnlyCollection<JobKind>>(),
                    4,
                    It.IsAny<OrganizationPlaces>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync([
                .. jobs.Select(job => new JobLease(job.Id, Generation.JobKind, job.OrganizationId, "test", 1)
                {
                    Connection = connection,
                }),
            ]);
        _host
            .Jobs.Setup(store =>
                store.LoadClaimedAsync(
                    It.Is<IReadOnlyCollection<JobId>>(ids => ids.SequenceEqual(jobs.Select(job => job.Id))),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync(jobs);
        return (await _host.SendAsync(new ClaimJobs("test", 4))).Value;
    }
}
