using ImageGenerator.Domain.Common;

namespace ImageGenerator.Domain.Tests.Common;

[TestFixture]
internal sealed class SeedTests
{
    [TestCase(0)]
    [TestCase(4_294_967_295)]
    public void From_WhenInRange_KeepsTheNumber(long value)
    {
        Assert.That(Seed.From(value).Value, Is.EqualTo(value));
    }

    [TestCase(-1)]
    [TestCase(4_294_967_296)]
    public void From_WhenOutOfRange_IsABug(long value)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Seed.IsValid(value), Is.False);
            Assert.That(() => Seed.From(value), Throws.TypeOf<ArgumentOutOfRangeException>());
        }
    }

    [TestCase(7, 0, 7)]
    [TestCase(7, 3, 10)]
    [TestCase(4_294_967_295, 0, 4_294_967_295)]
    [TestCase(4_294_967_295, 1, 0)]
    [TestCase(4_294_967_294, 3, 1)]
    public void For_GivesEveryImageItsOwnAndWraps(long seed, int index, long expected)
    {
        Assert.That(Seed.From(seed).For(index), Is.EqualTo(Seed.From(expected)));
    }
}
