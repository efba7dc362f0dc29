using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Domain.Tests.Jobs;

/// <summary>An event says where its job stands, so that nobody has to read the job again.</summary>
internal sealed class JobUpdatedTests
{
    [Test]
    public void Failure_IsToldWithItsReasonItsKeyAndItsCost()
    {
        var job = new GenerationBuilder().Build();
        job.BeginAttempt(Moments.At(1), CredentialScope.User);
        job.Fail(AttemptOutcome.Refused, JobFailure.Because(FailureCode.ContentRefused, "No."), Moments.At(4));

        var told = (GenerationUpdated)job.Events[^1];

        using (Assert.EnterMultipleScope())
        {
            Assert.That((told.Status, told.Attempts), Is.EqualTo((JobStatus.Failed, 1)));
            Assert.That(
                (told.Failure, told.FailureKeyOwner),
                Is.EqualTo((new JobFailure(FailureCode.ContentRefused, "No."), CredentialScope.User))
            );
            Assert.That(
                (told.ActualCost, told.Charge, told.EstimatedCost),
                Is.EqualTo((Money.Zero, Charge.None, job.EstimatedCost))
            );
            Assert.That(
                (told.CreatedAt, told.StartedAt, told.CompletedAt),
                Is.EqualTo((job.CreatedAt, Moments.At(1), Moments.At(4)))
            );
            Assert.That(
                (told.Provider, told.Model, told.CreatedBy),
                Is.EqualTo((job.Provider, job.Model, GenerationBuilder.Person))
            );
        }
    }

    [Test]
    public void Pause_IsToldWithItsEnd()
    {
        var job = new GenerationBuilder().Deferred().Build();

        Assert.That(new GenerationUpdated(job, Moments.At(4)).RetryAt, Is.EqualTo(job.RetryAt).And.Not.Null);
    }

    [Test]
    public void Cancellation_IsToldUntilTheJobHasStopped()
    {
        var job = new GenerationBuilder().Stopping().Build();
        var stopping = new GenerationUpdated(job, Moments.At(4)).IsCancelRequested;
        job.ConfirmCancelled(Moments.At(5));

        Assert.That((stopping, ((GenerationUpdated)job.Events[^1]).IsCancelRequested), Is.EqualTo((true, false)));
    }

    [Test]
    public void MayCharge_WhenTheWorkIsKnownToBeFree_IsFalse()
    {
        var (free, unknown) = (
            new GenerationBuilder().PricedAt(0).Build(),
            new GenerationBuilder().PricedAt(null).Build()
        );

        Assert.That(new GenerationUpdated(free, Moments.At(1)).MayCharge, Is.False);
        Assert.That(new GenerationUpdated(unknown, Moments.At(1)).MayCharge, Is.True);
    }

    [Test]
    public void SavingNotice_IsToldWhileImagesAreBeingSaved()
    {
        var job = new GenerationBuilder().Accepted().Build();
        job.Advance(JobStage.Saving, 95, Moments.At(3));
        job.HoldUpSaving("The storage is full.", Moments.At(4));
        var saving = ((GenerationUpdated)job.Events[^1]).SavingNotice;
        job.Complete(null, null, Moments.At(5));

        Assert.That(
            (saving, ((GenerationUpdated)job.Events[^1]).SavingNotice),
            Is.EqualTo(("The storage is full.", (string?)null))
        );
    }

    [Test]
    public void Subject_AndOwner_AreTheJobAndWhoAskedForIt()
    {
        var job = new GenerationBuilder().Build();
        IDomainEvent told = new GenerationUpdated(job, Moments.At(1));

        Assert.That(
            (told.SubjectId, told.OwnerId, told.IsPersonal),
            Is.EqualTo(((Guid?)job.Id.Value, (UserId?)job.CreatedBy, false))
        );
    }
}
