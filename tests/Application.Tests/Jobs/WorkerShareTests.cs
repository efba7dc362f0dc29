using ImageGenerator.Application.Jobs;

namespace ImageGenerator.Application.Tests.Jobs;

[TestFixture]
internal sealed class WorkerShareTests
{
    [TestCase(1, false, 1)]
    [TestCase(2, false, 1)]
    [TestCase(4, false, 3)]
    [TestCase(8, false, 6)]
    [TestCase(9, false, 7)]
    [TestCase(64, false, 48)]
    [TestCase(1, true, 1)]
    [TestCase(8, true, 8)]
    public void Most_KeepsAReserveWhereThereIsSomebodyToKeepItFor(int places, bool isOnly, int most) =>
        Assert.That(WorkerShare.Most(places, isOnly), Is.EqualTo(most));

    [TestCase(8, 0, false, new[] { 6 }, TestName = "nobody waits: one round, up to the reserve")]
    [TestCase(8, 1, false, new[] { 6 }, TestName = "one waits alone: all but the reserve")]
    [TestCase(8, 1, true, new[] { 8 }, TestName = "an installation with one organization uses all places")]
    [TestCase(8, 2, false, new[] { 4, 6 }, TestName = "two: half each, then what is left")]
    [TestCase(8, 3, false, new[] { 3, 6 }, TestName = "three: a third each, rounded up")]
    [TestCase(8, 20, false, new[] { 1, 6 }, TestName = "more than there are places: one each")]
    [TestCase(1, 5, false, new[] { 1 }, TestName = "one place goes to whoever is next")]
    [TestCase(2, 2, false, new[] { 1 }, TestName = "two places: one each, and no more")]
    public void Rounds_GiveEverybodyAnEvenShareFirst(int places, int organizations, bool isOnly, int[] rounds) =>
        Assert.That(WorkerShare.Rounds(places, organizations, isOnly), Is.EqualTo(rounds));

    [Test]
    public void Rounds_NeverGiveNothing(
        [Range(1, 20)] int places,
        [Values(0, 1, 2, 7, 100)] int organizations,
        [Values] bool isOnly
    )
    {
        var rounds = WorkerShare.Rounds(places, organizations, isOnly);

        Assert.That(rounds, Is.All.InRange(1, places));
        Assert.That(rounds, Is.Ordered);
    }
}
