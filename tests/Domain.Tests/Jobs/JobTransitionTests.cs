using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Generations;
using ImageGenerator.Domain.Jobs;
using ImageGenerator.Domain.Tests.Support;

namespace ImageGenerator.Domain.Tests.Jobs;

/// <summary>Every transition from every state: allowed, or refused with its code and nothing changed.</summary>
[TestFixture]
internal sealed class JobTransitionTests
{
    private const string Ok = "";
    private const string NoOpen = "job.no_open_attempt";
    private const string Open = "job.attempt_open";
    private const string Finished = "generation.already_finished";
    private const string NotAsked = "job.cancel_not_requested";
    private const string NotRetryable = "generation.not_retryable";

    private static readonly Dictionary<string, Func<GenerationBuilder>> _states = new()
    {
        ["pending"] = () => new GenerationBuilder(),
        ["processing"] = () => new GenerationBuilder().Processing(),
        ["accepted"] = () => new GenerationBuilder().Accepted(),
        ["deferred"] = () => new GenerationBuilder().Deferred(),
        ["abandoned"] = () => new GenerationBuilder().Abandoned(),
        ["stopping"] = () => new GenerationBuilder().Stopping(),
        ["completed"] = () => new GenerationBuilder().Completed(),
        ["failed"] = () => new GenerationBuilder().Failed(),
        ["cancelled"] = () => new GenerationBuilder().Cancelled(),
    };

    private static readonly Dictionary<string, Func<Generation, Result>> _transitions = new()
    {
        ["BeginAttempt"] = job => job.BeginAttempt(Moments.At(20)),
        ["AcceptedAs"] = job => job.AcceptedAs("job-2", Moments.At(20)),
        ["Advance"] = job => job.Advance(JobStage.Saving, 90, Moments.At(20)),
        ["Defer"] = job => job.Defer(AttemptOutcome.Unavailable, "Away.", Moments.At(20), Moments.At(30)),
        ["AbandonAttempt"] = job => job.AbandonAttempt(Moments.At(20)),
        ["Complete"] = job => job.Complete(Money.Usd(0.04m), null, Moments.At(20)),
        ["Fail"] = job =>
            job.Fail(AttemptOutcome.Refused, JobFailure.Because(FailureCode.ContentRefused, "No."), Moments.At(20)),
        ["RequestCancellation"] = job => job.RequestCancellation(Moments.At(20)),
        ["ConfirmCancelled"] = job => job.ConfirmCancelled(Moments.At(20)),
        ["Retry"] = job => job.Retry(Moments.At(20)),
    };

    // Columns: pending, processing, accepted, deferred, abandoned, stopping, completed, failed, cancelled.
    private static readonly Dictionary<string, string[]> _expected = new()
    {
        ["BeginAttempt"] = [Ok, Open, Open, Ok, Ok, Open, Finished, Finished, Finished],
        ["AcceptedAs"] = [NoOpen, Ok, Ok, NoOpen, NoOpen, Ok, NoOpen, NoOpen, NoOpen],
        ["Advance"] = [NoOpen, Ok, Ok, NoOpen, NoOpen, Ok, NoOpen, NoOpen, NoOpen],
        ["Defer"] = [NoOpen, Ok, Ok, NoOpen, NoOpen, Ok, NoOpen, NoOpen, NoOpen],
        ["AbandonAttempt"] = [NoOpen, Ok, Ok, NoOpen, NoOpen, Ok, NoOpen, NoOpen, NoOpen],
        ["Complete"] = [NoOpen, Ok, Ok, NoOpen, NoOpen, Ok, Finished, Finished, Finished],
        ["Fail"] = [Ok, Ok, Ok, Ok, Ok, Ok, Finished, Finished, Finished],
        ["RequestCancellation"] = [Ok, Ok, Ok, Ok, Ok, Ok, Finished, Finished, Finished],
        ["ConfirmCancelled"] = [NotAsked, NotAsked, NotAsked, NotAsked, NotAsked, Ok, Finished, Finished, Finished],
        ["Retry"] =
        [
            NotRetryable,
            NotRetryable,
            NotRetryable,
            NotRetryable,
            NotRetryable,
            NotRetryable,
            NotRetryable,
            Ok,
            Ok,
        ],
    };

    [TestCaseSource(nameof(Cases))]
    public void Transition_FromEveryState_IsAllowedOrRefusedWithItsCode(string transition, string state, string code)
    {
        var job = _states[state]().Build();
        var before = Portrait(job);

        var result = _transitions[transition](job);

        Assert.That(result.Error?.Code ?? Ok, Is.EqualTo(code));
        if (code == Ok)
            return;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Error!.Kind, Is.EqualTo(ErrorKind.Conflict));
            Assert.That(Portrait(job), Is.EqualTo(before), "a refusal changes nothing");
            Assert.That(job.Events, Is.Empty);
        }
    }

    private static IEnumerable<TestCaseData> Cases() =>
        from row in _expected
        from column in row.Value.Index()
        let state = _states.Keys.ElementAt(column.Index)
        select new TestCaseData(row.Key, state, column.Item).SetArgDisplayNames(
            row.Key,
            state,
            column.Item == Ok ? "allowed" : column.Item
        );

    private static string Portrait(Generation job) =>
        string.Join(
            '|',
            job.Status,
            job.Stage,
            job.Progress,
            job.StartedAt,
            job.CompletedAt,
            job.RetryAt,
            job.CancelRequestedAt,
            job.Failure,
            job.ActualCost,
            job.AttemptsBeforeRetry,
            string.Join(
                ';',
                job.Attempts.Select(attempt =>
                    $"{attempt.Number} {attempt.Outcome} {attempt.CompletedAt} {attempt.ProviderJobId}"
                )
            )
        );
}
