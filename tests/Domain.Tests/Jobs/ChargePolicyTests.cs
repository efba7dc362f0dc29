using ImageGenerator.Domain.Jobs;

namespace ImageGenerator.Domain.Tests.Jobs;

/// <summary>The table of docs/decisions/0020: what an outcome says of the charge.</summary>
[TestFixture]
internal sealed class ChargePolicyTests
{
    // Outcome, charge when the provider had not taken the job up, charge when it had.
    private static readonly (AttemptOutcome Outcome, Charge Sent, Charge Accepted)[] _table =
    [
        (AttemptOutcome.Completed, Charge.Charged, Charge.Charged),
        (AttemptOutcome.NoOutput, Charge.Charged, Charge.Charged),
        (AttemptOutcome.Refused, Charge.None, Charge.None),
        (AttemptOutcome.Invalid, Charge.None, Charge.None),
        (AttemptOutcome.Unavailable, Charge.None, Charge.None),
        (AttemptOutcome.RateLimited, Charge.None, Charge.Unknown),
        (AttemptOutcome.CredentialRejected, Charge.None, Charge.Unknown),
        (AttemptOutcome.OutOfCredit, Charge.None, Charge.Unknown),
        (AttemptOutcome.NotPermitted, Charge.None, Charge.Unknown),
        (AttemptOutcome.Abandoned, Charge.None, Charge.Unknown),
        (AttemptOutcome.ServerError, Charge.Unknown, Charge.Unknown),
        (AttemptOutcome.TimedOut, Charge.Unknown, Charge.Unknown),
        (AttemptOutcome.Unknown, Charge.Unknown, Charge.Unknown),
        (AttemptOutcome.Cancelled, Charge.Unknown, Charge.Unknown),
    ];

    private static IEnumerable<TestCaseData> Rows() =>
        _table.SelectMany(row =>
            new[] { new TestCaseData(row.Outcome, false, row.Sent), new TestCaseData(row.Outcome, true, row.Accepted) }
        );

    [TestCaseSource(nameof(Rows))]
    public void Of_WhenItMayCost_FollowsTheTable(AttemptOutcome outcome, bool accepted, Charge charge) =>
        Assert.That(ChargePolicy.Of(outcome, accepted, free: false), Is.EqualTo(charge));

    [TestCaseSource(nameof(Rows))]
    public void Of_WhenItIsFree_IsNothing(AttemptOutcome outcome, bool accepted, Charge charge)
    {
        _ = charge;

        Assert.That(ChargePolicy.Of(outcome, accepted, free: true), Is.EqualTo(Charge.None));
    }

    [Test]
    public void Table_HasEveryOutcome() =>
        Assert.That(_table.Select(row => row.Outcome), Is.EquivalentTo(Enum.GetValues<AttemptOutcome>()));
}
